"""Cells of labelled rows: how they are written, and how one is compared with what the program says.

An empty cell asks nothing, "-" asks for NULL. " | " parts answers that are equally right, "; " parts the items of a list,
"..." stands for words left out. Quotation marks, a leading article and the full stop behind are not compared.
"""

import csv
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
NOTHING, EITHER, NEXT, LEFT_OUT = "-", " | ", "; ", "..."
MARKS = str.maketrans("", "", '"“”„«»‘’')
ARTICLE = re.compile(r"^(?:the|an?|his|her|its|their)\s+", re.IGNORECASE)

Row = dict[str, str]


def rows_of(name: str) -> list[Row]:
    """Rows of <name>.csv."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(text: str) -> str:
    """Text without what is not compared: marks, white space, a leading article, commas and stops at the end of its parts."""
    parts = [" ".join(part.translate(MARKS).split()).rstrip(".,;") for part in text.split(" … ")]
    return ARTICLE.sub("", " … ".join(parts)).strip()


def agree(asked: str, got: Any) -> bool:
    """Whether a cell of the program answers a labelled cell."""
    if not asked:
        return True
    if got is None or got == []:
        return NOTHING in asked.split(EITHER)
    if isinstance(got, list):
        wanted = asked.split(NEXT)
        return len(wanted) == len(got) and all(agree(one, other) for one, other in zip(wanted, got, strict=True))
    said = plain(str(got).lower() if isinstance(got, bool) else str(got)).casefold()
    return any(_reads(one, said) for one in asked.split(EITHER))


def _reads(wanted: str, said: str) -> bool:
    start, *rest = (plain(piece).casefold() for piece in wanted.split(LEFT_OUT))
    return said.startswith(start) and said.endswith(rest[0]) if rest else said == start


def echo(row: Row, got: dict[str, Any], columns: tuple[str, ...]) -> Row:
    """The program's row in the labelled row's columns: the labelled cell where they agree, so that a comparison shows the rest."""
    return {column: row[column] if agree(row[column], got[column]) else f"{got[column]}" for column in columns if row[column]}


def asked(row: Row, columns: tuple[str, ...]) -> Row:
    """The cells of a labelled row that ask something."""
    return {column: row[column] for column in columns if row[column]}


def score(wanted: Row, found: Row) -> int:
    """In how many cells they are the same."""
    return sum(found.get(column) == cell for column, cell in wanted.items())


def closest(wanted: Row, found: list[Row]) -> str:
    """How the row that comes nearest differs; "" where one does not."""
    if not found:
        return "not found"
    best = max(found, key=lambda one: (score(wanted, one), one.get("content") == wanted.get("content", 0)))
    return "; ".join(f"{column}: wanted {cell!r}, got {best.get(column)!r}" for column, cell in wanted.items() if best.get(column) != cell)


def differ(wanted: Any, found: Any) -> str:
    """How two values differ; "" where they do not."""
    return "" if wanted == found else f"wanted {wanted}, got {found}"
