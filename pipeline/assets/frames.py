"""Between rows and frames, a chunk at a time, so that a large input never sits in memory whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import polars as pl

ROWS = 256  # of a chunk: large enough that a chunk's own cost does not count
CHARACTERS = 16_000_000  # of the texts in a chunk, so that very long articles come in smaller chunks


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
