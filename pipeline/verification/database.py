"""DuckDB files, in OUT and in each release: every table, equal to its Parquet file row by row, and no table besides.

Macros and views hold no rows of their own and are not looked at.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from pipeline.checksums import hash_file
from pipeline.release.duckdb_file import NAME, quote_text
from pipeline.verification.comparing import describe_columns, find_difference, open_duckdb, parquet_rows
from pipeline.verification.findings import Counts, Lie, LieFound
from pipeline.verification.releases import RESTORE, Published

REMEDY = f"Remove {NAME} and build again: it is made anew from the Parquet files."
LOCKED = "Could not set lock"  # DuckDB has no error of its own for it


class BusyError(Exception):
    """The DuckDB file is open for writing elsewhere; the message says what to do."""


def attach(connection: duckdb.DuckDBPyConnection, file: Path) -> dict[str, str]:
    """Attach a DuckDB file, read-only; returns its tables as relations of SQL, by name.

    Raises BusyError while another process writes to it, duckdb.Error where it cannot be read.
    """
    try:
        connection.execute(f"ATTACH {quote_text(file)} AS published (READ_ONLY)")
    except duckdb.IOException as error:
        if LOCKED in str(error):
            raise BusyError(f"{file}: open for writing in another program; close it there and verify again") from error
        raise
    query = "SELECT table_name, schema_name FROM duckdb_tables() WHERE database_name = 'published'"
    return {name: f'published."{schema}"."{name}"' for name, schema in connection.execute(query).fetchall()}


def check_database(file: Path, release: Published, remedy: str = REMEDY) -> Counts:
    """Hold every table of the file against a release. Raises LieFound for the first row that differs, or for a damaged file."""
    if not file.is_file():
        raise LieFound(Lie(file, "the file is not there", remedy))
    rows, table = 0, None
    try:
        with open_duckdb() as connection:
            tables = attach(connection, file)
            for name in sorted(set(tables) ^ set(release.tables)):
                problem = "no release has the table" if name in tables else "the table is not there"
                raise LieFound(Lie(file, problem, remedy, name))
            for table in release.tables:
                rows += _check_table(connection, Lie(file, "", remedy, table), release, tables[table])
    except duckdb.Error as error:
        said = " ".join(str(error).split())
        raise LieFound(Lie(file, f"DuckDB cannot read it: {said}", remedy, table)) from error
    return Counts({"tables of the DuckDB file": len(release.tables), "rows of the DuckDB file": rows})


def check_kept_copies(out: Path, releases: Sequence[Published]) -> Counts:
    """Hold the DuckDB file of each release against it; one that is byte for byte that of OUT has been looked at. Raises LieFound."""
    known = hash_file(out / NAME)
    for release in releases:
        if release.own_sums and release.own_sums[NAME] != known:
            check_database(release.path / NAME, release, RESTORE)
    return Counts()


def _check_table(connection: duckdb.DuckDBPyConnection, lie: Lie, release: Published, ours: str) -> int:
    """Rows of one table, once they are found equal; `lie` names file, remedy and table, should they not be."""
    name = str(lie.table)
    theirs = parquet_rows(release.file_of(name))
    columns = [describe_columns(connection, relation) for relation in (ours, theirs)]
    if columns[0] != columns[1]:
        said, found = (", ".join(f"{column} {kind}" for column, kind in one.items()) for one in columns)
        raise LieFound(replace(lie, problem="the table's columns are not those of the release", said=said, found=found))
    difference = find_difference(connection, release.key_of(name), ours, theirs)
    if difference:
        problem, found = f"the row is not that of release {release.version}", f"{difference.right} in {release.file_of(name)}"
        raise LieFound(replace(lie, problem=problem, row=difference.row, column=difference.column, said=difference.left, found=found))
    return connection.execute(f"SELECT count(*) FROM {ours}").fetchone()[0]
