"""The DuckDB file: every table of the newest release, equal to its Parquet file row by row, and no table besides.

Macros and views hold no rows of their own and are not looked at.
"""

from pathlib import Path

import duckdb

from pipeline.release.duckdb_file import NAME, quote_text
from pipeline.verification.comparing import describe_columns, find_difference, open_duckdb, parquet_rows
from pipeline.verification.findings import Counts, Lie, LieFound
from pipeline.verification.releases import Published

REMEDY = f"Remove {NAME} and build again: it is made anew from the Parquet files."
LOCKED = "Could not set lock"  # DuckDB has no error of its own for it


class BusyError(Exception):
    """The DuckDB file is open for writing elsewhere; the message says what to do."""


def attach(connection: duckdb.DuckDBPyConnection, out: Path) -> dict[str, str]:
    """Attach the DuckDB file, read-only; returns its tables as relations of SQL, by name.

    Raises BusyError while another process writes to it, duckdb.Error where it cannot be read.
    """
    try:
        connection.execute(f"ATTACH {quote_text(out / NAME)} AS published (READ_ONLY)")
    except duckdb.IOException as error:
        if LOCKED in str(error):
            raise BusyError(f"{out / NAME}: open for writing in another program; close it there and verify again") from error
        raise
    query = "SELECT table_name, schema_name FROM duckdb_tables() WHERE database_name = 'published'"
    return {name: f'published."{schema}"."{name}"' for name, schema in connection.execute(query).fetchall()}


def check_database(out: Path, newest: Published) -> Counts:
    """Hold every table of the file against the newest release. Raises LieFound for the first row that differs, or for a damaged file."""
    if not (out / NAME).is_file():
        raise LieFound(Lie(out / NAME, "the file is not there", REMEDY))
    rows, table = 0, None
    try:
        with open_duckdb() as connection:
            tables = attach(connection, out)
            for name in sorted(set(tables) ^ set(newest.tables)):
                problem = "no release has the table" if name in tables else "the table is not there"
                raise LieFound(Lie(out / NAME, problem, REMEDY, name))
            for table in newest.tables:
                rows += _check_table(connection, out, newest, table, tables[table])
    except duckdb.Error as error:
        said = " ".join(str(error).split())
        raise LieFound(Lie(out / NAME, f"DuckDB cannot read it: {said}", REMEDY, table)) from error
    return Counts({"tables of the DuckDB file": len(newest.tables), "rows of the DuckDB file": rows})


def _check_table(connection: duckdb.DuckDBPyConnection, out: Path, newest: Published, name: str, ours: str) -> int:
    """Rows of one table, once they are found equal."""
    theirs = parquet_rows(newest.file_of(name))
    columns = [describe_columns(connection, relation) for relation in (ours, theirs)]
    if columns[0] != columns[1]:
        said, found = (", ".join(f"{column} {kind}" for column, kind in one.items()) for one in columns)
        raise LieFound(Lie(out / NAME, "the table's columns are not those of the release", REMEDY, name, said=said, found=found))
    difference = find_difference(connection, newest.key_of(name), ours, theirs)
    if difference:
        where, values = (difference.row, difference.column), (difference.left, f"{difference.right} in {newest.file_of(name)}")
        raise LieFound(Lie(out / NAME, f"the row is not that of release {newest.version}", REMEDY, name, *where, *values))
    return connection.execute(f"SELECT count(*) FROM {ours}").fetchone()[0]
