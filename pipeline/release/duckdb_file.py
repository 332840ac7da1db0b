"""The DuckDB file: all tables of one release with their comments, keys and views, built by one writer and swapped in whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from pipeline.checksums import UNREPEATED, write_hash
from pipeline.release.asof import create_macro
from pipeline.release.contents import ReleaseError
from pipeline.release.folders import copy_file
from pipeline.release.in_context import create_in_context
from pipeline.release.resolving import create_resolve
from pipeline.release.sql import quote_text, read_file, sql_type
from pipeline.release.versions import parse_version
from pipeline.release.views import create_views
from schemas import TABLES, Table

NAME = UNREPEATED
KEYED: str | None = "main"  # the schema whose tables have keys in the file
LIMIT = "INCIDENT_DUCKDB_MEMORY"  # the variable that says how much memory DuckDB takes, such as 4GB; by itself it takes most there is
STORAGE = "v1.0.0"  # a file in the default format of DuckDB 2.0 cannot be opened by 1.x


def build_duckdb(release: Path, target: Path) -> None:
    """Build the file `target`, which must not exist, from the Parquet files in the folder `release`.

    Raises ReleaseError where a row breaks a key of the tables, or LIMIT is no amount or too low. Tables of main have keys, so that
    whoever draws them sees how they hang together; those of other schemas have none. Each key is an index: those of main make the
    file of two thousand incidents half as large again (18 to 28 MB), those of evidence would double it, and take no longer to build
    (two seconds).
    """
    with _connect(target.parent) as connection:
        connection.execute(f"ATTACH {quote_text(target)} AS built (STORAGE_VERSION '{STORAGE}')")
        connection.execute("USE built")
        connection.execute("BEGIN")  # in one transaction: committing each of 200 statements takes a quarter longer
        for group in dict.fromkeys(table.group() for table in TABLES.values()):
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS {group}")
        for table in TABLES.values():
            for statement in create_table(table):
                connection.execute(statement)
            _fill_table(connection, table, release)
        macros = [statement for table in TABLES.values() for statement in create_macro(table, "built")]
        for statement in (*macros, *create_resolve("built"), *create_in_context("built"), *create_views()):
            connection.execute(statement)
        connection.execute("COMMIT")
        connection.execute("USE memory")
        connection.execute("DETACH built")


@contextmanager
def _connect(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB with the memory that LIMIT allows; what needs more goes to a folder that passes, within `folder`."""
    limit = os.environ.get(LIMIT)
    if not limit:
        with duckdb.connect() as connection:
            yield connection
        return
    with TemporaryDirectory(prefix=".duckdb-", dir=folder) as passing:
        try:
            with duckdb.connect(config={"memory_limit": limit, "temp_directory": passing}) as connection:
                yield connection
        except (duckdb.ParserException, duckdb.InvalidInputException) as error:
            raise ReleaseError(f"{LIMIT}={limit}: no amount of memory ({error}); write one such as 4GB, or unset it") from error
        except duckdb.OutOfMemoryException as error:
            raise ReleaseError(f"{LIMIT}={limit}: too little memory to build {NAME} with; allow more, or unset it") from error


def _fill_table(connection: duckdb.DuckDBPyConnection, table: type[Table], release: Path) -> None:
    file = release / f"{table.sql_name()}.parquet"
    try:
        connection.execute(f"INSERT INTO {_place(table)} BY NAME SELECT * FROM {read_file(file)}")
    except duckdb.ConstraintException as error:
        raise ReleaseError(f"{file}: {error}; build again, or restore the file from a copy of the release") from error


def keep_copy(built: Path, folder: Path) -> None:
    """Put a copy of a built file, and its hash, into the folder of a release.

    No link: whoever writes to the one in OUT would change the release.
    """
    copy_file(built, folder / NAME)
    write_hash(folder)


def create_table(table: type[Table]) -> list[str]:
    """The SQL that creates a table and says what it and its columns are."""
    columns = table.columns()
    parts = [f'"{name}" {sql_type(dtype)}{"" if columns[name].nullable else " NOT NULL"}' for name, dtype in table.types().items()]
    about = f"{table.describe()} Key: {', '.join(table.key())}."
    return [
        f"CREATE TABLE {_place(table)} ({', '.join([*parts, *_list_keys(table)])})",
        f"COMMENT ON TABLE {_place(table)} IS {quote_text(about)}",
        *(f'COMMENT ON COLUMN {_place(table)}."{name}" IS {quote_text(column.description)}' for name, column in columns.items()),
    ]


def _list_keys(table: type[Table]) -> list[str]:
    """Key and links of a table of main. DuckDB knows no link to another schema, and fills no table that links to itself in any order."""
    if table.group() != KEYED:
        return []
    links = ((column, *target.split(".")) for column, target in table.references().items())
    foreign = [f'FOREIGN KEY ("{column}") REFERENCES "{to}" ("{key}")' for column, to, key in links if to != table.sql_name()]
    return [f"PRIMARY KEY ({', '.join(table.key())})", *foreign]


def holds_version(path: Path, version: str) -> bool:
    """Whether the file can be read and `version` is the newest release in it."""
    if not path.is_file():
        return False
    try:
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH {quote_text(path)} AS published (READ_ONLY)")
            found = connection.execute("SELECT version FROM published.history.releases").fetchall()
    except duckdb.Error:  # damaged, of a newer format, or held by a writer: building it anew mends all three
        return False
    return bool(found) and max((row[0] for row in found), key=parse_version) == version


def hold_place(path: Path) -> None:
    """Raises OSError where no file can be put in the place of the DuckDB file."""
    if path.is_dir() and not path.is_symlink():
        raise OSError(f"{path} is a folder where the DuckDB file belongs; move it away and publish again")


def swap_in(built: Path, path: Path) -> None:
    """Put a built file in the place of the published one; readers that hold the old one open keep it.

    A write-ahead log that a writer left beside the old file goes: the new file would be opened with it.
    """
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)
    os.replace(built, path)


def _place(table: type[Table]) -> str:
    return f'{table.group()}."{table.sql_name()}"'
