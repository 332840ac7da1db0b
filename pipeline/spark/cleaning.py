"""Cleaning on Spark: raw records to clean articles or rejects, by the function that one machine runs."""

import pickle
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa

from pipeline.cleaning import CleanArticle, clean_record, reject_record
from pipeline.ingestion import RawRecord
from pipeline.sources import hash_code
from pipeline.spark.exchange import POSITION, clear, count_parts, hand_over, make_batch, read_ordered, require_code, write_ordered
from pipeline.spark.guard import KilledError, guard

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

STAGES = ("ingestion", "cleaning", "spark")
TYPES = {POSITION: pa.int64(), "packed": pa.binary()}
SCHEMA = f"{POSITION} long, packed binary"
FAILED = "cleaning_failed"
Cleaned = CleanArticle | dict[str, Any]


def clean_records(session: "SparkSession", folder: Path, records: pl.LazyFrame) -> Iterator[Cleaned]:
    """The article of each record or the row of rejects that says why there is none, in order. `folder` is for what passes."""
    given, made = folder / "raw_records.parquet", folder / "cleaned"
    rows = hand_over(records, given)
    frame = session.read.parquet(str(given)).repartitionByRange(count_parts(session, rows), POSITION).sortWithinPartitions(POSITION)
    write_ordered(frame.mapInArrow(partial(_clean_batches, expected=hash_code(*STAGES)), SCHEMA), made)
    yield from (pickle.loads(row["packed"]) for row in read_ordered(made))
    given.unlink()
    clear(made)


def _clean_batches(batches: Iterable[pa.RecordBatch], expected: str) -> Iterator[pa.RecordBatch]:
    require_code(expected, *STAGES)
    clean = guard(clean_record)
    for batch in batches:
        rows = batch.to_pylist()
        positions = [row.pop(POSITION) for row in rows]
        packed = [pickle.dumps(_clean(clean, RawRecord(**row))) for row in rows]
        yield make_batch(TYPES, list(zip(positions, packed, strict=True)))


def _clean(clean: Any, record: RawRecord) -> Cleaned:
    try:
        found: Cleaned = clean(record)
    except KilledError as error:
        return reject_record(record, FAILED, f"{error}: report it with the record, and take it out of the batch")
    return found
