"""The UI's settings, dagster.yaml: what a run costs there beside the build itself."""

import dagster as dg
import pytest
from dagster._core.instance.ref import InstanceRef
from dagster._core.run_coordinator import QueuedRunCoordinator

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """The working directory, elsewhere than the checkout, so that nothing is written there."""
    folder = tmp_path_factory.mktemp("root")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield folder


@pytest.fixture(scope="module")
def instance(root):
    """What `dagster dev` opens where no DAGSTER_HOME is set."""
    with dg.DagsterInstance.from_ref(InstanceRef.from_dir(str(root / "home"), config_dir=str(ROOT))) as opened:
        yield opened


def test_events_wait_for_no_disk(instance):
    """Each connection of the event log leaves it to the system when the file reaches the disk; five hundred waits take a build's time."""
    for connection in (instance.event_log_storage.run_connection("a-run"), instance.event_log_storage.index_connection()):
        with connection as opened:
            assert opened.exec_driver_sql("PRAGMA synchronous").scalar() == 0


def test_history_lasts_and_lies_below_the_outputs(instance, root):
    """A run is there when the UI is opened again, and all that is kept lies in data/work/dagster, below the working directory."""

    @dg.asset
    def harbour() -> None: ...

    run_id = dg.materialize([harbour], instance=instance).run_id
    with dg.DagsterInstance.from_ref(instance.get_ref()) as opened_again:
        assert [run.run_id for run in opened_again.get_runs()] == [run_id]
        assert opened_again.get_latest_materialization_event(harbour.key).run_id == run_id
    assert sorted(path.name for path in root.iterdir() if any(path.rglob("*.db"))) == ["data"]
    assert (root / "data" / "work" / "dagster" / "history" / "runs" / f"{run_id}.db").is_file()


def test_a_run_starts_when_asked_for(instance):
    """No queue is looked at every five seconds, and nothing is told to anybody."""
    assert not isinstance(instance.run_coordinator, QueuedRunCoordinator)
    assert not instance.telemetry_enabled
    assert not instance.nux_enabled
