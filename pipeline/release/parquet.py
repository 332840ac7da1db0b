"""Parquet files of a release: the same rows give the same bytes, whatever their order or the number of threads."""

import json
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from polars.datatypes import DataTypeClass

from pipeline.release.contents import ReleaseError
from schemas import Table

ROW_GROUP = 122_880  # rows: the size of DuckDB's own row groups, so that its scans stay parallel
LEVEL = 3  # of zstd: level 9 takes four times as long for files 5 % smaller
ARROW_TYPES = {
    pl.String: pa.string(), pl.Boolean: pa.bool_(), pl.Int32: pa.int32(), pl.Int64: pa.int64(),
    pl.Float64: pa.float64(), pl.Date: pa.date32(),
}  # fmt: skip


def arrow_schema(table: type[Table]) -> pa.Schema:
    """The table's columns as Arrow fields; what the table and each column mean stands in the metadata."""
    fields = [pa.field(name, arrow_type(dtype), nullable=table.columns()[name].nullable) for name, dtype in table.types().items()]
    columns = {name: column.description for name, column in table.columns().items()}
    return pa.schema(fields, metadata={"description": table.describe(), "columns": json.dumps(columns, ensure_ascii=False)})


def arrow_type(dtype: pl.DataType | DataTypeClass) -> pa.DataType:
    """The Arrow type of a Polars type. Raises TypeError for one no table has had so far."""
    if isinstance(dtype, pl.List):
        return pa.list_(arrow_type(dtype.inner))
    base = dtype.base_type()
    if base not in ARROW_TYPES:
        raise TypeError(f"no Parquet type for {dtype}; add it to ARROW_TYPES in {__name__}")
    return ARROW_TYPES[base]


def write_parquet(table: type[Table], frame: pl.DataFrame, path: Path) -> None:
    """Write a frame as one Parquet file, rows ordered by key."""
    write_rows(arrow_schema(table), table.order(frame), path)


def write_rows(schema: pa.Schema, rows: pl.DataFrame, path: Path) -> None:
    """Write a frame as one Parquet file of the schema given, rows in their order.

    Each row group is handed over as one chunk: pages would else end where chunks do, and chunks depend on how
    the frame came about. The writer itself runs in one thread.
    """
    options = {"compression": "zstd", "compression_level": LEVEL, "version": "2.6", "data_page_version": "1.0", "write_statistics": True}
    with pq.ParquetWriter(path, schema, **options) as writer:
        for start in range(0, max(rows.height, 1), ROW_GROUP):
            group = rows.slice(start, ROW_GROUP).rechunk().to_arrow().cast(schema).combine_chunks()
            writer.write_table(group, row_group_size=ROW_GROUP)


def read_parquet(path: Path) -> pl.DataFrame:
    """A published table as it was published. Raises ReleaseError when the file cannot be read."""
    try:
        return pl.read_parquet(path, glob=False, hive_partitioning=False)
    except (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:  # bytes at random can make the reader panic
        raise ReleaseError(f"{path}: not readable ({error}); restore the file from a copy of the release") from error


def fit_columns(table: type[Table], frame: pl.DataFrame) -> pl.DataFrame:
    """A table of an earlier release with today's columns: one added since is NULL, one dropped since is left out."""
    added = [pl.lit(None, dtype=dtype).alias(name) for name, dtype in table.types().items() if name not in frame.columns]
    return table.order(frame.with_columns(added))
