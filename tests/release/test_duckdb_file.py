"""The DuckDB file: every table, described, of the right types; readers and older clients get on with it."""

import os
import subprocess
import sys

import duckdb
import polars as pl
import pytest

from pipeline.release import ReleaseError
from pipeline.release.duckdb_file import LIMIT, NAME, build_duckdb, create_table, holds_version, quote_text, sql_type, swap_in
from schemas import TABLES

OLDER = "DUCKDB_1_PYTHON"  # names a Python that has duckdb 1.4 or another 1.x
READER = """
import sys, duckdb
connection = duckdb.connect(sys.argv[1], read_only=True)
for line in sys.stdin:
    print(connection.execute("SELECT count(*), min(cue) FROM statements").fetchall(), flush=True)
"""


@pytest.fixture
def connection(world, cut):
    """The file of a release, open for reading."""
    with duckdb.connect(cut(world()).duckdb_path, read_only=True) as opened:
        yield opened


def test_tables_stand_in_the_schemas_of_their_groups(connection):
    """Group main in main, the others in schemas of their name."""
    found = connection.execute("SELECT schema_name, table_name FROM duckdb_tables()").fetchall()
    assert sorted(found) == sorted((table.group(), name) for name, table in TABLES.items())


def test_tables_of_main_have_their_keys_and_links(connection):
    """Whoever draws the tables sees each key of main and each link between two of its tables."""
    listed = "SELECT table_name, constraint_column_names, referenced_table FROM duckdb_constraints() WHERE constraint_type = ?"
    main = {name: table for name, table in TABLES.items() if table.group() == "main"}
    keys = {(name, tuple(columns)) for name, columns, _ in connection.execute(listed, ["PRIMARY KEY"]).fetchall()}
    assert keys == {(name, table.key()) for name, table in main.items()}
    links = {(name, column, target) for name, (column,), target in connection.execute(listed, ["FOREIGN KEY"]).fetchall()}
    told = {(name, column, to.split(".")[0]) for name, table in main.items() for column, to in table.references().items()}
    assert links == {link for link in told if link[0] != link[2]}
    assert links


def test_link_that_leads_nowhere_is_named(world, cut):
    """A row that points to none is no release: table, column and key are told."""
    tables = world()
    tables["statements"] = tables["statements"].with_columns(article_id=pl.lit("art-ffffffffffffffff"))
    with pytest.raises(ReleaseError, match=r"statements\.parquet: .*article_id: art-ffffffffffffffff.* build again"):
        cut(tables)


def test_tables_and_columns_are_described(connection):
    """Every table and every column bears the words of its model."""
    tables = dict(connection.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    columns = connection.execute("SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal").fetchall()
    said = {(table, column): comment for table, column, comment in columns}
    for name, table in TABLES.items():
        assert tables[name].startswith(table.describe())
        assert {column: said[name, column] for column in table.types()} == {name: c.description for name, c in table.columns().items()}


def test_columns_have_the_types_and_null_rules_of_the_models(connection):
    """Dates are DATE, counts INTEGER, lists VARCHAR[]; a column that may not be NULL says so."""
    found = connection.execute("SELECT table_name, column_name, data_type, is_nullable FROM duckdb_columns() WHERE NOT internal").fetchall()
    types = {(table, column): (kind, nullable) for table, column, kind, nullable in found}
    assert types["incidents", "date_start"] == ("DATE", True)
    assert types["incidents", "fatalities_best"] == ("INTEGER", True)
    assert types["incidents", "geonames_id"] == ("BIGINT", True)
    assert types["incidents", "latitude"] == ("DOUBLE", True)
    assert types["incidents", "victims"] == ("VARCHAR[]", False)
    assert types["statements", "is_direct"] == ("BOOLEAN", False)


def test_rows_are_those_of_the_parquet_files(full, world, cut):
    """Each table holds the rows of its Parquet file, in their order."""
    cut(world())
    release = cut(full)
    assert all(release.rows.values())
    with duckdb.connect(release.duckdb_path, read_only=True) as connection:
        for name, table in TABLES.items():
            rows = connection.execute(f'SELECT * FROM {table.group()}."{name}"').fetchall()
            assert rows == pl.read_parquet(release.path / f"{name}.parquet").rows(), name


def test_file_is_in_the_format_of_1_0(connection):
    """DuckDB names 1.0.0 as the oldest version that can read the file."""
    tags = connection.execute("SELECT tags FROM duckdb_databases() WHERE NOT internal").fetchall()
    assert tags[0][0]["storage_version"].startswith("v1.0.0")


@pytest.mark.skipif(not os.environ.get(OLDER), reason=f"{OLDER} does not name a Python that has duckdb 1.4")
def test_file_opens_in_duckdb_1(world, cut):
    """A client of DuckDB 1.x opens the file, reads rows, lists and comments, and an earlier release's tables."""
    code = (
        "import sys, duckdb; assert duckdb.__version__.startswith('1.'), duckdb.__version__\n"
        "c = duckdb.connect(sys.argv[1], read_only=True)\n"
        "print(c.execute('SELECT city, victims, fatalities_best FROM incidents').fetchall())\n"
        "print(c.execute(\"SELECT count(comment) FROM duckdb_columns() WHERE schema_name = 'provenance'\").fetchall())\n"
        "print(c.execute(\"SELECT city, victims, fatalities_best FROM incidents_asof('2026.11.0')\").fetchall())\n"
    )
    cut(world(victims=[]))
    done = subprocess.run([os.environ[OLDER], "-c", code, cut(world()).duckdb_path], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    described = sum(len(table.types()) for table in TABLES.values() if table.group() == "provenance")
    assert done.stdout.splitlines() == ["[('Kabul', ['two guards'], 2)]", f"[({described},)]", "[('Kabul', [], 2)]"]


def test_reader_does_not_block_the_writer(world, cut):
    """A process that holds the file open goes on reading the old one while a release swaps in the new one."""
    path = cut(world()).duckdb_path
    with subprocess.Popen([sys.executable, "-c", READER, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert ask(reader) == "[(2, 'said')]"
        assert cut(world(numbers=(1, 2, 3), cue="told")).is_new
        assert ask(reader) == "[(2, 'said')]"
        with duckdb.connect(path, read_only=True) as connection:
            assert connection.execute("SELECT count(*), min(cue) FROM statements").fetchall() == [(3, "told")]
        reader.stdin.close()
    assert reader.returncode == 0


def ask(reader):
    """Let the reading process query once."""
    reader.stdin.write("go\n")
    reader.stdin.flush()
    return reader.stdout.readline().strip()


def test_version_held_is_told_from_any_other(world, cut, tmp_path):
    """The newest release in the file counts; a missing file and a file that is no database hold none."""
    cut(world())
    path = cut(world(cue="told")).duckdb_path
    assert holds_version(path, "2026.11.1")
    assert not holds_version(path, "2026.11.0")
    assert not holds_version(tmp_path / "nowhere.duckdb", "2026.11.0")
    (tmp_path / "text.duckdb").write_text("no database")
    assert not holds_version(tmp_path / "text.duckdb", "2026.11.0")


def test_old_write_ahead_log_goes_with_the_old_file(world, cut, tmp_path):
    """A log that a writer left beside the old file is not replayed into the new one."""
    path = cut(world()).duckdb_path
    log = path.with_name(f"{NAME}.wal")
    log.write_bytes(b"half a transaction")
    build_duckdb(tmp_path / "releases" / "2026.11.0", tmp_path / "built")
    swap_in(tmp_path / "built", path)
    assert not log.exists()
    assert holds_version(path, "2026.11.0")


def test_path_with_a_quote_is_no_obstacle(world, cut, tmp_path):
    """A folder whose name holds a quotation mark can hold a dataset."""
    release = cut(world())
    odd = tmp_path / "it's here"
    odd.mkdir()
    build_duckdb(release.path, odd / NAME)
    assert holds_version(odd / NAME, release.version)
    assert quote_text("it's") == "'it''s'"


def test_unknown_type_is_an_error():
    """A type no table has had so far gets no column by guess."""
    assert sql_type(pl.List(pl.String)) == "VARCHAR[]"
    with pytest.raises(TypeError, match="SQL_TYPES"):
        sql_type(pl.Duration())


def test_table_of_an_older_release_gets_todays_columns(world, cut, tmp_path):
    """A column that the release's file does not have yet is NULL in the DuckDB file, and no obstacle."""
    release = cut(world())
    path = release.path / "id_redirects.parquet"
    path.unlink()
    pl.DataFrame(schema={"old_id": pl.String, "version": pl.String, "reason": pl.String}).write_parquet(path)
    build_duckdb(release.path, tmp_path / "older.duckdb")
    assert '"new_id" VARCHAR,' in create_table(TABLES["id_redirects"])[0]
    assert holds_version(tmp_path / "older.duckdb", release.version)


def test_memory_can_be_limited(full, cut, tmp_path, monkeypatch):
    """With a limit the file holds the same rows, and what passed on disk is gone."""
    released = cut(full).path
    monkeypatch.setenv(LIMIT, "500MB")
    build_duckdb(released, tmp_path / "limited.duckdb")
    with duckdb.connect(tmp_path / "limited.duckdb", read_only=True) as connection:
        assert connection.execute("SELECT count(*) FROM incidents").fetchone() == (full["incidents"].height,)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".duckdb")] == []


@pytest.mark.parametrize(("limit", "said"), [("plenty", "write one such as 4GB"), ("1MB", "allow more")])
def test_limit_that_cannot_be_kept_is_named(full, cut, tmp_path, monkeypatch, limit, said):
    """Neither what is no amount nor what is too little builds a file, and the error names the variable."""
    released = cut(full).path
    monkeypatch.setenv(LIMIT, limit)
    with pytest.raises(ReleaseError, match=f"{LIMIT}={limit}.*{said}"):
        build_duckdb(released, tmp_path / "limited.duckdb")
