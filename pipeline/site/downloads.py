"""The files of a release to download: what each holds, how large it is, and its hash."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.checksums import ITS_HASH, UNREPEATED, hash_file
from pipeline.checksums import NAME as CHECKSUMS
from schemas import TABLES

ABOUT = Path(__file__).with_name("files.csv")
UNHASHED = {CHECKSUMS: "", UNREPEATED: ITS_HASH, ITS_HASH: ""}  # which would change the page each time, with the file that says their hash
ENDING = ".parquet"


@dataclass(frozen=True)
class Download:
    """A file of the release; size in bytes and hash are None where the page cannot hold them. `hashed_in`: the file that has its hash."""

    name: str
    about: str
    size: int | None
    sha256: str | None
    hashed_in: str = ""

    def say_size(self) -> str:
        """The size for people: "512 B", "3.4 kB", "12 MB"."""
        size = float(self.size or 0)
        for unit in ("B", "kB", "MB"):
            if size < 1000:
                return f"{size:.3g} {unit}"
            size /= 1000
        return f"{size:.3g} GB"


def list_downloads(folder: Path) -> list[Download]:
    """The files in the folder of a release and the checksums to come: first those of known use in their order, then by name."""
    there = {path.name for path in folder.iterdir() if path.is_file()} | {CHECKSUMS}
    known = _load_known()
    order = [name for name in known if name in there] + sorted(there - set(known))
    return [_describe(folder / name, known.get(name, "")) for name in order]


def _describe(path: Path, about: str) -> Download:
    if path.name in UNHASHED:
        return Download(path.name, about, None, None, UNHASHED[path.name])
    return Download(path.name, about, path.stat().st_size, hash_file(path))


@cache
def _load_known() -> dict[str, str]:
    """What each file is for: those of files.csv, then the tables."""
    with open(ABOUT, encoding="utf-8", newline="") as file:
        known = {row["name"]: row["about"] for row in csv.DictReader(file)}
    return known | {f"{name}{ENDING}": _say_row(table.describe()) for name, table in TABLES.items()}


def _say_row(description: str) -> str:
    return description.split(". ")[0].rstrip(".").replace("One row = ", "table: one row is ")
