"""Which form a file is of, by its name, and what to do with one that is not read. The endings are data: read.csv, unread.csv."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKINGS = {".gz": "gzip", ".zst": "zstd"}  # endings that any form may have after its own
ARCHIVES = ("zip", "tar", "list")  # forms that hold files, or say where they lie, and no articles
FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Form:
    """How the bytes of a file are read: its form, how they are packed, and the ending of its name that says so."""

    name: str
    packing: str | None
    suffix: str


def find_form(name: str) -> Form | None:
    """The form of a file of this name; None for one that is not read."""
    lower = name.lower()
    outer = next((suffix for suffix in PACKINGS if lower.endswith(suffix)), "")
    inner = lower.removesuffix(outer)
    for row in _load("read"):
        if inner.endswith(row["suffix"]) and not (outer and row["packing"]):
            return Form(row["form"], PACKINGS.get(outer) or row["packing"] or None, row["suffix"] + outer)
    return None


def list_suffixes() -> str:
    """The endings that are read, as part of a sentence."""
    return f"{', '.join(row['suffix'] for row in _load('read'))}, each also packed as {' or '.join(PACKINGS)}"


def advise(name: str) -> str:
    """What to do with a file of a form that is not read."""
    lower = name.lower()
    bare = next((lower.removesuffix(suffix) for suffix in PACKINGS if lower.endswith(suffix)), lower)
    known = next((row["advice"] for row in _load("unread") if bare.endswith(row["suffix"])), None)
    if known:
        return f"this form is not read: {known}"
    return f"not one of the forms {list_suffixes()}: convert or rename it, or move it out of the batch"


def name_kind(name: str) -> str:
    """What files of this name are called in a listing: their form, or the ending of one that is not read."""
    form = find_form(name)
    ending = name.rpartition("/")[2].rpartition(".")
    return form.name if form else f".{ending[2].lower()}" if ending[1] else "no ending"


@cache
def _load(name: str) -> tuple[dict[str, str], ...]:
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
