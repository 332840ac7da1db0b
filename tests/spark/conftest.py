"""Spark on loopback, small: two cores in this process, or a master and workers of their own. Without pyspark or Java these tests skip."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

SETTINGS = {
    "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.driver.memory": "600m",
    "spark.sql.shuffle.partitions": "4", "spark.ui.port": "0", "spark.sql.adaptive.enabled": "false",
}  # fmt: skip


def need_spark() -> None:
    """Skip where something that Spark needs is missing, and say what."""
    pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'incident-pipeline[spark]'")
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("no Java on this machine: install Java 17")


def configure(folder: Path, **settings: str) -> Path:
    """A folder for SPARK_CONF_DIR with these settings beside those of all tests; dots of a name are written as underscores."""
    given = SETTINGS | {name.replace("_", "."): value for name, value in settings.items()}
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "spark-defaults.conf").write_text("".join(f"{name} {value}\n" for name, value in given.items()))
    return folder


@pytest.fixture(scope="session")
def session(tmp_path_factory) -> Iterator[object]:
    """A session on two cores of this machine."""
    need_spark()
    from pipeline.spark.session import open_session

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_CONF_DIR", str(configure(tmp_path_factory.mktemp("spark"), spark_master="local[2]")))
        with open_session() as opened:
            yield opened
