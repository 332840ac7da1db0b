"""Reading on Spark: each article by the function that one machine's processes run, and what was read before taken over by its key."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa

from pipeline.contract.extractor import FAILED, GIVEN, Article
from pipeline.contract.records import Extraction, Span, Unread
from pipeline.dagster.kept_results import KeptResults, name_result, pack_extraction, unpack_extraction
from pipeline.extraction import RuleExtractor
from pipeline.extraction.version import hash_extraction
from pipeline.sources import hash_code
from pipeline.spark import kept
from pipeline.spark.exchange import POSITION, clear, count_parts, hand_over, make_batch, read_ordered, require_same, write_ordered
from pipeline.spark.guard import KilledError, guard

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

KEYS = {POSITION: pa.int64(), "key": pa.string()}
KEYS_SCHEMA = f"{POSITION} long, key string"
TOLD = {"read": pa.int64(), "key": pa.string(), "packed": pa.binary()}  # how many were read, and what could not be read this time
TOLD_SCHEMA = "read long, key string, packed binary"
AT_ONCE = 64  # results kept together
PAIRS = 100_000  # rows of the ordered results in a partition: each is small


@dataclass(frozen=True)
class Reading:
    """How many articles were read, and all of them in order, each with what it says."""

    new: int
    articles: Iterator[tuple[Article, Extraction]]


@dataclass(frozen=True)
class Reader:
    """Reads articles on Spark. `folder` is for what passes, `results` for what is kept of this version of the extractor."""

    session: "SparkSession"
    folder: Path
    results: Path
    extractor: RuleExtractor

    def read(self, articles: pl.LazyFrame, one_machine: KeptResults) -> Reading:
        """Has read what neither the folder of results nor those of one machine hold; what could not be read is not kept."""
        given = self.folder / "articles.parquet"
        hand_over(articles.select(GIVEN), given)
        frame = self.session.read.parquet(str(given))
        keys = self._name(frame)
        kept.take_in(self.results, self._list_unknown(keys), one_machine.find)
        new, failed = self._read_unknown(frame, keys)
        return Reading(new, self._pair(given, keys, failed))

    def close(self) -> None:
        """Remove what passed, and results of other versions."""
        clear(self.folder)
        kept.drop_other_versions(self.results)

    def _name(self, frame: "DataFrame") -> "DataFrame":
        """The key of each article by its position."""
        folder = self.folder / "keys"
        frame.mapInArrow(partial(_name_batches, scope=self.extractor.scope), KEYS_SCHEMA).write.mode("overwrite").parquet(str(folder))
        return self.session.read.schema(KEYS_SCHEMA).parquet(str(folder))

    def _select_unknown(self, keys: "DataFrame") -> "DataFrame":
        return keys.join(kept.load(self.session, self.results).select("key"), "key", "left_anti")

    def _list_unknown(self, keys: "DataFrame") -> Iterator[list[str]]:
        rows = (row["key"] for row in self._select_unknown(keys).select("key").toLocalIterator())
        while some := list(islice(rows, PAIRS)):
            yield some

    def _read_unknown(self, frame: "DataFrame", keys: "DataFrame") -> tuple[int, dict[str, Extraction]]:
        unknown = self._select_unknown(keys)
        waiting = unknown.count()
        if not waiting:
            return 0, {}
        parts = count_parts(self.session, waiting)
        # In one order, so that a task that is tried again gives its files the same names.
        chosen = frame.join(unknown, POSITION).repartition(parts, POSITION).sortWithinPartitions(POSITION)
        read = partial(_read_batches, read=self.extractor.read_one, folder=self.results, expected=_name_code())
        told = chosen.mapInArrow(read, TOLD_SCHEMA).collect()
        failed = {row["key"]: unpack_extraction(bytes(row["packed"])) for row in told if row["packed"] is not None}
        return sum(row["read"] for row in told), failed

    def _pair(self, given: Path, keys: "DataFrame", failed: Mapping[str, Extraction]) -> Iterator[tuple[Article, Extraction]]:
        results = keys.join(kept.load(self.session, self.results), "key", "left")
        parts = count_parts(self.session, keys.count(), PAIRS)
        ordered = self.folder / "ordered"
        write_ordered(results.repartitionByRange(parts, POSITION).sortWithinPartitions(POSITION), ordered)
        held = pl.scan_parquet(given, glob=False, hive_partitioning=False).select(GIVEN)
        articles = held.collect_batches(chunk_size=AT_ONCE, maintain_order=True)
        rows = (row for batch in articles for row in batch.iter_rows(named=True))
        for article, found in zip(rows, read_ordered(ordered), strict=True):
            key, packed = found["key"], found["packed"]
            yield article, failed[key] if packed is None else unpack_extraction(packed)


@cache
def _name_code() -> str:
    """What decides what is read and how it is handed on: rules, words, model, libraries, and the code that brings them to Spark."""
    return f"{hash_extraction()} {hash_code('spark')}"


def _name_batches(batches: Iterable[pa.RecordBatch], scope: str) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield make_batch(KEYS, [(row.pop(POSITION), name_result(row, scope)) for row in batch.to_pylist()])


def _read_batches(
    batches: Iterable[pa.RecordBatch], read: Callable[[Article], Extraction], folder: Path, expected: str
) -> Iterator[pa.RecordBatch]:
    require_same(_name_code(), expected, "rules and code")
    guarded = guard(read)
    new: dict[str, bytes] = {}
    for batch in batches:
        told = []
        for row in batch.to_pylist():
            extraction, packed = _read(guarded, {name: row[name] for name in GIVEN})
            if any(one.check == FAILED for one in extraction.unread):
                told.append((0, row["key"], packed))
            else:
                new[row["key"]] = packed
            if len(new) == AT_ONCE:
                kept.keep(folder, new)
                new = {}
        yield make_batch(TOLD, [*told, (batch.num_rows, None, None)])
    kept.keep(folder, new)


def _read(guarded: Any, article: Article) -> tuple[Extraction, bytes]:
    try:
        extraction = guarded(article)
    except KilledError as error:
        reason = f"{error}, and nothing of the article was read: report it with the text"
        extraction = Extraction(unread=(Unread(Span(0, len(article["text"])), FAILED, reason),))
    return extraction, pack_extraction(extraction)
