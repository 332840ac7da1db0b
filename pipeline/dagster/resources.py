"""What assets are given to work with: the folders and settings of a build, results kept from earlier ones, processes to read in.

What is opened through a resource is closed by the step that opened it, so that its memory is free for the next one.
"""

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal

import dagster as dg
from pydantic import Field

from pipeline.contract.extractor import Extractor
from pipeline.contract.replay import ReplayExtractor
from pipeline.dagster.kept_results import KeptResults, open_kept_results
from pipeline.extraction import RuleExtractor
from pipeline.sources import ROOT

KEPT = "kept_results.sqlite"


def find_base() -> Path:
    """The folder from which relative paths are taken: never one that holds installed packages."""
    return ROOT if (ROOT / "pyproject.toml").is_file() else Path.cwd()


class Workspace(dg.ConfigurableResource[Any]):
    """Settings of a build. Every one has a default, so that "Materialize all" asks nothing.

    Relative paths are taken from the project's root, whatever the working directory; where the package is installed without
    its project, from the working directory.
    """

    raw_dir: str = Field(default="raw", description="Folder of batches to read.")
    out_dir: str = Field(default="data", description="Folder for releases, the DuckDB file, cleaned texts and kept results.")
    scope: Literal["incidents", "all"] = Field(
        default="incidents",
        description="incidents: read only articles that report one closely; all: statements and actors of every article.",
    )

    engine: Literal["local", "spark"] = Field(
        default="local",
        description="local: this machine; spark: cleaning, reading and merging on Apache Spark, for more than one machine can take.",
    )

    replay: str = Field(default="", description="File of extractions to publish in place of reading by the rules; empty: read.")
    keep_extractions: str = Field(default="", description="File to write what was read of each article to; empty: none.")

    without: str = Field(default="", description="Rule of reading to switch off, by its id, to see what it is worth; empty: none.")

    @property
    def raw(self) -> Path:
        """The folder of batches."""
        return find_base() / self.raw_dir

    @property
    def out(self) -> Path:
        """The folder of outputs."""
        return find_base() / self.out_dir

    @property
    def work(self) -> Path:
        """The folder of what the stages hand each other."""
        return self.out / "work"

    @property
    def extractions(self) -> Path | None:
        """The file to keep extractions in, if any."""
        return find_base() / self.keep_extractions if self.keep_extractions else None


class WorkerPool(dg.ConfigurableResource[Any]):
    """Processes to read articles in."""

    processes: int = Field(default=2, gt=0, description="How many articles are read at a time.")

    @contextmanager
    def open(self) -> Iterator[Executor]:
        """The processes; none is started before there is work for it. Spawned: polars must not be forked."""
        pool = ProcessPoolExecutor(self.processes, get_context("spawn"))
        try:
            yield pool
        finally:
            pool.shutdown(cancel_futures=True)


class ExtractorResource(dg.ConfigurableResource[Extractor]):
    """What reads articles: the rules, or where the workspace names a file to replay, what that says."""

    workspace: dg.ResourceDependency[Workspace]
    workers: dg.ResourceDependency[WorkerPool]

    def create_resource(self, context: dg.InitResourceContext) -> Extractor:
        """The reader; one of another kind may be given to `build_defs` in its place."""
        if self.workspace.replay:
            return ReplayExtractor(find_base() / self.workspace.replay)
        without = frozenset({self.workspace.without} - {""})
        return RuleExtractor(self.workspace.scope, self.workers.open, without=without)


class KeptResultsFile(dg.ConfigurableResource[Any]):
    """What was extracted in earlier builds, in a file under OUT/work."""

    workspace: dg.ResourceDependency[Workspace]

    def open(self, method: str) -> AbstractContextManager[KeptResults]:
        """The results that a version of an extractor left; those of its other versions are dropped at the end."""
        return open_kept_results(self.workspace.work / KEPT, method)
