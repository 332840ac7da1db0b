"""Where the UI keeps the history of runs: in SQLite, as Dagster does by itself, but without waiting for the disk after each event.

A run of the sample has some 500 events, and for each Dagster waits for the disk four to ten times: longer in all than the build takes.
Here SQLite leaves it to the system when events reach the disk. Where the machine itself stops, the history may be lost (remove
data/work/dagster then), and never a table. dagster.yaml names the class.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dagster._core.storage.event_log import SqliteEventLogStorage
from dagster._core.storage.sqlite_storage import DagsterSqliteStorage, _event_logs_directory


class UnsyncedEventLog(SqliteEventLogStorage):
    """Dagster's event log: a file a run, and one with the events of all assets."""

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Any]:
        with super()._connect(shard) as connection:
            connection.exec_driver_sql("PRAGMA synchronous=OFF")
            yield connection


class RunHistory(DagsterSqliteStorage):
    """Runs, schedules and sensors as Dagster keeps them below `base_dir`, and events in an UnsyncedEventLog."""

    def __init__(self, base_dir: str, inst_data: Any = None) -> None:
        super().__init__(base_dir, inst_data)
        self._event_log_storage = UnsyncedEventLog(_event_logs_directory(base_dir))

    @classmethod
    def from_config_value(cls, inst_data: Any, config_value: Any) -> "RunHistory":
        """The history that dagster.yaml asks for."""
        return cls.from_local(inst_data=inst_data, **config_value)
