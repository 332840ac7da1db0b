"""A standalone cluster of Spark on loopback: a master and two workers, each a process of its own, from the jars that pyspark brings."""

import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

STARTED = re.compile(r"Starting Spark master at (spark://\S+)")
JOINED = "Successfully registered with master"
PATIENCE = 180  # seconds until a process says that it is there
HOME = Path(find_spec("pyspark").origin).parent if find_spec("pyspark") else None


@dataclass(frozen=True)
class Daemon:
    """A process and what it says."""

    process: subprocess.Popen
    log: Path

    def kill(self) -> None:
        """End it at once, as a machine ends that loses its power."""
        self.process.kill()
        self.process.wait()

    def wait_for(self, said: re.Pattern[str] | str) -> re.Match[str]:
        """What matches in its log, once it is there."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            if found := re.search(said, self.log.read_text(errors="replace")):
                return found
            time.sleep(0.2)
        raise AssertionError(f"{self.log} never said {said!r}:\n{self.log.read_text(errors='replace')[-2000:]}")


@dataclass(frozen=True)
class Cluster:
    """The address of the master, and the workers."""

    address: str
    workers: tuple[Daemon, ...]


@contextmanager
def start_cluster(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    """A master and workers of one core each, on free ports; all are ended at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    started: list[Daemon] = []
    try:
        started.append(_start(folder, "master", "org.apache.spark.deploy.master.Master", "--port", "0"))
        address = started[0].wait_for(STARTED)[1]
        for number in range(workers):
            given = ("--cores", "1", "--memory", "600m", "--work-dir", str(folder / f"work{number}"), address)
            started.append(_start(folder, f"worker{number}", "org.apache.spark.deploy.worker.Worker", *given))
        for worker in started[1:]:
            worker.wait_for(JOINED)
        yield Cluster(address, tuple(started[1:]))
    finally:
        for daemon in reversed(started):
            daemon.kill()


def _start(folder: Path, name: str, main: str, *given: str) -> Daemon:
    log = folder / f"{name}.log"
    environment = os.environ | {"SPARK_HOME": str(HOME), "SPARK_DAEMON_MEMORY": "200m", "SPARK_NO_DAEMONIZE": "1"}
    command = [HOME / "bin" / "spark-class", main, "--host", "127.0.0.1", "--webui-port", "0", *given]
    with open(log, "wb") as file:
        return Daemon(subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT, env=environment, cwd=folder), log)
