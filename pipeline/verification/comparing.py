"""Two forms of one table, held against each other row by row by DuckDB, which does so for millions of rows."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from pipeline.release.sql import read_file
from pipeline.verification.findings import say_key, say_value

ALIKE = "IS NOT DISTINCT FROM"  # as = does, but NULL is like NULL


@dataclass(frozen=True)
class Difference:
    """The first row in which two forms differ: its key, the column (None: only one form has the row), and both values in words."""

    row: str
    column: str | None
    left: str
    right: str


@contextmanager
def open_duckdb() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection without a file; what does not fit into memory goes to a folder that is removed afterwards."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(config={"temp_directory": folder}) as connection:
        yield connection


def parquet_rows(path: Path) -> str:
    """A Parquet file as a relation of SQL."""
    return read_file(path)


def describe_columns(connection: duckdb.DuckDBPyConnection, relation: str) -> dict[str, str]:
    """The type of each column of a relation, by name in order."""
    return {name: kind for name, kind, *_ in connection.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall()}


def find_difference(connection: duckdb.DuckDBPyConnection, key: Sequence[str], left: str, right: str) -> Difference | None:
    """The first difference, by key, between two relations; None when they hold the same rows in whatever order.

    Both have the same columns. A key that stands twice is seen by the number of rows.
    """
    names = list(describe_columns(connection, right))
    rows = _join(key, [name for name in names if name not in key], left, right)
    found = connection.execute(rows).fetchone()
    if found:
        return _explain(dict(zip([name for name, *_ in connection.description], found, strict=True)), key, names)
    counts = connection.execute(f"SELECT (SELECT count(*) FROM {left}), (SELECT count(*) FROM {right})").fetchone()
    if counts[0] == counts[1]:
        return None
    doubled = find_doubled(connection, key, left if counts[0] > counts[1] else right)
    return Difference(doubled or "", None, *(f"{rows:,} rows" for rows in counts))


def find_doubled(connection: duckdb.DuckDBPyConnection, key: Sequence[str], relation: str) -> str | None:
    """The first key that stands more than once in a relation."""
    listed = ", ".join(map(_name, key))
    query = f"SELECT {listed} FROM {relation} GROUP BY {listed} HAVING count(*) > 1 ORDER BY {listed} LIMIT 1"
    found = connection.execute(query).fetchone()
    return say_key(dict(zip(key, found, strict=True))) if found else None


def _join(key: Sequence[str], others: Sequence[str], left: str, right: str) -> str:
    on = " AND ".join(f"l.{_name(name)} {ALIKE} r.{_name(name)}" for name in key)
    differs = " OR ".join(["l.here IS NULL", "r.here IS NULL", *(f"l.{_name(name)} IS DISTINCT FROM r.{_name(name)}" for name in others)])
    cells = ", ".join(f'{side}.{_name(name)} AS "{side}.{name}"' for side in "lr" for name in (*key, *others))
    order = ", ".join(f"coalesce(l.{_name(name)}, r.{_name(name)})" for name in key)
    return (
        f'SELECT l.here AS "l.", r.here AS "r.", {cells} FROM (SELECT *, true AS here FROM {left}) l '
        f"FULL JOIN (SELECT *, true AS here FROM {right}) r ON {on} WHERE {differs} ORDER BY {order} LIMIT 1"
    )


def _explain(found: dict[str, Any], key: Sequence[str], names: Sequence[str]) -> Difference:
    side = "l" if found["l."] else "r"
    row = say_key({name: found[f"{side}.{name}"] for name in key})
    if not (found["l."] and found["r."]):
        there = [("the row stands there" if found[f"{one}."] else "no such row") for one in "lr"]
        return Difference(row, None, *there)
    column = next((name for name in names if found[f"l.{name}"] != found[f"r.{name}"]), names[-1])
    return Difference(row, column, say_value(found[f"l.{column}"]), say_value(found[f"r.{column}"]))


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
