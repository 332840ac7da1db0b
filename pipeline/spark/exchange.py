"""Files that the driver and Spark's workers hand each other, in a folder that all of them reach under one path."""

import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.explained import ExplainedError
from pipeline.sources import hash_code

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

POSITION = "position"
ROWS = 1024  # of a row group: what a task reads at least
PART = 256  # rows of a partition at least, where there are many: a few minutes of the slowest step
EACH_CORE = 4  # partitions at least for each core, so that none waits long for the last


class OtherCodeError(ExplainedError):
    """A worker runs other code than the driver."""


def hand_over(frame: pl.LazyFrame, path: Path) -> int:
    """Write the frame's rows, numbered from 0 in column `position`, to one Parquet file for workers to read; returns how many."""
    path.parent.mkdir(parents=True, exist_ok=True)
    frame.with_row_index(POSITION).sink_parquet(path, row_group_size=ROWS, maintain_order=True)
    return int(pq.read_metadata(path).num_rows)


def count_parts(session: "SparkSession", rows: int, part: int = PART) -> int:
    """Into how many partitions rows are cut."""
    least = int(session.sparkContext.defaultParallelism) * EACH_CORE
    return max(1, min(rows, max(least, rows // part)))


def write_ordered(frame: "DataFrame", folder: Path) -> None:
    """Write a frame whose partitions are in order."""
    frame.write.mode("overwrite").parquet(str(folder))


def read_ordered(folder: Path) -> Iterator[dict[str, Any]]:
    """The rows of a frame that `write_ordered` wrote, in its order."""
    for path in sorted(folder.glob("part-*.parquet"), key=lambda path: int(path.name.split("-")[1])):
        for batch in pq.ParquetFile(path).iter_batches(ROWS):
            yield from batch.to_pylist()


def make_batch(types: Mapping[str, pa.DataType], rows: list[tuple[Any, ...]]) -> pa.RecordBatch:
    """Rows as Spark takes them from a worker."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(types)
    return pa.RecordBatch.from_arrays(
        [pa.array(held, kind) for held, kind in zip(columns, types.values(), strict=True)], names=list(types)
    )


def clear(folder: Path) -> None:
    """Remove a folder and all in it, if it is there."""
    shutil.rmtree(folder, ignore_errors=True)


def require_code(expected: str, *stages: str) -> None:
    """Raises OtherCodeError where this process runs other code of these stages than the driver, whose hash is given."""
    require_same(_hash(stages), expected, f"code of {', '.join(stages)}")


def require_same(found: str, expected: str, what: str) -> None:
    """Raises OtherCodeError where a worker's version of something is not the driver's."""
    if found != expected:
        raise OtherCodeError(f"a worker runs {what} {found}, the driver {expected}; install the same version on all machines")


@cache
def _hash(stages: tuple[str, ...]) -> str:
    return hash_code(*stages)
