"""Candidate pairs compared and weighed on Spark, some thousands at a time, by the code of one machine."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from pipeline.deduplication.matching.comparing import compare_pairs
from pipeline.deduplication.matching.scoring import CHUNK, LONGEST, weigh
from pipeline.spark.exchange import count_parts
from pipeline.spark.guard import release
from pipeline.spark.merging.stored_tellings import Tellings

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

TELLINGS = 2_000  # whose pairs make a partition: some tens of thousands
ENDS = pl.Schema({"one": pl.UInt32, "other": pl.UInt32})
ENDS_SCHEMA = "one long, other long"
TYPES = {pl.String: "string", pl.Int64: "long", pl.Boolean: "boolean", pl.UInt32: "long"}


def score_on_spark(session: "SparkSession", pairs: "DataFrame", tellings: Tellings, target: Path) -> "DataFrame":
    """The pairs with their levels and total, written to the folder `target`."""
    types = _score(pl.DataFrame(schema=ENDS), tellings).schema
    schema = ", ".join(f"{name} {TYPES[kind.base_type()]}" for name, kind in types.items())
    spread = pairs.repartition(count_parts(session, tellings.count(), TELLINGS), "one")
    spread.mapInArrow(partial(_score_batches, tellings=tellings), schema).write.mode("overwrite").parquet(str(target))
    return session.read.schema(schema).parquet(str(target))


def complete_on_spark(session: "SparkSession", scored: "DataFrame", chains: Iterable[list[int]]) -> "DataFrame":
    """The pairs within chains of at most LONGEST tellings that were not found by a block."""
    short = [(chain,) for chain in chains if len(chain) <= LONGEST]
    listed = session.createDataFrame(short, "chain array<long>").repartition(count_parts(session, len(short)))
    return listed.mapInArrow(_pair_chains, ENDS_SCHEMA).join(scored.select("one", "other"), ["one", "other"], "left_anti")


def _score(pairs: pl.DataFrame, tellings: Tellings) -> pl.DataFrame:
    features = tellings.take_signs(pairs["one"].to_list() + pairs["other"].to_list())
    numbers = features["telling"]
    own = {name: numbers.search_sorted(pairs[name]).cast(kind) for name, kind in ENDS.items()}  # pairs are compared by rows of the features
    scored = weigh(compare_pairs(pairs.with_columns(**own), features))
    ends = {name: numbers.gather(scored[name]).cast(pl.Int64) for name in ENDS}
    return scored.with_columns(pl.col("total").cast(pl.Int64), **ends)


def _score_batches(batches: Iterable[pa.RecordBatch], tellings: Tellings) -> Iterator[pa.RecordBatch]:
    release()
    held = [pl.DataFrame(batch) for batch in batches if batch.num_rows]
    pairs = pl.concat(held).cast(ENDS).sort("one", "other") if held else pl.DataFrame(schema=ENDS)
    for part in pairs.iter_slices(CHUNK):
        yield from _score(part, tellings).to_arrow(compat_level=pl.CompatLevel.oldest()).to_batches()


def _pair_chains(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        for chain in batch.column(0).to_pylist():
            pairs = pl.DataFrame(list(combinations(chain, 2)), schema={"one": pl.Int64, "other": pl.Int64}, orient="row")
            yield from pairs.to_arrow(compat_level=pl.CompatLevel.oldest()).to_batches()
