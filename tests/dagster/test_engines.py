"""The engine of the stages that take long: this machine unless somebody asks for another."""

import subprocess
import sys

import dagster as dg
import pytest

from pipeline.__main__ import main
from pipeline.dagster.definitions import build_defs
from pipeline.dagster.engines import LocalEngine
from pipeline.dagster.resources import Workspace
from pipeline.spark import session
from pipeline.spark.session import SparkError, require_spark, say_cause
from tests.conftest import ROOT

STORY = "Bomb kills two at Mosul market\n\nMar 04, 2031\n\nA bomb killed two people at a market in Mosul on Monday, police said.\n"


class Watched(LocalEngine):
    """This machine, which counts what it is asked and has pages to show it on."""

    address = "http://127.0.0.1:4040"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def clean(self, *given):
        self.asked.append("clean")
        return super().clean(*given)

    def read(self, *given):
        self.asked.append("read")
        return super().read(*given)

    def group(self, tellings, features):
        self.asked.append("group")
        return super().group(tellings, features)


@pytest.fixture
def folders(tmp_path) -> dict[str, str]:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "story.txt").write_text(STORY)
    return {"raw_dir": str(tmp_path / "raw"), "out_dir": str(tmp_path / "out")}


def test_stages_run_on_the_engine_they_are_given(folders):
    """Cleaning, reading and merging are asked of it, and each asset they make says where its pages are."""
    engine = Watched()
    job = build_defs(Workspace(**folders), resources={"engine": engine}).resolve_job_def("build_all")
    result = job.execute_in_process(instance=dg.DagsterInstance.ephemeral())
    assert result.success
    assert engine.asked == ["clean", "read", "group"]
    for name in ("clean_articles", "extract_reports", "merge_reports"):
        told = [one.metadata.get("engine") for one in result.asset_materializations_for_node(name)]
        assert dg.MetadataValue.url(Watched.address) in told


def test_one_machine_loads_nothing_of_spark():
    """Without being asked for, neither Spark nor the code that speaks to it is imported: it would cost every build its time."""
    asked = (
        "import sys, dagster as dg; from pipeline.dagster.resources import Workspace; from pipeline.dagster.running import build_defs;"
        "from pipeline.dagster.engines import EngineResource, LocalEngine; assert Workspace().engine == 'local';"
        "engine = EngineResource(workspace=Workspace());"
        "with_engine = engine.yield_for_execution(dg.build_init_resource_context());"
        "assert isinstance(with_engine.__enter__(), LocalEngine);"
        "sys.exit(any(name.split('.')[0] in ('pyspark', 'py4j') or name.startswith('pipeline.spark') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", asked], check=False, cwd=ROOT).returncode == 0


def test_spark_that_is_missing_is_told_at_once(folders, capsys, monkeypatch):
    """Before anything is read the command names what to install, and the engine that needs nothing."""
    monkeypatch.setattr(session, "find_spec", lambda name: None)
    assert main(["build", "--raw", folders["raw_dir"], "--out", folders["out_dir"], "--engine", "spark"]) == 2
    said = capsys.readouterr().err
    assert "incident-pipeline[spark]" in said
    assert "--engine local" in said


def test_java_that_is_missing_is_told(monkeypatch):
    """pyspark alone starts nothing."""
    monkeypatch.setattr(session, "find_spec", lambda name: object())
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(SparkError, match="install Java"):
        require_spark()


def test_the_cause_of_a_failed_job_is_one_line():
    """Of Spark's pages of frames the line in which the worker's Python says what is wrong."""
    raised = "pipeline.spark.exchange.OtherCodeError: a worker runs code 1"
    assert say_cause(RuntimeError(f"An exception was thrown:\n  File 'x.py', line 3\n{raised}\n\tat org.apache.A")) == raised
    assert say_cause(RuntimeError("no master\nat org.apache.B")) == "no master"
