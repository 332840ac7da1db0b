"""The README's questions, asked of the sample again: `python -m tests.answers data/incidents.duckdb` writes the answers into it."""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

README = Path(__file__).parents[1] / "README.md"
NUMBERS = (int, float, type(None))
ASKED = re.compile(r"(?<=^```sql\n)(?P<query>.*?)(?P<between>^```\n\n```text\n)(?P<answer>.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


def answer(database: duckdb.DuckDBPyConnection, query: str) -> str:
    """The rows that a query gives, as a table in text: a head, a rule, a line a row, numbers to the right."""
    rows = database.execute(query).fetchall()
    return "".join(f"{line}\n" for line in draw_table([name for name, *_ in database.description], rows))


def draw_table(names: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    """The lines of such a table; NULL is said, parts of a list are joined."""
    columns = [[name, *(say(row[place]) for row in rows)] for place, name in enumerate(names)]
    widths = [max(map(len, column)) for column in columns]
    right = [all(type(row[place]) in NUMBERS for row in rows) for place in range(len(names))]
    for number, cells in enumerate(zip(*columns, strict=True)):
        padded = (cell.rjust(width) if to_right else cell.ljust(width) for cell, width, to_right in zip(cells, widths, right, strict=True))
        yield " | ".join(padded).rstrip()
        if number == 0:
            yield "-+-".join("-" * width for width in widths)


def say(cell: object) -> str:
    """One cell."""
    if isinstance(cell, list):
        return "; ".join(map(say, cell))
    return "NULL" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


def answer_all(text: str, database: duckdb.DuckDBPyConnection) -> str:
    """The text with the answer behind each question as the database gives it."""
    return ASKED.sub(lambda found: found["query"] + found["between"] + answer(database, found["query"]), text)


def main(path: str) -> None:
    """Write the README anew, answered by the database at `path`."""
    with duckdb.connect(path, read_only=True) as database:
        README.write_text(answer_all(README.read_text(encoding="utf-8"), database), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
