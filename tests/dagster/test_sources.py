"""The sources in the UI: what a build noted of them, and which assets turn unsynced when files change."""

import os

import dagster as dg
import pytest
from dagster._core.definitions.data_version import CachingStaleStatusResolver
from dagster._core.loader import LoadingContextForTest

from pipeline.dagster.definitions import build_defs
from pipeline.dagster.resources import Workspace
from tests.ingestion.reading import write_files

STORY = "Harbour opens\n\nMar 04, 2031\n\nThe harbour of Mosul opened on Monday.\n"
READ = ("raw_records", "ingestion_rejects", "human_decisions", "cleaned_articles", "cleaning_rejects")
ASSETS = [dg.AssetKey(name) for name in READ]


class Desk:
    """A folder of batches, built as the UI builds it, with a history."""

    def __init__(self, folder, instance: dg.DagsterInstance) -> None:
        self.raw, self.instance = write_files(folder / "raw", {"desk/a.txt": STORY}), instance
        self.defs = build_defs(Workspace(raw_dir=str(self.raw), out_dir=str(folder / "out")))
        self.job = self.defs.resolve_implicit_global_asset_job_def()

    def build(self, *names: str) -> None:
        """Materialise these assets, or all of READ, and no source: that is what "Materialize all" asks for."""
        keys = [dg.AssetKey(name) for name in names] or ASSETS
        assert self.job.execute_in_process(instance=self.instance, asset_selection=keys).success

    def observe(self) -> dict[str, dg.AssetObservation]:
        """Look at both sources, as the button does."""
        keys = [dg.AssetKey(name) for name in ("raw_batches", "raw_decisions")]
        result = self.job.execute_in_process(instance=self.instance, asset_selection=keys)
        return {seen.asset_key.to_user_string(): seen for seen in map(find_observation, result.all_events) if seen}

    def list_unsynced(self) -> list[str]:
        """The assets of READ that the UI shows as unsynced."""
        resolver = CachingStaleStatusResolver(self.instance, self.defs.resolve_asset_graph(), LoadingContextForTest(self.instance))
        return [key.to_user_string() for key in ASSETS if resolver.get_status(key).value == "STALE"]


def find_observation(event: dg.DagsterEvent) -> dg.AssetObservation | None:
    seen = event.event_type == dg.DagsterEventType.ASSET_OBSERVATION
    return event.asset_observation_data.asset_observation if seen else None


@pytest.fixture
def desk(tmp_path):
    """One batch of one article, built."""
    with dg.DagsterInstance.ephemeral() as instance:
        made = Desk(tmp_path, instance)
        made.build()
        yield made


def test_a_changed_batch_leaves_what_was_made_of_it_behind(desk):
    """Looked at again, the same files change nothing; another text does for what is made of articles, until that is made again."""
    desk.observe()
    assert desk.list_unsynced() == []
    write_files(desk.raw, {"desk/a.txt": STORY.replace("Monday", "Tuesday")})
    desk.observe()
    assert desk.list_unsynced() == ["raw_records", "ingestion_rejects"]
    desk.build("raw_records", "ingestion_rejects")
    assert desk.list_unsynced() == ["cleaned_articles", "cleaning_rejects"]
    desk.build()
    assert desk.list_unsynced() == []


def test_a_new_decision_leaves_the_articles_alone(desk):
    """What people decided is a source of its own."""
    write_files(desk.raw, {"decisions/2031.csv": "action,id,other_id,column,value,author,date,reason\n"})
    desk.observe()
    assert desk.list_unsynced() == ["human_decisions"]


def test_a_source_tells_what_it_holds(desk):
    """Batches are listed with files and bytes, those written last first."""
    write_files(desk.raw, {"wires/b.txt": STORY, "wires/c.txt": STORY})
    os.utime(desk.raw / "desk" / "a.txt", (0, 0))
    seen = desk.observe()["raw_batches"]
    counts = {name: seen.metadata[name].value for name in ("dagster/row_count", "files", "bytes")}
    assert counts == {"dagster/row_count": 2, "files": 3, "bytes": 3 * len(STORY)}
    assert [line.split(" | ")[0] for line in seen.metadata["batches"].value.splitlines()[2:]] == ["| wires", "| desk"]


def test_sources_are_observed_and_never_made():
    """ "Materialize all" leaves them out, and so asks nothing."""
    graph = build_defs().resolve_asset_graph()
    assert {key.to_user_string() for key in graph.observable_asset_keys} == {"raw_batches", "raw_decisions"}
    assert not graph.observable_asset_keys & graph.materializable_asset_keys
