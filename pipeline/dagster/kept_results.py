"""What was extracted from each article, kept under OUT/work so that only new or changed articles are read again.

A result is found by a hash of everything extraction is given, and belongs to one version of rules, words and
libraries. Results of another version are dropped when a run closes: they can never be found again.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.dagster.hashes import hash_values
from schemas import TABLES

Rows = dict[str, list[dict[str, Any]]]

AT_ONCE = 500  # keys a query: SQLite's older builds take no more than 999 parameters


class KeptResults:
    """Results, packed by `pack_rows`, by key."""

    def __init__(self, database: sqlite3.Connection, version: str) -> None:
        self._database, self._version = database, version

    def key(self, article: Mapping[str, Any], scope: str) -> str:
        """The key of an article's result: changes with any value extraction sees, and with its version."""
        return hash_values({"article": dict(article), "scope": scope, "version": self._version})

    def find(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The results that are there, by key."""
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), AT_ONCE):
            asked = keys[start : start + AT_ONCE]
            marks = ",".join("?" * len(asked))
            found.update(self._database.execute(f"SELECT key, result FROM results WHERE key IN ({marks})", asked))
        return found

    def keep(self, results: Mapping[str, bytes]) -> None:
        """Store results; an interruption after this loses none of them."""
        rows = [(key, self._version, result) for key, result in results.items()]
        with self._database:
            self._database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)

    def drop_other_versions(self) -> None:
        """Remove what no run of this code can find."""
        with self._database:
            self._database.execute("DELETE FROM results WHERE version <> ?", [self._version])


@contextmanager
def open_kept_results(path: Path, version: str) -> Iterator[KeptResults]:
    """The results kept in the file `path`, made when it is not there; a file that is no such database is begun anew."""
    path.parent.mkdir(parents=True, exist_ok=True)
    database = _open(path)
    try:
        kept = KeptResults(database, version)
        yield kept
        kept.drop_other_versions()
    finally:
        database.close()


def _open(path: Path) -> sqlite3.Connection:
    statement = "CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, version TEXT NOT NULL, result BLOB NOT NULL) WITHOUT ROWID"
    database = sqlite3.connect(path, timeout=60)
    try:
        database.execute(statement)
    except sqlite3.OperationalError:  # locked, or the disk is full: nothing is wrong with the file
        raise
    except sqlite3.DatabaseError:
        database.close()
        path.unlink()
        database = sqlite3.connect(path, timeout=60)
        database.execute(statement)
    return database


def pack_rows(rows: Mapping[str, list[dict[str, Any]]]) -> bytes:
    """Rows of several tables as packed JSON; dates become ISO text."""
    return zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":"), default=str).encode(), level=1)


def unpack_rows(packed: bytes) -> Rows:
    """The rows `pack_rows` was given."""
    rows: Rows = json.loads(zlib.decompress(packed))
    for table, found in rows.items():
        for name in _date_columns(table):
            for row in found:
                if row.get(name):
                    row[name] = date.fromisoformat(row[name])
    return rows


@cache
def _date_columns(table: str) -> tuple[str, ...]:
    return tuple(name for name, dtype in TABLES[table].types().items() if dtype == pl.Date) if table in TABLES else ()
