"""What assets work with is given to them, and may be exchanged."""

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext

import dagster as dg
import polars as pl

from pipeline.dagster import resources
from pipeline.dagster.definitions import build_defs
from pipeline.dagster.kept_results import KeptResults
from pipeline.dagster.resources import Workspace
from pipeline.extraction import RuleExtractor, rule_extractor
from tests.conftest import ROOT

STORY = "Bomb kills two at Mosul market\n\nMar 04, 2031\n\nA bomb killed two people at a market in Mosul on Monday, police said.\n"


class InMemory(KeptResults):
    """Keeps results in a dict that the test can see."""

    def __init__(self) -> None:
        self.results: dict[str, bytes] = {}
        self._method = ""

    def open(self, method: str):
        self._method = method
        return nullcontext(self)

    def find(self, keys):
        return {key: self.results[key] for key in keys if key in self.results}

    def keep(self, results) -> None:
        self.results |= results


class Threads:
    """Reads in a thread of this process, and counts how often it was opened."""

    opened = 0

    @contextmanager
    def open(self) -> Iterator[ThreadPoolExecutor]:
        self.opened += 1
        with ThreadPoolExecutor(1) as pool:
            yield pool


def test_extraction_works_with_what_it_is_given(tmp_path, monkeypatch):
    """Kept results and workers that `build_defs` is given are those that articles are read with; no file and no process is opened."""
    monkeypatch.setattr(rule_extractor, "WORTH_WORKERS", 1)
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "story.txt").write_text(STORY)
    kept, workers, workspace = InMemory(), Threads(), Workspace(raw_dir=str(tmp_path / "raw"), out_dir=str(tmp_path / "out"))
    rules = RuleExtractor("incidents", workers.open)
    jobs = [dg.define_asset_job("read", dg.AssetSelection.groups("ingestion", "cleaning", "extraction"))]
    given = {"kept_results": kept, "extractor": rules}
    job = build_defs(workspace, jobs=jobs, sensors=[], schedules=[], resources=given).resolve_job_def("read")
    for read in (1, 0):
        result = job.execute_in_process(instance=dg.DagsterInstance.ephemeral())
        metadata = result.asset_materializations_for_node("extract_reports")[0].metadata
        assert metadata["articles read"].value == read
    assert len(kept.results) == 2  # what the record became, and what was read of it
    assert workers.opened == 1  # not where nothing is to be read
    assert pl.read_parquet(tmp_path / "out" / "work" / "extracted" / "incident_reports.parquet")["city"].to_list() == ["Mosul"]
    assert not (tmp_path / "out" / "work" / "kept_results.sqlite").exists()


def test_workers_do_without_dagster():
    """The module that worker processes import loads no Dagster: that would cost each of them two seconds and its memory."""
    asked = "import sys, pipeline.extraction; sys.exit('dagster' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


def test_installed_package_writes_to_the_working_directory(tmp_path, monkeypatch):
    """Without the project around it, relative folders are those of whoever runs it, never beside the installed code."""
    monkeypatch.setattr(resources, "ROOT", tmp_path / "site-packages")
    monkeypatch.chdir(tmp_path)
    assert (Workspace().raw, Workspace().out) == (tmp_path / "raw", tmp_path / "data")


def test_project_builds_into_its_own_folders(tmp_path, monkeypatch):
    """In a checkout the folders are the project's, from wherever it is run, so that "Materialize all" finds the samples."""
    monkeypatch.chdir(tmp_path)
    assert (Workspace().raw, Workspace().out) == (ROOT / "raw", ROOT / "data")
