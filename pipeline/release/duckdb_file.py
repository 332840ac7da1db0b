"""The DuckDB file: all tables of one release with their comments, built by one writer and swapped in whole."""

import os
from pathlib import Path

import duckdb

from pipeline.release.asof import create_macro
from pipeline.release.in_context import create_in_context
from pipeline.release.resolving import create_resolve
from pipeline.release.sql import quote_text, read_file, sql_type
from pipeline.release.versions import parse_version
from schemas import TABLES, Table

NAME = "incidents.duckdb"
STORAGE = "v1.0.0"  # a file in the default format of DuckDB 2.0 cannot be opened by 1.x


def build_duckdb(release: Path, target: Path) -> None:
    """Build the file `target`, which must not exist, from the Parquet files in the folder `release`.

    Keys are in the comments and have no index: publishing has proved them unique, rows stand in their order,
    and indexes made the file of two million rows 60 % larger and its building twice as long for no faster look-up.
    """
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH {quote_text(target)} AS built (STORAGE_VERSION '{STORAGE}')")
        connection.execute("BEGIN")  # in one transaction: committing each of 200 statements takes a quarter longer
        for group in dict.fromkeys(table.group() for table in TABLES.values()):
            connection.execute(f"CREATE SCHEMA IF NOT EXISTS built.{group}")
        for name, table in TABLES.items():
            for statement in create_table(table):
                connection.execute(statement)
            connection.execute(f"INSERT INTO {_place(table)} BY NAME SELECT * FROM {read_file(release / f'{name}.parquet')}")
        connection.execute("USE built")
        macros = [statement for table in TABLES.values() for statement in create_macro(table, "built")]
        for statement in (*macros, *create_resolve("built"), *create_in_context("built")):
            connection.execute(statement)
        connection.execute("USE memory")
        connection.execute("COMMIT")
        connection.execute("DETACH built")


def create_table(table: type[Table]) -> list[str]:
    """The SQL that creates a table and says what it and its columns are."""
    columns = table.columns()
    parts = [f'"{name}" {sql_type(dtype)}{"" if columns[name].nullable else " NOT NULL"}' for name, dtype in table.types().items()]
    about = f"{table.describe()} Key: {', '.join(table.key())}."
    return [
        f"CREATE TABLE {_place(table)} ({', '.join(parts)})",
        f"COMMENT ON TABLE {_place(table)} IS {quote_text(about)}",
        *(f'COMMENT ON COLUMN {_place(table)}."{name}" IS {quote_text(column.description)}' for name, column in columns.items()),
    ]


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
    return f'built.{table.group()}."{table.sql_name()}"'
