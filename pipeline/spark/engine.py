"""The engine that runs reading and merging on Spark: what the graph is given in place of the one of this machine."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from pipeline.contract.extractor import name_method
from pipeline.dagster.kept_results import KeptResults
from pipeline.deduplication.incidents import Found
from pipeline.deduplication.matching import ReportFeatures
from pipeline.deduplication.records import Telling
from pipeline.extraction import RuleExtractor
from pipeline.spark.cleaning import Cleaned, clean_records
from pipeline.spark.exchange import clear
from pipeline.spark.kept import find_folder
from pipeline.spark.merging.clustering import group_on_spark
from pipeline.spark.reading import Reader, Reading
from pipeline.spark.session import explain_jobs, open_session, require_spark

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


class SparkStages:
    """Stages on Spark. One session a run, started with the first stage that needs it; `work` is OUT/work, which all workers must reach."""

    def __init__(self, work: Path) -> None:
        require_spark()
        self._work, self._folder = work, work / "spark"
        self._stack = ExitStack()
        self.cut_blocks = 0

    @cached_property
    def _session(self) -> "SparkSession":
        return self._stack.enter_context(open_session())

    @property
    def address(self) -> str | None:
        """Where the session shows its jobs, while the run lasts; None where it shows none or has not started."""
        url: str | None = self._session.sparkContext.uiWebUrl if "_session" in self.__dict__ else None
        return url

    def close(self) -> None:
        """End the session, and remove what passed between driver and workers."""
        self._stack.close()
        clear(self._folder)

    def clean(self, records: pl.LazyFrame) -> Iterator[Cleaned]:
        """The article of each record or its row of rejects, in order."""
        with explain_jobs():
            yield from clean_records(self._session, self._folder, records)

    @contextmanager
    def read(self, articles: pl.LazyFrame, extractor: RuleExtractor, one_machine: KeptResults) -> Iterator[Reading]:
        """What each article says, read anew where no earlier build kept it."""
        results = find_folder(self._work, name_method(extractor))
        reader = Reader(self._session, self._folder / "reading", results, extractor)
        try:
            with explain_jobs():
                yield reader.read(articles, one_machine)
        finally:
            reader.close()

    def group(self, tellings: Sequence[Telling], features: ReportFeatures) -> Found:
        """Which tellings are of one incident; blocks too large for one task are counted in `cut_blocks`."""
        with explain_jobs():
            grouped = group_on_spark(self._session, self._folder, tellings, features)
        self.cut_blocks = grouped.cut_blocks
        return grouped.found
