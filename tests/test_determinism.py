"""The same input gives the same bytes: in another process, with other hash seeds, threads and orders, and a second time."""

import gzip
import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest

from pipeline.checksums import ITS_HASH, UNREPEATED
from pipeline.dagster.tables import EXTRACTED
from tests.conftest import ROOT, TODAY, build

KEPT_BESIDE = ("cleaned_articles", "article_copies", "report_words", "report_names")
KEPT_ORDER = "broken"  # the batch whose rejects name rows: there a row's place is part of what is said


def copy_shuffled(source: Path, target: Path) -> None:
    """Copy batches in reverse order, files in reverse order, rows of whole containers in reverse order."""
    for path in sorted((path for path in source.rglob("*") if path.is_file()), reverse=True):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if KEPT_ORDER in path.parts:
            shutil.copyfile(path, copy)
        elif path.suffix == ".parquet":
            pl.read_parquet(path).reverse().write_parquet(copy)
        elif path.name.endswith(".jsonl"):
            copy.write_bytes(reverse_lines(path.read_bytes()))
        elif path.name.endswith(".jsonl.gz"):
            copy.write_bytes(gzip.compress(reverse_lines(gzip.decompress(path.read_bytes()))))
        else:
            shutil.copyfile(path, copy)


def reverse_lines(data: bytes) -> bytes:
    return b"".join(f"{line}\n".encode() for line in reversed(data.decode().splitlines()))


def build_apart(raw: Path, out: Path, seed: str, threads: str) -> dict[str, str]:
    """Build in a process of its own; the hash of every file of its release, by path, but of the DuckDB file's, which never repeats."""
    settings = {"PYTHONHASHSEED": seed, "POLARS_MAX_THREADS": threads, "SOURCE_DATE_EPOCH": TODAY}
    command = [sys.executable, "-m", "pipeline", "build", "--raw", raw, "--out", out]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    release = (out / "releases" / "latest").resolve()
    files = (path for path in sorted(release.rglob("*")) if path.is_file() and path.name not in {UNREPEATED, ITS_HASH})
    return {path.relative_to(release).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def test_bytes_do_not_depend_on_circumstances(tmp_path):
    """Two processes with other hash seeds, thread counts and input orders publish the same bytes."""
    copy_shuffled(ROOT / "raw", tmp_path / "raw")
    one = build_apart(ROOT / "raw", tmp_path / "one", "0", "1")
    two = build_apart(tmp_path / "raw", tmp_path / "two", "4242", "4")
    assert one == two
    assert len(one) > 10


def test_second_build_reads_nothing_again(sample, tmp_path, monkeypatch):
    """With nothing new, no article is extracted again, the tables are the same, and no second release is cut."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    first = build(sample.raw, tmp_path)
    second = build(sample.raw, tmp_path)
    articles = first.table("articles").height
    assert first.outcome.metadata["extracted/statements"]["articles read"] == articles
    assert second.outcome.metadata["extracted/statements"]["articles read"] == 0
    assert second.outcome.metadata["extracted/statements"]["articles taken over"] == articles
    assert not second.outcome.metadata["parquet_release"]["new"]
    assert [path.name for path in (tmp_path / "releases").iterdir() if path.is_dir() and not path.is_symlink()] == [
        first.outcome.metadata["parquet_release"]["version"]
    ]
    for name in ("statements", "evidence", "incident_reports", "incidents", "actors"):
        assert second.handed_on(name).equals(first.handed_on(name))


@pytest.mark.parametrize("change", ["text", "new", "gone"])
def test_only_changed_articles_are_read(tmp_path, change):
    """An article that is new, or whose text changed, is extracted; the others are taken over, and all is as though nothing was kept."""
    raw = tmp_path / "raw" / "desk"
    raw.mkdir(parents=True)
    story = "Bomb kills two at {} market\n\nMar 04, 2031\n\nA bomb killed two people at a market in {} on Monday, police said.\n"
    for place in ("Mosul", "Kabul"):
        (raw / f"{place}.txt").write_text(story.format(place, place))
    build(raw.parent, tmp_path / "out")
    if change == "gone":
        (raw / "Kabul.txt").unlink()
    else:
        (raw / ("Kabul.txt" if change == "text" else "Lima.txt")).write_text(story.format("Lima", "Lima"))
    again, whole = build(raw.parent, tmp_path / "out"), build(raw.parent, tmp_path / "whole")
    assert again.outcome.metadata["extracted/statements"]["articles read"] == (change != "gone")
    assert again.outcome.metadata["parquet_release"]["new"]
    for name in (*(f"extracted/{table}" for table in EXTRACTED), *KEPT_BESIDE):
        assert again.handed_on(name).equals(whole.handed_on(name)), name
