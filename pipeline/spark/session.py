"""Spark itself: started when there is work for it, ended with the run.

Address of a cluster, memory, cores and all else are set where Spark reads them, in `spark-defaults.conf` of the folder that
SPARK_CONF_DIR names; without one it runs on all cores of this machine.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.explained import ExplainedError
from pipeline.sources import ROOT

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

INSTALL = "pip install 'incident-pipeline[spark]'"
PYTHON = "PYSPARK_PYTHON"  # by which Spark knows the Python of its workers
SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": "64",  # articles may be long, and those of a batch are in memory together
    "spark.ui.showConsoleProgress": "false",  # the build has a bar of its own
    "spark.python.worker.reuse": "true",  # the model is loaded once a worker
    "spark.executorEnv.PYTHONPATH": str(ROOT),  # workers on this machine run this code, also where another is installed
}


class SparkError(ExplainedError):
    """Spark cannot start, or a job of it failed; the message says what would mend it."""


def require_spark() -> None:
    """Raises SparkError where pyspark or Java is missing."""
    if find_spec("pyspark") is None:
        raise SparkError(f"--engine spark: pyspark is not installed; {INSTALL}, or build with --engine local")
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and Path(home, "bin", "java").is_file())):
        raise SparkError("--engine spark: no Java found; install Java 17 or 21, or name its folder in JAVA_HOME")


@contextmanager
def open_session() -> Iterator["SparkSession"]:
    """A session, stopped at the end. Raises SparkError where Spark cannot start, or where a job fails within."""
    require_spark()
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    with _name_python():
        try:
            builder = SparkSession.builder.appName("incidents")
            for name, value in SETTINGS.items():
                builder = builder.config(name, value)
            session = builder.getOrCreate()
            session.sparkContext.setLogLevel("ERROR")
        except (PySparkException, Py4JError, OSError) as error:
            raise SparkError(f"Spark did not start: {say_cause(error)}; look at spark-defaults.conf and at Java's version") from error
        try:
            yield session
        finally:
            session.stop()


@contextmanager
def _name_python() -> Iterator[None]:
    """Workers run this Python, unless somebody named theirs."""
    if PYTHON in os.environ:
        yield
        return
    os.environ[PYTHON] = sys.executable
    try:
        yield
    finally:
        del os.environ[PYTHON]


@contextmanager
def explain_jobs() -> Iterator[None]:
    """Raises SparkError in place of what Spark raises when a job fails."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        said = f"a job of Spark failed: {say_cause(error)}; what was read is kept: mend that and build again, or build with --engine local"
        raise SparkError(said) from error


def say_cause(error: Exception) -> str:
    """The line of Spark's long message that names the cause: the last that Python raised in a worker, else the first line."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    own = [line for line in lines if not line.startswith(("at ", "org.", "java."))]
    raised = [line for line in own if line.split(":")[0].endswith(("Error", "Exception"))]
    return (raised or lines or [type(error).__name__])[-1 if raised else 0]
