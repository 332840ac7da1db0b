"""Chains on Spark: connected components of the pairs that something speaks for.

Each partition keeps of its pairs a spanning forest, no more than one pair a telling; the driver joins the forests.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from pipeline.deduplication.sets import Sets

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

ENDS_SCHEMA = "one long, other long"


def find_chains(scored: "DataFrame") -> list[list[int]]:
    """The tellings of each chain of pairs with a total above 0, all in order."""
    likely = scored.filter("total > 0").select("one", "other")
    return unite(zip(*likely.mapInArrow(_span, ENDS_SCHEMA).toArrow().to_pydict().values(), strict=True))


def unite(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """What chains of pairs connect."""
    listed = list(pairs)
    chains: Sets[int] = Sets(number for pair in listed for number in pair)
    for one, other in listed:
        chains.unite(one, other)
    return chains.list()


def _span(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    pairs = (pair for batch in batches for pair in zip(*batch.to_pydict().values(), strict=True))
    forest = [(chain[0], number) for chain in unite(pairs) for number in chain[1:]]
    frame = pl.DataFrame(forest, schema={"one": pl.Int64, "other": pl.Int64}, orient="row")
    yield from frame.to_arrow(compat_level=pl.CompatLevel.oldest()).to_batches()
