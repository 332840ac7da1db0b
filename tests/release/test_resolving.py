"""Where ids lead, asked of the DuckDB file."""

import duckdb
import pytest

from pipeline.release.resolving import create_resolve
from schemas import TABLES

STEPS = [("a", "b", "2026.2.0", "merge"), ("b", "c", "2026.11.0", "merge"), ("x", None, "2026.3.0", "retracted"),
         ("c", "d", "2026.10.0", "split"), ("m", "n", "2026.2.0", "merge"), ("m", "p", "2026.12.0", "split"),
         ("m", "c", "2026.12.0", "split"), ("back", "c", "2026.2.0", "merge")]  # fmt: skip
CHANGES = [("x", "2026.3.0", "removed article"), ("b", "2026.11.0", "new article"), ("d", "2026.10.0", "human decision")]


@pytest.fixture(scope="module")
def resolve():
    """Asks the macro of a small history, in which c, d, p, n and back stand."""
    with duckdb.connect() as database:
        database.execute("CREATE SCHEMA history")
        for name, table in TABLES.items():
            if table.group() == "main":
                database.execute(f'CREATE TABLE "{name}" ("{table.key()[0]}" VARCHAR)')
        database.execute("INSERT INTO incidents VALUES ('c'), ('d'), ('p'), ('n'), ('back')")
        database.execute("CREATE TABLE history.id_redirects (old_id VARCHAR, new_id VARCHAR, version VARCHAR, reason VARCHAR)")
        database.executemany("INSERT INTO history.id_redirects VALUES (?, ?, ?, ?)", STEPS)
        database.execute("CREATE TABLE history.changes (row_id VARCHAR, to_version VARCHAR, reason VARCHAR, column_name VARCHAR)")
        database.executemany("INSERT INTO history.changes VALUES (?, ?, ?, NULL)", CHANGES)
        for statement in create_resolve("memory"):
            database.execute(statement)
        yield lambda asked: database.execute("SELECT * EXCLUDE asked_id FROM history.resolve(?)", [asked]).fetchall()


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("n", [("n", "stands", None, None)]),
        ("a", [("c", "merge", "2026.11.0", "new article")]),
        ("x", [(None, "retracted", "2026.3.0", "removed article")]),
        ("c", [("c", "stands", None, None), ("d", "split", "2026.10.0", "human decision")]),
        ("m", [("c", "split", "2026.12.0", None), ("p", "split", "2026.12.0", None)]),
        ("back", [("back", "stands", None, None)]),
        ("never", [(None, "unknown", None, None)]),
    ],
    ids=["stands", "in two steps", "retracted", "split and stands", "the newest step, by number", "stands again", "unknown"],
)
def test_id_leads_to_what_stands(resolve, asked, answer):
    """An id that stands is its own answer; one that does not leads on, step by step, to what does."""
    assert resolve(asked) == answer
