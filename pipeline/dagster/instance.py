"""The Dagster instance of a build on the command line: it lasts as long as the build, and keeps no event of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import dagster as dg
from dagster._core.events.log import EventLogEntry
from dagster._core.instance import InstanceType
from dagster._core.launcher.sync_in_memory_run_launcher import SyncInMemoryRunLauncher
from dagster._core.run_coordinator import DefaultRunCoordinator
from dagster._core.storage.event_log import InMemoryEventLogStorage
from dagster._core.storage.noop_compute_log_manager import NoOpComputeLogManager
from dagster._core.storage.root import TemporaryLocalArtifactStorage
from dagster._core.storage.runs import InMemoryRunStorage


class _NoEvents(InMemoryEventLogStorage):
    """Forgets what happens: the outcome is handed over in memory, and nobody opens the log afterwards.

    Written down, each event costs ten statements of SQL; they were a sixth of the build of one article.
    """

    asset_records_have_last_observation = True  # no other place is asked for what was never written down

    def store_event(self, event: EventLogEntry) -> None:
        """Keep nothing."""

    def get_asset_records(self, asset_keys: Sequence[dg.AssetKey] | None = None) -> list[Any]:
        """What earlier runs made: nothing."""
        return []


@contextmanager
def open_instance() -> Iterator[dg.DagsterInstance]:
    """What `dg.DagsterInstance.ephemeral` opens, without telemetry and without a log."""
    with dg.DagsterInstance(
        instance_type=InstanceType.EPHEMERAL,
        local_artifact_storage=TemporaryLocalArtifactStorage(),  # type: ignore[no-untyped-call]
        run_storage=InMemoryRunStorage(),
        event_storage=_NoEvents(),
        compute_log_manager=NoOpComputeLogManager(),
        run_coordinator=DefaultRunCoordinator(),
        run_launcher=SyncInMemoryRunLauncher(),
        settings={"telemetry": {"enabled": False}},
    ) as instance:
        yield instance
