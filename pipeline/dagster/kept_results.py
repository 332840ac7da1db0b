"""What was made of each record and read of each article, kept under OUT/work so that only new or changed ones are gone through again.

A result is found by a hash of everything that cleaning or a reader is given, and belongs to one reader and version. Results of another
version of the same reader are dropped when a run closes: they can never be found again.
"""

import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pipeline.contract.extraction_file import read_extraction, write_extraction
from pipeline.contract.records import Extraction
from pipeline.dagster.hashes import hash_values

AT_ONCE = 500  # keys a query: SQLite's older builds take no more than 999 parameters


class KeptResults:
    """Results, packed by `pack_extraction`, by key. `method` is the reader and its version."""

    def __init__(self, database: sqlite3.Connection, method: str) -> None:
        self._database, self._method = database, method

    def key(self, article: Mapping[str, Any], scope: str) -> str:
        """The key of an article's result."""
        return name_result(article, scope)

    def find(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The results that are there, by key."""
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), AT_ONCE):
            asked = keys[start : start + AT_ONCE]
            marks = ",".join("?" * len(asked))
            query = f"SELECT key, result FROM extractions WHERE version = ? AND key IN ({marks})"
            found.update(self._database.execute(query, [self._method, *asked]))
        return found

    def keep(self, results: Mapping[str, bytes]) -> None:
        """Store results; an interruption after this loses none of them."""
        rows = [(key, self._method, result) for key, result in results.items()]
        with self._database:
            self._database.executemany("INSERT OR REPLACE INTO extractions VALUES (?, ?, ?)", rows)

    def adopt(self, others: "KeptResults", rule: str) -> None:
        """Takes over the results of another version in which a rule decided nothing: without the rule they would be the same."""
        rows = others._database.execute("SELECT key, result FROM extractions WHERE version = ?", [others._method])
        self.keep({key: result for key, result in rows if rule not in unpack_extraction(result).fired})

    def drop_other_versions(self) -> None:
        """Remove what no run of this version can find, and what names no reader."""
        reader = self._method.partition(" ")[0]
        with self._database:
            self._database.execute(
                "DELETE FROM extractions WHERE version <> ?"
                " AND (instr(version, ' ') = 0 OR substr(version, 1, instr(version, ' ') - 1) = ?)",
                [self._method, reader],
            )


def name_result(article: Mapping[str, Any], scope: str) -> str:
    """The key of an article's result: changes with any value a reader sees."""
    return hash_values({"article": dict(article), "scope": scope})


@contextmanager
def open_kept_results(path: Path, method: str) -> Iterator[KeptResults]:
    """The results kept in the file `path`, made when it is not there; a file that is no such database is begun anew."""
    path.parent.mkdir(parents=True, exist_ok=True)
    database = _open(path)
    try:
        kept = KeptResults(database, method)
        yield kept
        kept.drop_other_versions()
    finally:
        database.close()


def _open(path: Path) -> sqlite3.Connection:
    statement = (
        "CREATE TABLE IF NOT EXISTS extractions"
        " (key TEXT NOT NULL, version TEXT NOT NULL, result BLOB NOT NULL, PRIMARY KEY (key, version)) WITHOUT ROWID"
    )
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


def pack_extraction(extraction: Extraction) -> bytes:
    """An extraction as packed JSON."""
    return zlib.compress(write_extraction(extraction), level=1)


def unpack_extraction(packed: bytes) -> Extraction:
    """The extraction that `pack_extraction` was given."""
    return read_extraction(zlib.decompress(packed))
