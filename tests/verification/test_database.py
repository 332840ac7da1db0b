"""The DuckDB file: every row of the newest release, and readable; what is no table is left alone."""

import multiprocessing

import duckdb
import pytest

from pipeline.verification import BusyError, verify
from schemas import TABLES
from tests.verification.forging import flip_byte, newest, read, run_sql

FILE = "incidents.duckdb"


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("incidents", "fatalities_best", "999"), ("incidents", "victims", "['nobody']"), ("provenance.evidence", "quote", "'x'"),
        ("codes.codes", "label", "'x'"), ("history.releases", "inputs_sha256", "'x'"), ("articles", "published_on", "DATE '1999-01-01'"),
        ("incident_reports", "latitude", "NULL"),
    ],
)  # fmt: skip
def test_changed_cell_is_named(out, table, column, value):
    """UPDATE of one cell: table, row, column and both values."""
    name = table.split(".")[-1]
    known = read(out, name).filter(read(out, name)[column].is_not_null())
    key = TABLES[name].key()
    cells = known.select(key).row(known.height // 2)
    place = " AND ".join(
        f"{part} IS NOT DISTINCT FROM {'NULL' if cell is None else repr(cell)}" for part, cell in zip(key, cells, strict=True)
    )
    run_sql(out, f"UPDATE {table} SET {column} = {value} WHERE {place}")
    lie = verify(out).lie
    assert (lie.file.name, lie.table, lie.column) == (FILE, name, column)
    assert all(str(cell) in lie.row for cell in cells if cell is not None)
    assert lie.said in value or lie.said in ("1999-01-01", "NULL")
    assert str(newest(out) / f"{name}.parquet") in lie.found
    assert "build again" in lie.remedy


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("DELETE FROM actors WHERE actor_id = '{row}'", "no such row"),
        ("INSERT INTO actors SELECT * FROM actors WHERE actor_id = '{row}'", "rows"),
        ("INSERT INTO actors SELECT * REPLACE ('act-ffffffffffffffff' AS actor_id) FROM actors WHERE actor_id = '{row}'", "stands there"),
    ],
    ids=["deleted", "doubled", "added"],
)
def test_row_too_many_or_too_few_is_named(out, sql, said):
    """A row deleted, doubled or put in."""
    row = read(out, "actors")["actor_id"][4]
    run_sql(out, sql.format(row=row))
    lie = verify(out).lie
    assert (lie.file.name, lie.table, lie.row) == (FILE, "actors", "act-ffffffffffffffff" if "REPLACE" in sql else row)
    assert said in lie.said


@pytest.mark.parametrize(
    ("sql", "problem", "table"),
    [
        ("DROP TABLE merges", "not there", "merges"),
        ("CREATE TABLE more (one INTEGER)", "no release has the table", "more"),
        ("ALTER TABLE actors ADD COLUMN more VARCHAR", "columns are not those", "actors"),
        ("ALTER TABLE actors ALTER article_count TYPE BIGINT", "columns are not those", "actors"),
    ],
    ids=["dropped", "added", "column", "type"],
)
def test_other_tables_and_columns_are_named(out, sql, problem, table):
    """A table or column too many or too few, or of another type."""
    run_sql(out, sql.replace("merges", "provenance.merges"))
    lie = verify(out).lie
    assert (lie.file.name, lie.table) == (FILE, table)
    assert problem in lie.problem


def test_macros_views_and_order_are_no_lie(out):
    """What holds no rows of its own, and rows in another order, change nothing that the file says."""
    run_sql(
        out,
        "CREATE MACRO twice(x) AS x * 2", "CREATE MACRO all_actors() AS TABLE SELECT * FROM actors", "CREATE VIEW people AS FROM actors",
        "CREATE TEMP TABLE turned AS FROM actors ORDER BY name DESC", "DELETE FROM actors", "INSERT INTO actors FROM turned",
    )  # fmt: skip
    assert verify(out).lie is None


def test_flipped_bytes_are_found(out):
    """A raw byte in a block that holds rows, and one of the file's head: DuckDB cannot read it, and the lie says so."""
    path = out / FILE
    sound = path.read_bytes()
    for place in (sound.rindex(b"act-"), 5_000, 12):
        flip_byte(path, place)
        findings = verify(out)
        path.unlink()
        path.write_bytes(sound)
        if findings.lie is None:
            with duckdb.connect(str(path), read_only=True):
                pytest.fail(f"byte {place} was not seen")
        assert findings.lie.file == path
        assert "cannot read" in findings.lie.problem
    assert verify(out).lie is None


def test_missing_or_foreign_file_is_named(out):
    """Gone, or no database at all."""
    (out / FILE).unlink()
    assert (verify(out).lie.file, verify(out).lie.problem) == (out / FILE, "the file is not there")
    (out / FILE).write_bytes(b"no database" * 1000)
    assert "cannot read" in verify(out).lie.problem


def hold_open(path, started, done):
    """In a process of its own: keep the file open for writing until told."""
    with duckdb.connect(path) as connection:
        connection.execute("CREATE TABLE held (one INTEGER)")
        connection.execute("DROP TABLE held")
        started.set()
        done.wait(60)


def test_file_in_use_is_no_lie(out):
    """While another program writes to the file it cannot be judged: verify says which and what to do."""
    context = multiprocessing.get_context("spawn")
    started, done = context.Event(), context.Event()
    process = context.Process(target=hold_open, args=(str(out / FILE), started, done))
    process.start()
    try:
        assert started.wait(60)
        with pytest.raises(BusyError, match="close it there and verify again"):
            verify(out)
    finally:
        done.set()
        process.join()
