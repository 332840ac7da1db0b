"""Golden rows: what a careful reader says of a story, as CSV under tests/; how a row becomes a case, and how a cell is compared.

An empty cell asks nothing, "-" asks for NULL. " | " parts answers that are equally right, "; " parts the items of a list,
"..." stands for words left out. Quotation marks, a leading article and the full stop behind are not compared.
`known_miss` says why the program does not yet get there; such a case has to fail, and clears its cell once it passes.
"""

import csv
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
NOTHING, EITHER, NEXT, LEFT_OUT = "-", " | ", "; ", "..."
MARKS = str.maketrans("", "", '"“”„«»')
ARTICLE = re.compile(r"^(?:the|an?|his|her|its|their)\s+", re.IGNORECASE)

Row = dict[str, str]


def rows_of(name: str) -> list[Row]:
    """Rows of tests/<name>.csv."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def case(row: Any, name: str, known_miss: str) -> Any:
    """A case of pytest under an ASCII name; one with a known miss is expected to fail, and only to fail."""
    marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=known_miss)] if known_miss else []
    return pytest.param(row, id=unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode(), marks=marks)


def cases(name: str, *words: str) -> list[Any]:
    """Every row of tests/cases/<name>.csv as a case named after its construction, its story and the first words of those columns."""
    found = []
    for row in rows_of(f"cases/{name}"):
        saying = " ".join(" ".join(row[column] for column in words).split()[:5])
        found.append(case(row, f"{row['construction']}: {row['source_id']}: {saying}", row["known_miss"]))
    return found


def plain(text: str) -> str:
    """Text without what is not compared: marks, white space, a leading article, commas and stops at the end of its parts."""
    parts = [" ".join(part.translate(MARKS).split()).rstrip(".,;") for part in text.split(" … ")]
    return ARTICLE.sub("", " … ".join(parts)).strip()


def agree(asked: str, got: Any) -> bool:
    """Whether a cell of the program answers a golden cell."""
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
    """The program's row in the golden row's columns: the golden cell where they agree, so that a comparison shows the rest."""
    return {column: row[column] if agree(row[column], got[column]) else f"{got[column]}" for column in columns if row[column]}


def asked(row: Row, columns: tuple[str, ...]) -> Row:
    """The cells of a golden row that ask something."""
    return {column: row[column] for column in columns if row[column]}


def score(wanted: Row, found: Row) -> int:
    """In how many cells they are the same."""
    return sum(found.get(column) == cell for column, cell in wanted.items())


def closest(wanted: Row, found: list[Row]) -> str:
    """What a failing case shows: the row that comes nearest, where it differs."""
    best = max(found, key=lambda one: (score(wanted, one), one.get("content") == wanted.get("content", 0)), default={})
    return "; ".join(f"{column}: wanted {cell!r}, got {best.get(column)!r}" for column, cell in wanted.items() if best.get(column) != cell)
