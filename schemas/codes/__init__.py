"""Table `codes`: every coded value of the dataset, defined once and mapped to the field's standards.

The CSV files beside this module, one a code set, are the list; a row repeats a code where it
maps to several standards. Columns: code, label, definition, example, standard, standard_term, relation.
"""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def rows_of(code_set: str) -> tuple[dict[str, str | None], ...]:
    """The rows of one code set in file order, empty cells as None. Raises FileNotFoundError for an unknown set."""
    with open(FOLDER / f"{code_set}.csv", encoding="utf-8", newline="") as file:
        return tuple({name: value or None for name, value in row.items()} for row in csv.DictReader(file))


def code_sets() -> list[str]:
    """Names of all code sets, sorted."""
    return sorted(path.stem for path in FOLDER.glob("*.csv"))


def codes_of(code_set: str) -> list[str]:
    """The codes of one set, each once, in file order."""
    return list(dict.fromkeys(row["code"] for row in rows_of(code_set)))


def integers_of(code_set: str) -> list[int]:
    """The codes of a set whose codes are whole numbers (UCDP's precisions)."""
    return [int(code) for code in codes_of(code_set)]


def label_of(code_set: str, code: str) -> str:
    """The words for one code."""
    return next(row["label"] for row in rows_of(code_set) if row["code"] == code)
