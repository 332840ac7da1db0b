"""Texts, types and files as DuckDB's SQL writes them."""

from pathlib import Path

import polars as pl
from polars.datatypes import DataTypeClass

SQL_TYPES = {
    pl.String: "VARCHAR", pl.Boolean: "BOOLEAN", pl.Int32: "INTEGER", pl.Int64: "BIGINT", pl.Float64: "DOUBLE", pl.Date: "DATE",
}  # fmt: skip
PATTERN = frozenset("*?[")  # what DuckDB takes for a pattern of file names
UNOPENABLE = frozenset("?\\")  # DuckDB cuts a path at the one, to name its log, and reads the other as /


def sql_type(dtype: pl.DataType | DataTypeClass) -> str:
    """The DuckDB type of a Polars type. Raises TypeError for one no table has had so far."""
    if isinstance(dtype, pl.List):
        return f"{sql_type(dtype.inner)}[]"
    base = dtype.base_type()
    if base not in SQL_TYPES:
        raise TypeError(f"no DuckDB type for {dtype}; add it to SQL_TYPES in {__name__}")
    return SQL_TYPES[base]


def quote_text(value: str | Path) -> str:
    """A text as an SQL literal."""
    return "'" + str(value).replace("'", "''") + "'"


def read_file(path: Path) -> str:
    """One Parquet file as a relation: no pattern that finds other files, no columns made of folders called `x=y`."""
    exact = "".join(f"[{character}]" if character in PATTERN else character for character in str(path))
    return f"read_parquet({quote_text(exact)}, hive_partitioning = false)"


def hold_path(out: Path) -> None:
    """Raises ValueError where DuckDB could not open a file below a folder, because of a character in its path."""
    found = sorted(UNOPENABLE & set(str(out.resolve())))
    if found:
        raise ValueError(f"{out}: DuckDB opens no file below a path with {' or '.join(found)} in it; choose or rename the folder")
