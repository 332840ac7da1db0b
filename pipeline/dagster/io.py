"""What a stage hands on lies as one Parquet file an asset under OUT/work, and is read and written a chunk at a time."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl
import pyarrow.parquet as pq

from pipeline.dagster.failures import explain_failures
from pipeline.dagster.metadata import PREVIEW_ROWS, describe_file
from pipeline.dagster.resources import Workspace
from pipeline.release.output_folder import check_folders
from pipeline.release.output_lock import hold_output

Chunks = Iterable[pl.DataFrame]

ROWS = 256  # of a chunk: large enough that a chunk's own cost does not count
CHARACTERS = 16_000_000  # of the texts in a chunk, so that very long articles come in smaller chunks


class ParquetIOManager(dg.ConfigurableIOManager):
    """Writes a frame, or frames one by one as row groups; hands it to the next asset as a LazyFrame."""

    workspace: dg.ResourceDependency[Workspace]

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["ParquetIOManager"]:
        """Look at the folders and hold OUT while a run lasts: every asset and check needs this manager, whichever are run.

        In process, where the definitions run everything, a resource lives from before the first step until after the last.
        Raises FolderError or InUseError: the run fails before any step.
        """
        check_folders(self.workspace.raw, self.workspace.out)
        with hold_output(self.workspace.out):
            yield self

    def path_of(self, key: dg.AssetKey) -> Path:
        """The file of an asset."""
        return place_file(self.workspace.work, key)

    @explain_failures
    def handle_output(self, context: dg.OutputContext, obj: pl.DataFrame | Chunks) -> None:
        """Write the file whole or not at all, and tell the run how many rows it has and what they look like.

        What an asset hands over chunk by chunk is made here, and may fail here.
        """
        path = self.path_of(context.asset_key)
        rows, head = write_chunks([obj] if isinstance(obj, pl.DataFrame) else obj, path)
        context.add_output_metadata(describe_file(context.asset_key, path, rows, head))

    @explain_failures
    def load_input(self, context: dg.InputContext) -> pl.LazyFrame:
        """Scan the file. Raises Failure when the asset was never materialised."""
        path = self.path_of(context.asset_key)
        if not path.is_file():
            name = context.asset_key.to_user_string()
            raise FileNotFoundError(f"{path}: asset {name} has no file in this folder; materialise {name} first, or all assets")
        return pl.scan_parquet(path, glob=False, hive_partitioning=False)


def place_file(work: Path, key: dg.AssetKey) -> Path:
    """Where the file of an asset lies under OUT/work."""
    return work.joinpath(*key.path).with_suffix(".parquet")


def write_chunks(frames: Chunks, path: Path) -> tuple[int, pl.DataFrame]:
    """Write frames of one schema as row groups of one file; returns the number of rows and the first few.

    At least one frame must come: an empty table is one frame without rows. One frame is in memory at a time.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    passing = path.with_suffix(".part")
    rows, head, writer = 0, pl.DataFrame(), None
    try:
        for frame in frames:
            table = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
            writer = writer or pq.ParquetWriter(passing, table.schema, compression="zstd")
            writer.write_table(table)
            rows, head = rows + frame.height, head if head.height else frame.head(PREVIEW_ROWS)
    finally:
        if writer:
            writer.close()
    os.replace(passing, path)
    return rows, head


def cut_chunks(rows: Iterable[Mapping[str, Any]], measure: Callable[[Mapping[str, Any]], int]) -> Iterator[list[Mapping[str, Any]]]:
    """Rows in lists of at most ROWS; a list ends early once `measure` of its rows (characters) adds up to CHARACTERS."""
    chunk: list[Mapping[str, Any]] = []
    size = 0
    for row in rows:
        chunk.append(row)
        size += measure(row)
        if len(chunk) == ROWS or size >= CHARACTERS:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def read_chunks(frame: pl.LazyFrame) -> Iterator[pl.DataFrame]:
    """The frame's rows in order, some hundreds at a time."""
    yield from frame.collect_batches(chunk_size=ROWS, maintain_order=True)


def read_rows(frame: pl.LazyFrame) -> Iterator[dict[str, Any]]:
    """The frame's rows in order as dicts."""
    for chunk in read_chunks(frame):
        yield from chunk.iter_rows(named=True)
