"""The asset graph as Dagster loads it: its shape, and what a person in the UI is told of each asset."""

import subprocess
import sys
from contextvars import Context
from functools import partial

import dagster as dg
import pytest

from pipeline.dagster.definitions import build_defs, defs
from pipeline.dagster.jobs import SELECTIONS, digest_folder
from pipeline.dagster.lineage import trace_columns
from pipeline.dagster.metadata import COLUMNS
from pipeline.dagster.resources import Workspace
from pipeline.release.output_lock import NAME, find_holder, hold_output
from pipeline.sources import SUFFIXES, hash_code
from schemas import TABLES
from tests.conftest import ROOT
from tests.dagster.asset_graph import FILE, render_graph

GROUPS = ["ingestion", "cleaning", "extraction", "validation", "deduplication", "release"]
GRAPH = defs.resolve_asset_graph()
KEYS = sorted(GRAPH.materializable_asset_keys)
PRESENTED = sorted(GRAPH.executable_asset_keys)  # the sources too
SPECS = {spec.key: spec for spec in defs.resolve_all_asset_specs()}


def columns_of(key: dg.AssetKey) -> list[str]:
    schema = SPECS[key].metadata.get(COLUMNS)
    return [column.name for column in schema.columns] if schema else []


def test_graph_is_the_one_recorded():
    """Assets, what each is made of, and its checks are those of asset_graph.txt; `python -m tests.dagster.asset_graph` records a change."""
    assert render_graph(defs) == FILE.read_text(encoding="utf-8")


@pytest.mark.parametrize("key", PRESENTED, ids=dg.AssetKey.to_user_string)
def test_asset_is_presented(key):
    """Each asset has a stage for its group, kinds, an owner, a description and the version of its code."""
    spec = SPECS[key]
    assert spec.group_name in GROUPS
    assert spec.kinds
    assert spec.owners
    assert spec.description
    assert spec.code_version


@pytest.mark.parametrize("key", KEYS, ids=dg.AssetKey.to_user_string)
def test_groups_follow_the_stages(key):
    """No asset is made of one of a later stage."""
    for parent in GRAPH.get(key).parent_keys:
        assert GROUPS.index(SPECS[parent].group_name) <= GROUPS.index(SPECS[key].group_name)


@pytest.mark.parametrize("key", KEYS, ids=dg.AssetKey.to_user_string)
def test_lineage_leads_to_columns(key):
    """A column's lineage names columns that exist, of the assets that this one is made of."""
    lineage = trace_columns(key, columns_of(key))
    for deps in (lineage.deps_by_column if lineage else {}).values():
        for dep in deps:
            assert dep.column_name in columns_of(dep.asset_key), dep
            assert dep.asset_key in GRAPH.get(key).parent_keys, dep


@pytest.mark.parametrize("name", sorted(name for name, table in TABLES.items() if table.group() != "history"))
def test_published_columns_have_descriptions(name):
    """What the UI says of a table's columns is what its model says."""
    described = {column.name: column.description for column in SPECS[dg.AssetKey(name)].metadata[COLUMNS].columns}
    assert described == {column: model.description for column, model in TABLES[name].columns().items()}


def test_every_column_but_keys_has_an_origin():
    """Lineage of the tables of extraction starts at the cleaned text: no column is left out but ids filled in later."""
    for name in ("statements", "casualty_claims", "incident_reports"):
        lineage = trace_columns(dg.AssetKey(["extracted", name]), list(TABLES[name].types())).deps_by_column
        later = {column for column, target in TABLES[name].references().items() if target.split(".")[0] in ("incidents", "actors")}
        later.add("corrected")
        assert {column for column, deps in lineage.items() if not deps} <= later


def test_loading_warns_of_nothing():
    """Who starts the UI, or has `dg` list what there is, reads no warning first."""
    loaded = subprocess.run([sys.executable, "-c", "import pipeline.dagster.definitions"], cwd=ROOT, capture_output=True, check=True)
    assert loaded.stderr == b""


def test_publishing_comes_last():
    """Whatever may fail comes before a release is cut: every asset is upstream of publishing, or made by it."""
    published = {dg.AssetKey("parquet_release"), dg.AssetKey("duckdb_file")}
    upstream = dg.AssetSelection.assets("parquet_release").upstream().resolve(GRAPH)
    assert upstream | published == set(KEYS)


def test_texts_wait_for_the_checks():
    """Texts are written after the step that checks all tables, so that a build that it stops leaves those of the release that stands."""
    assert any(GRAPH.get(parent).check_keys for parent in GRAPH.get(dg.AssetKey("article_texts")).parent_keys)


def test_code_version_follows_the_stage():
    """The version of an asset's code is of its stage: two stages differ, and it does not change by itself."""
    assert hash_code("cleaning") == hash_code("cleaning") != hash_code("extraction")


def test_code_version_follows_all_data():
    """Every file beside the code that is no text for readers counts, such as the figures that `quality` is made of."""
    files = [path for folder in ("pipeline", "schemas") for path in (ROOT / folder).rglob("*") if path.is_file()]
    assert {path.suffix for path in files} - {".md", ".pyc"} == set(SUFFIXES)


def test_nothing_is_asked():
    """ "Materialize all" needs no configuration: every job resolves without any, and runs in this process."""
    for name in SELECTIONS:
        assert defs.resolve_job_def(name).executor_def is dg.in_process_executor
    assert Workspace().raw.name == "raw"
    assert Workspace().out.name == "data"


def test_jobs_start_where_they_say():
    """The job for changed rules leaves raw files alone, and the one for new batches stops at cleaned text."""
    chosen = {name: {SPECS[key].group_name for key in selection.resolve(GRAPH)} for name, (_, selection) in SELECTIONS.items()}
    assert chosen["build_all"] == set(GROUPS)
    assert chosen["clean_articles_only"] == {"ingestion", "cleaning"}
    assert chosen["extract_again"] == set(GROUPS) - {"ingestion", "cleaning"}


def test_overrides_replace_resources(tmp_path):
    """Another workspace reaches the assets and the files they hand on, and nothing else changes."""
    other = build_defs(workspace=Workspace(raw_dir=str(tmp_path), out_dir=str(tmp_path / "out")))
    assert other.resources["workspace"].raw == tmp_path
    assert other.resources["io_manager"].workspace.work == tmp_path / "out" / "work"
    assert render_graph(other) == render_graph(defs)


def test_settings_of_a_run_reach_every_step(tmp_path):
    """Folders given to one run in the UI are those that all of it reads, writes and holds: what assets hand on too."""
    (tmp_path / "raw").mkdir()
    folders = {"raw_dir": str(tmp_path / "raw"), "out_dir": str(tmp_path / "out")}
    job = defs.resolve_implicit_global_asset_job_def()
    job.execute_in_process(run_config={"resources": {"workspace": {"config": folders}}}, asset_selection=[dg.AssetKey("human_decisions")])
    assert (tmp_path / "out" / "work" / "human_decisions.parquet").is_file()
    assert (tmp_path / "out" / NAME).is_file()


def test_sensor_asks_once_for_each_state(tmp_path):
    """The sensor is off at first; it asks for one run when a file of a batch or of decisions came, and for none while nothing changes."""
    workspace = Workspace(raw_dir=str(tmp_path), out_dir=str(tmp_path / "out"))
    sensor = build_defs(workspace=workspace).get_sensor_def("new_files")
    assert sensor.default_status == dg.DefaultSensorStatus.STOPPED
    (tmp_path / "one.txt").write_text("Headline\n\nBody.")
    first = look(sensor, workspace, None)
    assert [request.run_key for request in first.run_requests] == [first.cursor] == [digest_folder(tmp_path)]
    assert isinstance(look(sensor, workspace, first.cursor), dg.SkipReason)
    (tmp_path / "two.txt").write_text("Headline\n\nAnother body.")
    second = look(sensor, workspace, first.cursor)
    assert second.cursor != first.cursor
    (tmp_path / "decisions").mkdir()
    (tmp_path / "decisions" / "2031.csv").write_text("action,id\n")
    third = look(sensor, workspace, second.cursor)
    assert third.cursor != second.cursor
    (tmp_path / "fields.toml").write_text("[dates]\nday_first = true\n")
    assert look(sensor, workspace, third.cursor).cursor != third.cursor


def test_nothing_builds_by_itself():
    """The schedule builds everything each night, once somebody has switched it on."""
    (schedule,) = defs.schedules
    assert (schedule.job_name, schedule.default_status) == ("build_all", dg.DefaultScheduleStatus.STOPPED)


def test_sensor_waits_for_a_build(tmp_path):
    """While a build holds the output folder, files that came are left for a later look: a run would fail, and nobody ask again."""
    workspace = Workspace(raw_dir=str(tmp_path / "raw"), out_dir=str(tmp_path / "out"))
    sensor = build_defs(workspace=workspace).get_sensor_def("new_files")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "one.txt").write_text("Headline\n\nBody.")
    with hold_output(workspace.out):
        found = look(sensor, workspace, None)
        assert isinstance(found, dg.SkipReason)
        assert str(find_holder(workspace.out)) in found.skip_message
    assert look(sensor, workspace, None).run_requests


@pytest.mark.parametrize("name", sorted(made.node_def.name for made in GRAPH.assets_defs))
def test_asset_alone_waits_for_a_build(held, name):
    """While a build holds the output folder, nothing can be materialised, not even alone: the run fails and says who builds."""
    job, out = held
    [made] = [made for made in GRAPH.assets_defs if made.node_def.name == name]
    with hold_output(out):
        result = Context().run(partial(job.execute_in_process, asset_selection=[*made.keys], raise_on_error=False))
    [failure] = [event for event in result.all_events if event.event_type == dg.DagsterEventType.RUN_FAILURE]
    assert "another build holds it (process" in failure.job_failure_data.error.to_string()
    assert not result.get_asset_materialization_events()


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    """The job of all assets, and the folder that it writes to."""
    out = tmp_path_factory.mktemp("held")
    return build_defs(workspace=Workspace(out_dir=str(out))).resolve_implicit_global_asset_job_def(), out


def look(sensor: dg.SensorDefinition, workspace: Workspace, cursor: str | None):
    with dg.build_sensor_context(cursor=cursor, resources={"workspace": workspace}) as context:
        return sensor(context)
