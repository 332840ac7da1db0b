"""Where the stages that take long run: on this machine, or on Spark; the tables are the same."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

import dagster as dg
import polars as pl

from pipeline.cleaning import CleanArticle
from pipeline.contract.extractor import GIVEN, Article, Extractor, name_method
from pipeline.contract.records import Extraction
from pipeline.dagster.cleaning import clean_new, name_cleaning
from pipeline.dagster.io import read_chunks, read_rows
from pipeline.dagster.reading import Chunk, read_new, take_over
from pipeline.dagster.resources import KeptResultsFile, Workspace
from pipeline.deduplication.incidents import Found, group_tellings
from pipeline.deduplication.matching import ReportFeatures
from pipeline.deduplication.records import Telling
from pipeline.extraction import RuleExtractor

Cleaned = CleanArticle | dict[str, Any]
Tell = Callable[[int], None]


@dataclass(frozen=True)
class Reading:
    """How many articles were read, and all of them in order, some at a time, each with what it says."""

    new: int
    chunks: Iterator[Iterator[tuple[Article, Extraction]]]


class Engine(Protocol):
    """Runs the stages that take long."""

    @property
    def address(self) -> str | None:
        """Where it shows what it does, if anywhere."""

    @property
    def cut_blocks(self) -> int:
        """How many blocks of reports were so large that they were paired in runs."""

    def clean(self, records: pl.LazyFrame, kept_results: KeptResultsFile) -> Iterator[Cleaned]:
        """The clean article of each raw record, or its row of rejects, in order."""

    def read(
        self, articles: pl.LazyFrame, extractor: Extractor, kept_results: KeptResultsFile, scope: str, tell: Tell
    ) -> AbstractContextManager[Reading]:
        """What each clean article says; `tell` is told how many are done."""

    def group(self, tellings: Sequence[Telling], features: ReportFeatures) -> Found:
        """Which tellings are of one incident, as `group_tellings` has it."""


class LocalEngine:
    """This machine: articles are read in the extractor's own processes, all else in this one."""

    address, cut_blocks = None, 0

    def clean(self, records: pl.LazyFrame, kept_results: KeptResultsFile) -> Iterator[Cleaned]:
        """One record after the other; what earlier builds kept is taken over."""
        with kept_results.open(name_cleaning()) as kept:
            yield from clean_new(read_rows(records), kept)

    @contextmanager
    def read(
        self, articles: pl.LazyFrame, extractor: Extractor, kept_results: KeptResultsFile, scope: str, tell: Tell
    ) -> Iterator[Reading]:  # fmt: skip
        """What earlier builds kept is taken over."""
        with kept_results.open(name_method(extractor)) as kept:
            new, failed = read_new(_cut(articles), scope, extractor, kept, tell)
            yield Reading(new, take_over(_cut(articles), scope, kept, failed))

    def group(self, tellings: Sequence[Telling], features: ReportFeatures) -> Found:
        """All at once."""
        return group_tellings(tellings, features)


class SparkEngine:
    """Spark, where pipeline.spark knows how; an extractor of another kind than the rules reads on this machine."""

    def __init__(self, workspace: Workspace) -> None:
        from pipeline.spark.engine import SparkStages  # here: without it nothing of Spark is loaded

        self._stages, self._local = SparkStages(workspace.work), LocalEngine()

    @property
    def address(self) -> str | None:
        """Of Spark's pages on this run, which end with it."""
        return self._stages.address

    @property
    def cut_blocks(self) -> int:
        """Of the last grouping."""
        return self._stages.cut_blocks

    def clean(self, records: pl.LazyFrame, kept_results: KeptResultsFile) -> Iterator[Cleaned]:
        """Partition by partition, all anew: Spark keeps no cleaned articles."""
        return self._stages.clean(records)

    @contextmanager
    def read(
        self, articles: pl.LazyFrame, extractor: Extractor, kept_results: KeptResultsFile, scope: str, tell: Tell
    ) -> Iterator[Reading]:  # fmt: skip
        """Partition by partition; what this machine kept in earlier builds is taken over too."""
        if not isinstance(extractor, RuleExtractor):
            with self._local.read(articles, extractor, kept_results, scope, tell) as reading:
                yield reading
            return
        with kept_results.open(name_method(extractor)) as kept, self._stages.read(articles, extractor, kept) as reading:
            yield Reading(reading.new, iter([reading.articles]))

    def group(self, tellings: Sequence[Telling], features: ReportFeatures) -> Found:
        """Block by block and chain by chain."""
        return self._stages.group(tellings, features)

    def close(self) -> None:
        """End the session."""
        self._stages.close()


class EngineResource(dg.ConfigurableResource[Engine]):
    """The engine that the workspace names, for as long as the run."""

    workspace: dg.ResourceDependency[Workspace]

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator[Engine]:
        """The engine. Raises SparkError where Spark is asked for and missing."""
        if self.workspace.engine == "local":
            yield LocalEngine()
            return
        engine = SparkEngine(self.workspace)
        try:
            yield engine
        finally:
            engine.close()


def describe_engine(engine: Engine) -> dict[str, Any]:
    """What an asset says of the engine that made it: the address of its pages, and how many blocks it cut, where it has any."""
    address = {"engine": dg.MetadataValue.url(engine.address)} if engine.address else {}
    return address | ({"blocks paired in runs": engine.cut_blocks} if engine.cut_blocks else {})


def _cut(articles: pl.LazyFrame) -> Iterator[Chunk]:
    return (chunk.to_dicts() for chunk in read_chunks(articles.select(GIVEN)))
