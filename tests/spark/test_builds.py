"""Builds with `--engine spark`, on two cores of this machine and on a cluster of two workers: the bytes of a build without it."""

import os
import shutil
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import ROOT, TODAY, build
from tests.spark.cluster import start_cluster
from tests.spark.conftest import configure, need_spark

TOWNS = ("Lindmoor", "Vasterby", "Oakhaven")
STORY = """Bomb kills {dead} at {town} market

Mar 0{day}, 2031

A bomb killed {dead} people at a market in {town} on Monday, police said.
"""


@pytest.fixture(scope="module")
def raw(tmp_path_factory) -> Path:
    """The sample, and a few articles that report the same incidents with other numbers."""
    folder = tmp_path_factory.mktemp("raw")
    shutil.copytree(ROOT / "raw", folder, dirs_exist_ok=True)
    (folder / "made").mkdir()
    for number in range(12):
        said = STORY.format(dead=2 + number % 4, town=TOWNS[number % 3], day=4 + number % 2)
        (folder / "made" / f"story-{number}.txt").write_text(said)
    return folder


@pytest.fixture(scope="module")
def here(raw, tmp_path_factory) -> dict[str, str]:
    """The files of the release that this machine cuts, with their hashes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", TODAY)
        made = build(raw, tmp_path_factory.mktemp("here"))
    assert made.outcome.success
    return hash_release(made.out)


def hash_release(out: Path) -> dict[str, str]:
    files = (out / "releases" / "latest").glob("*.parquet")
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in files}


def start_build(raw: Path, out: Path, settings: Path) -> subprocess.Popen:
    environment = os.environ | {"SPARK_CONF_DIR": str(settings), "SOURCE_DATE_EPOCH": TODAY, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pipeline", "build", "--raw", str(raw), "--out", str(out), "--engine", "spark"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def finish(process: subprocess.Popen) -> None:
    said, _ = process.communicate()
    assert process.returncode == 0, said[-4000:]


def test_two_cores_give_the_bytes_of_one_machine(raw, here, tmp_path):
    """Every table of the release; what passed between driver and workers is gone, what was read is kept."""
    need_spark()
    finish(start_build(raw, tmp_path / "out", configure(tmp_path / "conf", spark_master="local[2]")))
    assert hash_release(tmp_path / "out") == here
    assert not (tmp_path / "out" / "work" / "spark").exists()
    assert list((tmp_path / "out" / "work" / "kept_results").rglob("*.parquet"))


def test_a_worker_killed_in_the_middle_changes_nothing(raw, here, tmp_path):
    """On a cluster of two, one worker dies while articles are read: the other reads what it had not, and the bytes are the same."""
    need_spark()
    with start_cluster(tmp_path / "cluster") as cluster:
        settings = configure(tmp_path / "conf", spark_master=cluster.address, spark_executor_memory="500m")
        process = start_build(raw, tmp_path / "out", settings)
        kept = tmp_path / "out" / "work" / "kept_results"
        while process.poll() is None and not list(kept.rglob("*.parquet")):
            time.sleep(0.05)
        there = len(list(kept.rglob("*.parquet")))
        cluster.workers[0].kill()
        finish(process)
    assert 0 < there < len(list(kept.rglob("*.parquet")))
    assert hash_release(tmp_path / "out") == here
