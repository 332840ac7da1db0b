"""Words as data. Each CSV beside this module has a header and a column `source`; README.md says what each is for."""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def load_words(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `<name>.csv` as dicts of strings, in file order. Raises FileNotFoundError for an unknown list."""
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
