"""Publishing: when a release is cut, what it holds, what it shares with the one before."""

import errno
import fcntl
import os
import shutil
import subprocess
import sys
import threading
from datetime import date

import duckdb
import polars as pl
import pytest

from pipeline.checksums import hash_file, read_checksums
from pipeline.release import ReleaseError, UnfinishedError, publish, publishing
from schemas import TABLES

PAPERS = {"datapackage.json", "SHA256SUMS", "CHANGES.md", "CITATION.cff", "LICENSE.md", "codes.csv", "site"}
FORMS_OF_TABLES = {"incidents.geojson", "incidents.geoparquet", "tables.csv.zip", "README.md", "croissant.json"}
LISTED = PAPERS | FORMS_OF_TABLES | {f"{name}.parquet" for name in TABLES}
FILES = LISTED | {"incidents.duckdb", "incidents.duckdb.sha256"}


def note_times(out):
    """When each file and link under OUT was last written."""
    return {path: path.lstat().st_mtime_ns for path in out.rglob("*") if path.is_symlink() or path.is_file()}


def test_release_is_whole(world, cut, tmp_path):
    """A first release holds every table, the description, the notes and the checksums; `latest` leads to it."""
    release = cut(world())
    assert (release.version, release.is_new) == ("2026.11.0", True)
    assert {path.name for path in release.path.iterdir()} == FILES
    assert os.readlink(tmp_path / "releases" / "latest") == "2026.11.0"
    assert release.duckdb_path == tmp_path / "incidents.duckdb"
    assert {path.name for path in tmp_path.iterdir()} == {"releases", "incidents.duckdb"}
    assert release.rows == {name: pl.read_parquet(release.path / f"{name}.parquet").height for name in TABLES}


def test_nothing_changed_cuts_no_release(world, cut, tmp_path):
    """The same tables again, in another order, on another day and of other inputs, leave everything as it was."""
    first = cut(world())
    before = note_times(tmp_path)
    shuffled = {name: frame.sample(fraction=1, shuffle=True, seed=1) for name, frame in reversed(world().items())}
    again = cut(shuffled, inputs="b", today=date(2026, 12, 1))
    assert (again.version, again.is_new, again.rows) == (first.version, False, first.rows)
    assert note_times(tmp_path) == before


def test_changed_table_cuts_the_next_release(world, cut, tmp_path):
    """One cell differs: a new version, and the old one stays byte for byte."""
    first = cut(world())
    sums = read_checksums(first.path)
    second = cut(world(label="Bombing at a gate in Kabul"))
    assert (second.version, second.is_new) == ("2026.11.1", True)
    assert os.readlink(tmp_path / "releases" / "latest") == "2026.11.1"
    assert {name: hash_file(first.path / name) for name in sums} == sums


def test_database_is_kept_with_its_release(world, cut, tmp_path):
    """A release has the DuckDB file of its day, with its hash; what is written to the one in OUT changes no release."""
    release = cut(world())
    assert hash_file(release.path / "incidents.duckdb") == hash_file(release.duckdb_path)
    with duckdb.connect(release.duckdb_path) as connection:
        connection.execute("CREATE TABLE mine (one INTEGER)")
    assert read_checksums(release.path, "incidents.duckdb.sha256") == {"incidents.duckdb": hash_file(release.path / "incidents.duckdb")}
    cut(world(cue="told"))
    with duckdb.connect(release.path / "incidents.duckdb", read_only=True) as connection:
        assert connection.execute("SELECT DISTINCT cue FROM statements").fetchall() == [("said",)]


def test_unchanged_tables_are_linked(world, cut):
    """A table with the same bytes in both releases lies on the disk once; a changed one does not."""
    first, second = cut(world()), cut(world(label="Bombing at a gate in Kabul"))
    shared = {name for name in TABLES if os.path.samefile(first.path / f"{name}.parquet", second.path / f"{name}.parquet")}
    assert shared == set(TABLES) - {"incidents", "changes", "releases"}


def test_damaged_old_file_is_not_passed_on(world, cut):
    """One flipped bit in the release before: it is neither linked nor compared with, but named; mended, all goes on."""
    file = cut(world()).path / "actors.parquet"
    sound = file.read_bytes()
    file.write_bytes(sound[:40] + bytes([sound[40] ^ 1]) + sound[41:])
    with pytest.raises(ReleaseError, match=r"actors\.parquet: not what SHA256SUMS says .* restore"):
        cut(world(cue="told"))
    file.write_bytes(sound)
    assert cut(world(cue="told")).version == "2026.11.1"


def test_release_without_checksums_is_named(world, cut):
    """A release whose list of checksums is gone cannot be built upon; the message says what to do."""
    (cut(world()).path / "SHA256SUMS").unlink()
    with pytest.raises(ReleaseError, match="move its folder away"):
        cut(world())


def test_release_by_another_parquet_writer_is_no_change(world, cut, monkeypatch):
    """Other bytes for the same rows, as a new version of the writer gives them, cut no release."""
    first = cut(world())
    monkeypatch.setattr("pipeline.release.parquet.LEVEL", 19)
    monkeypatch.setattr("pipeline.release.parquet.ROW_GROUP", 1)
    assert not cut(world()).is_new
    assert cut(world(cue="told")).version == "2026.11.1"
    assert first.path.is_dir()


def test_two_processes_give_the_same_bytes(tmp_path):
    """Other hash seed, thread count, row order and folder: every file of the release is byte-identical."""
    script = os.path.join(os.path.dirname(__file__), "publish_rows.py")
    sums = []
    for seed, threads in (("1", "1"), ("77", "2")):
        out = tmp_path / f"out-{seed}"
        env = os.environ | {"PYTHONHASHSEED": seed, "POLARS_MAX_THREADS": threads}
        subprocess.run([sys.executable, script, str(out), seed], env=env, check=True)
        sums.append((out / "releases" / "latest" / "SHA256SUMS").read_text())
    assert sums[0] == sums[1]
    assert {line.split("  ")[1].split("/")[0] for line in sums[0].splitlines()} == LISTED - {"SHA256SUMS"}


def test_files_agree_with_sha256sum(world, cut):
    """The checksums are in the form of the usual tool, which finds them right."""
    tool = shutil.which("sha256sum")
    if not tool:
        pytest.skip("no sha256sum on this machine")
    folder, lists = cut(world()).path, ["SHA256SUMS", "incidents.duckdb.sha256"]
    done = subprocess.run([tool, "-c", "--strict", *lists], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": OK") == len([path for path in folder.rglob("*") if path.is_file()]) - len(lists)


def test_missing_or_stale_duckdb_file_is_built_anew(world, cut, tmp_path):
    """Gone, broken, or of an older release: the next run mends it and cuts no release."""
    cut(world())
    old = (tmp_path / "incidents.duckdb").read_bytes()
    cut(world(cue="told"))
    for spoil in (lambda path: path.unlink(), lambda path: path.write_bytes(b"no database"), lambda path: path.write_bytes(old)):
        spoil(tmp_path / "incidents.duckdb")
        release = cut(world(cue="told"))
        assert not release.is_new
        with duckdb.connect(release.duckdb_path, read_only=True) as connection:
            assert connection.execute("SELECT DISTINCT cue FROM statements").fetchall() == [("told",)]


def test_lost_link_is_set_again(world, cut, tmp_path):
    """A link `latest` that is gone or leads elsewhere is mended; a folder in its place is named and left alone."""
    cut(world())
    latest = tmp_path / "releases" / "latest"
    latest.unlink()
    latest.symlink_to("2025.1.0")
    cut(world())
    assert os.readlink(latest) == "2026.11.0"
    latest.unlink()
    latest.mkdir()
    with pytest.raises(OSError, match="latest is a folder"):
        cut(world())


@pytest.mark.parametrize("step", ["write_checksums", "build_duckdb", "stage_link", "sync_folder"])
def test_disk_full_before_the_release_publishes_nothing(world, cut, tmp_path, monkeypatch, step):
    """What needs room fails before a release is renamed into place; all stands as it was, and no half release takes up room."""
    cut(world())
    before = note_times(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(publishing, step, run_out_of_room)
        with pytest.raises(OSError, match="No space left"):
            cut(world(cue="told"))
    assert note_times(tmp_path) == before


@pytest.mark.parametrize("step", ["sync_path", "swap_in"])
def test_failure_after_the_release_says_what_stands(world, cut, tmp_path, monkeypatch, step):
    """Once a release is renamed into place, an error names it as cut and what may still lead elsewhere; the next run mends that."""
    cut(world())
    with monkeypatch.context() as patch:
        patch.setattr(publishing, step, lambda path, *more: run_out_of_room() if (tmp_path / "releases" / "2026.11.1").exists() else None)
        with pytest.raises(UnfinishedError, match=r"release 2026\.11\.1 was cut and stands whole in .* No space left") as caught:
            cut(world(cue="told"))
    release = caught.value.release
    assert (release.version, release.is_new) == ("2026.11.1", True)
    sums = read_checksums(release.path)
    assert {name: hash_file(release.path / name) for name in sums} == sums
    assert not cut(world(cue="told")).is_new
    assert os.readlink(tmp_path / "releases" / "latest") == "2026.11.1"
    with duckdb.connect(release.duckdb_path, read_only=True) as connection:
        assert connection.execute("SELECT DISTINCT cue FROM statements").fetchall() == [("told",)]


def run_out_of_room(*_args):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_table_unfit_to_publish_leaves_nothing(world, cut, tmp_path):
    """An error in a table is raised before anything is written."""
    with pytest.raises(ReleaseError):
        cut(world() | {"merges": pl.DataFrame()})
    assert list(tmp_path.iterdir()) == []


def test_second_publisher_waits(world, tmp_path):
    """While another process holds the folder of releases, publishing waits, and goes on when it is free."""
    (tmp_path / "releases").mkdir()
    descriptor = os.open(tmp_path / "releases", os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    releases = []
    thread = threading.Thread(target=lambda: releases.append(publish(world(), tmp_path, inputs_sha256="a" * 64, today=date(2026, 11, 3))))
    thread.start()
    thread.join(timeout=0.3)
    assert thread.is_alive()
    assert list((tmp_path / "releases").iterdir()) == []
    os.close(descriptor)
    thread.join(timeout=60)
    assert [release.version for release in releases] == ["2026.11.0"]


def test_no_text_of_an_article_is_in_a_release(world, cut):
    """No published table has a column for the text of an article, and no file but the tables and the page carries their values."""
    release = cut(world())
    assert not [name for name, table in TABLES.items() for column in table.types() if column in ("text", "html", "body")]
    for name in sorted((PAPERS - {"site"}) | {"README.md", "croissant.json", "incidents.geojson"}):
        assert "we shall find them" not in (release.path / name).read_text(encoding="utf-8")
