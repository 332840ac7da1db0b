"""Words as data. Each CSV beside this module has a header and a column `source`; README.md says what each is for."""

import csv
import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def load_words(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `<name>.csv` as dicts of strings, in file order. Raises FileNotFoundError for an unknown list."""
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def list_words(name: str) -> frozenset[str]:
    """The words of a list that has a column `word`."""
    return frozenset(row["word"] for row in load_words(name))


@cache
def any_of(name: str, group: str) -> str:
    """A regular expression, without captures, for any of the words of one group of a list; the longest first.

    Raises StopIteration for an unknown group.
    """
    row = next(row for row in load_words(name) if row["group"] == group)
    words = sorted(row["words"].split("|"), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(re.escape(word) for word in words)})"


@cache
def words_of(name: str, group: str) -> frozenset[str]:
    """The words of one group of a list. Raises StopIteration for an unknown group."""
    return frozenset(next(row for row in load_words(name) if row["group"] == group)["words"].split("|"))
