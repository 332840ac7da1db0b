"""Two builds into one folder, as processes: one builds, the other is told to wait, and no article is lost."""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import polars as pl

from pipeline.release.output_lock import find_holder
from tests.conftest import ROOT, TODAY

STORY = "{town} bomb kills two\n\nMar 04, 2031\n\nA bomb killed two people at a market in {town} on Monday, police said.\n"
LIMIT = 500  # seconds, of a build that takes five
HELD_BY = re.compile(r"another build holds it \(process (\d+) on \S+, since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\); wait until")


def start(raw, out):
    command = [sys.executable, "-m", "pipeline", "build", "--raw", str(raw), "--out", str(out)]
    env = os.environ | {"SOURCE_DATE_EPOCH": TODAY}
    return subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@contextmanager
def paused(process):
    """A process that stands still meanwhile."""
    process.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        process.send_signal(signal.SIGCONT)


def test_nothing_is_lost_between_two_builds(tmp_path):
    """Of two builds started together one is told who builds; so is one started while that is paused; what it would have read comes next."""
    raw, out = tmp_path / "raw", tmp_path / "out"
    (raw / "desk").mkdir(parents=True)
    (raw / "desk" / "mosul.txt").write_text(STORY.format(town="Mosul"))
    builds = [start(raw, out), start(raw, out)]
    while not find_holder(out) and None in [build.poll() for build in builds]:
        time.sleep(0.02)
    refused, builder = sorted(builds, key=lambda build: build.pid == find_holder(out).process)
    with paused(builder):
        assert refused_by(refused) == builder.pid
        (raw / "desk" / "basra.txt").write_text(STORY.format(town="Basra"))
        assert refused_by(start(raw, out)) == builder.pid
        assert builder.poll() is None
    said, complaints = builder.communicate(timeout=LIMIT)
    assert (builder.returncode, "Release 2025.6.0 cut" in said) == (0, True), complaints
    later = start(raw, out)
    assert "error" not in later.communicate(timeout=LIMIT)[1]
    assert later.returncode == 0
    articles = pl.read_parquet(out / "releases" / "latest" / "articles.parquet")
    assert set(articles["title"]) == {"Mosul bomb kills two", "Basra bomb kills two"}


def refused_by(build) -> int:
    """The process that a build was told holds the folder."""
    _, complaints = build.communicate(timeout=LIMIT)
    assert build.returncode == 2, complaints
    return int(HELD_BY.search(complaints).group(1))
