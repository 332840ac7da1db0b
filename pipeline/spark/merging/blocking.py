"""Candidate pairs on Spark: the tellings of a block are brought together, and paired by the code of one machine.

A block of more than MOST tellings is cut into runs of MOST in the order in which neighbours are found. Each run sees as many
tellings of the next as a telling has neighbours, so that no pair is lost, and pairs among those alone are left to the next run.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from pipeline.deduplication.matching.blocking import NEIGHBOURS, RARE, SHARED, UNDATED, WORD, list_blocks, pair_block
from pipeline.spark.exchange import count_parts, require_code
from pipeline.spark.merging.stored_tellings import Tellings

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

MOST = 200_000  # tellings of a block that one task pairs: some dozen megabytes
SLICE = 20_000  # tellings whose keys one task lists
ROWS = 200_000  # rows of blocks in a partition
STAGES = ("deduplication", "spark")
ROWS_TYPES = pl.Schema({"kind": pl.String, "key": pl.String, "day": pl.Int32, "telling": pl.Int64})
ROWS_SCHEMA = "kind string, key string, day int, telling long"
PAIRS_SCHEMA = "one long, other long, sure boolean, words long"
PAIRS = pl.Schema({"one": pl.Int64, "other": pl.Int64, "sure": pl.Boolean, "words": pl.Int64})


def pair_on_spark(session: "SparkSession", tellings: Tellings, expected: str, most: int = MOST) -> tuple["DataFrame", int]:
    """The pairs (one < other) of `pair_tellings`, and how many blocks were cut. `expected` is the code that workers must run.

    Raises ValueError where `most` is less than the neighbours of a telling: they would lie beyond the next run.
    """
    if most < NEIGHBOURS:
        raise ValueError(f"most is {most}: give at least {NEIGHBOURS}, the neighbours of a telling")
    count = tellings.count()
    starts = session.range(0, count, SLICE, count_parts(session, -(-count // SLICE), 1))
    rows = starts.mapInArrow(partial(_list_rows, tellings=tellings, expected=expected), ROWS_SCHEMA)
    runs = _cut_runs(rows, most).cache()
    cut = runs.filter(f"run = 1 and place = {most}").count()
    parts = count_parts(session, count, ROWS // 20)
    pairs = runs.repartition(parts, "kind", "key", "run").mapInArrow(_pair_runs, PAIRS_SCHEMA)
    found = pairs.groupBy("one", "other").agg({"sure": "max", "words": "sum"})
    return found.filter(f"`max(sure)` or `sum(words)` >= {SHARED}").select("one", "other"), cut


def _list_rows(batches: Iterable[pa.RecordBatch], tellings: Tellings, expected: str) -> Iterator[pa.RecordBatch]:
    require_code(expected, *STAGES)
    for batch in batches:
        for start in batch.column(0).to_pylist():
            for kind, rows in list_blocks(tellings.cut_signs(start, start + SLICE)):
                held = rows.drop_nulls("key").select(kind=pl.lit(kind), key="key", day="day", telling="telling")
                yield from _to_batches(held.cast(ROWS_TYPES))


def _cut_runs(rows: "DataFrame", most: int) -> "DataFrame":
    """The rows with the run of their block that pairs them; those at the start of a run stand at the end of the one before too."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    by_day = F.when(F.col("kind") != UNDATED, F.col("day")).asc_nulls_last()
    ordered = Window.partitionBy("kind", "key").orderBy(by_day, "telling")
    placed = rows.withColumn("place", F.row_number().over(ordered) - 1)
    run = F.floor(F.col("place") / most).cast("int")
    is_seen = (run > 0) & (F.col("place") % most < NEIGHBOURS)
    own = placed.withColumn("run", run).withColumn("beyond", F.lit(False))
    return own.unionByName(placed.filter(is_seen).withColumn("run", run - 1).withColumn("beyond", F.lit(True)))


def _pair_runs(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    held = [pl.DataFrame(batch) for batch in batches if batch.num_rows]
    if not held:
        return
    rows = pl.concat(held).with_columns(pl.col("telling").cast(pl.UInt32), block=pl.format("{} {}", "run", "key"), story=pl.lit(None))
    for (kind,), of_kind in rows.partition_by("kind", as_dict=True).items():
        is_cut = pl.col("beyond").any().over("block")
        pairs = [pair_block(kind, _rename(of_kind.filter(~is_cut)))]
        pairs += [_pair_cut(kind, run) for run in of_kind.filter(is_cut).partition_by("block")]
        yield from _to_batches(_count(kind, pl.concat(pairs)))


def _pair_cut(kind: str, run: pl.DataFrame) -> pl.DataFrame:
    """The pairs of a run but those that the next one finds."""
    beyond = run.filter("beyond")["telling"].implode()
    return pair_block(kind, _rename(run)).filter(~(pl.col("one").is_in(beyond) & pl.col("other").is_in(beyond)))


def _rename(rows: pl.DataFrame) -> pl.DataFrame:
    return rows.select("telling", "story", "day", key="block")


def _count(kind: str, pairs: pl.DataFrame) -> pl.DataFrame:
    """Each pair once: whether its block joins it alone, or how many words it shares here."""
    by_word = kind in (RARE, WORD)
    counted = pairs.group_by("one", "other").len()
    return counted.select("one", "other", sure=pl.lit(not by_word), words=pl.col("len") if by_word else pl.lit(0)).cast(PAIRS)


def _to_batches(frame: pl.DataFrame) -> list[pa.RecordBatch]:
    batches: list[pa.RecordBatch] = frame.to_arrow(compat_level=pl.CompatLevel.oldest()).to_batches()
    return batches
