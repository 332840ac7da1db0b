"""Texts and types as DuckDB's SQL writes them."""

from pathlib import Path

import polars as pl

SQL_TYPES = {
    pl.String: "VARCHAR", pl.Boolean: "BOOLEAN", pl.Int32: "INTEGER", pl.Int64: "BIGINT", pl.Float64: "DOUBLE", pl.Date: "DATE",
}  # fmt: skip


def sql_type(dtype: pl.DataType) -> str:
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
