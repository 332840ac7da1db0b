"""The command line: what it prints, how it ends, and what it says when something is wrong."""

import subprocess
import sys

import pytest

from pipeline.__main__ import main
from pipeline.dagster.assets import deduplication
from pipeline.release import publishing
from schemas import TABLES
from tests.conftest import ROOT, TODAY

STORY = "Bomb kills two at Mosul market\n\nMar 04, 2031\n\nA bomb killed two people at a market in Mosul on Monday, police said.\n"


@pytest.fixture
def raw(tmp_path, monkeypatch):
    """A folder of batches with one article."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    batch = tmp_path / "raw" / "desk"
    batch.mkdir(parents=True)
    (batch / "story.txt").write_text(STORY)
    return batch.parent


def run(raw, out, *more) -> int:
    return main(["build", "--raw", str(raw), "--out", str(out), *more])


def test_build_names_every_output(raw, tmp_path, capsys):
    """The summary has the version, and rows and path of every table and file."""
    out = tmp_path / "out"
    assert run(raw, out) == 0
    said = capsys.readouterr()
    assert "Release 2025.6.0 cut" in said.out
    for name in TABLES:
        assert str(out / "releases" / "2025.6.0" / f"{name}.parquet") in said.out
    for path in ("incidents.duckdb", "releases/latest", "text", "work"):
        assert str(out / path) in said.out
        assert (out / path).exists()
    assert "reading files: 1 done" in said.err
    assert "dagster" not in (said.out + said.err).lower()


def test_build_without_folders_takes_those_of_the_working_directory(raw, tmp_path, monkeypatch, capsys):
    """`build` alone reads ./raw and writes ./data."""
    monkeypatch.chdir(tmp_path)
    assert main(["build"]) == 0
    assert (tmp_path / "data" / "incidents.duckdb").is_file()


def test_second_build_says_nothing_changed(raw, tmp_path, capsys):
    """Without a change the status is 0, and the release that stands is named."""
    assert [run(raw, tmp_path / "out"), run(raw, tmp_path / "out")] == [0, 0]
    assert "Nothing changed: release 2025.6.0 stands" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "field", "remedy"),
    [
        (lambda raw: (raw / "nowhere", raw.parent / "out"), "nowhere", "takes the folder that holds the batches"),
        (lambda raw: (raw / "desk" / "story.txt", raw.parent / "out"), "story.txt", "takes the folder that holds the batches"),
        (lambda raw: (make_empty(raw), raw.parent / "out"), "--raw", "put articles there, a folder a batch"),
        (lambda raw: (raw, raw / "out"), "--out", "choose a folder outside"),
        (lambda raw: (raw, raw / "desk" / "story.txt" / "out"), "--out", "choose a folder"),
        (lambda raw: (raw, make_file(raw)), "--out", "choose a folder you may write to"),
        (lambda raw: (raw, make_linked_lock(raw)), ".incidents.lock", "mend or remove it"),
    ],
    ids=["missing", "file", "empty", "within", "below-file", "file-as-out", "lock-is-link"],
)
def test_unusable_folders_are_named(raw, capsys, change, field, remedy):
    """A folder that cannot be used ends the command before anything runs, with its name and what to do."""
    assert run(*change(raw)) == 2
    said = capsys.readouterr().err
    assert said.startswith("error: ")
    assert field in said
    assert remedy in said


def make_empty(raw):
    (raw.parent / "empty" / "batch").mkdir(parents=True)
    return raw.parent / "empty"


def make_file(raw):
    (raw.parent / "file").write_text("")
    return raw.parent / "file"


def make_linked_lock(raw):
    (raw.parent / "out").mkdir()
    (raw.parent / "out" / ".incidents.lock").symlink_to(raw / "desk" / "story.txt")
    return raw.parent / "out"


def test_bad_date_is_named(raw, tmp_path, monkeypatch, capsys):
    """SOURCE_DATE_EPOCH that is no number is refused by name, before anything runs."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    assert run(raw, tmp_path / "out") == 2
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err
    assert not (tmp_path / "out" / "releases").exists()


def test_failing_step_is_named(raw, tmp_path, monkeypatch, capsys):
    """What breaks within a step is told in its own words, without a trace, and the status is 1."""

    def break_down(*given):
        raise ValueError("incidents.label: cannot be made")

    monkeypatch.setattr(deduplication, "merge_tables", break_down)
    assert run(raw, tmp_path / "out") == 1
    said = capsys.readouterr().err
    assert "merging reports: ValueError: incidents.label: cannot be made" in said
    assert "Traceback" not in said
    assert not (tmp_path / "out" / "releases").exists()


def test_failure_before_publishing_cuts_no_release(raw, tmp_path, capsys):
    """What stands in the way of a text ends the build before a release is cut, and it says so; with it gone all goes on."""
    batch = tmp_path / "out" / "text" / "desk"
    batch.parent.mkdir(parents=True)
    batch.symlink_to(tmp_path)
    assert run(raw, tmp_path / "out") == 1
    said = capsys.readouterr().err
    assert f"writing texts: {batch}: is a link" in said
    assert "Nothing was published" in said
    assert not (tmp_path / "out" / "releases").exists()
    batch.unlink()
    assert run(raw, tmp_path / "out") == 0


def test_failure_after_publishing_says_what_stands(raw, tmp_path, monkeypatch, capsys):
    """Where a release was cut and the rest failed, the command fails and names the release, instead of saying that there is none."""
    out = tmp_path / "out"

    def run_out_of_room(built, path):
        raise OSError("No space left on device")

    monkeypatch.setattr(publishing, "swap_in", run_out_of_room)
    assert run(raw, out) == 1
    said = capsys.readouterr().err
    assert "Nothing was published" not in said
    assert f"Release 2025.6.0 was cut and stands whole in {out / 'releases' / '2025.6.0'}" in said
    monkeypatch.undo()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    assert run(raw, out) == 0
    assert "Nothing changed: release 2025.6.0 stands" in capsys.readouterr().out
    assert (out / "incidents.duckdb").is_file()


def test_module_is_the_command(tmp_path):
    """`python -m pipeline` is this command; its help loads no Dagster."""
    command = [sys.executable, "-X", "importtime", "-m", "pipeline", "build", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "--scope" in done.stdout
    assert "dagster" not in done.stderr


def test_raw_within_out_is_refused(raw, capsys):
    """Inputs where a build replaces and removes files end the command before anything runs; they stay as they are."""
    batch = raw.parent / "proj" / "text" / "desk"
    batch.mkdir(parents=True)
    (batch / "story.txt").write_text(STORY)
    for given in (batch, batch.parent, raw.parent / "proj"):
        assert run(given, raw.parent / "proj") == 2
        assert "--out" in capsys.readouterr().err
    assert [path.name for path in (raw.parent / "proj").rglob("*")] == ["text", "desk", "story.txt"]


def test_files_of_others_in_out_are_named(raw, tmp_path, capsys):
    """A folder that holds other texts is built into; they are left, and the summary names them."""
    mine = tmp_path / "out" / "text" / "desk" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine")
    assert run(raw, tmp_path / "out") == 0
    assert f"1 files were left that no build wrote or somebody changed since: '{mine}'" in capsys.readouterr().out
    assert mine.read_text() == "mine"


def test_leaving_puts_everything_out(tmp_path):
    """The process ends with the command's status, once what is printed is out and what was left for the end is done."""
    code = f"""
import atexit, pathlib, sys
import pipeline.__main__ as line
def command(arguments):
    print("said", end="")
    print("complained", end="", file=sys.stderr)
    return 3
line.main = command
atexit.register(pathlib.Path({str(tmp_path / "left")!r}).touch)
line.leave()
"""
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout, ended.stderr) == (3, "said", "complained")
    assert (tmp_path / "left").exists()


@pytest.mark.parametrize(
    ("option", "place", "said"),
    [
        ("--replay", "nowhere.jsonl", "cannot be read"),
        ("--replay", "raw/desk/story.txt", "line 1: no JSON object"),
        ("--keep-extractions", "nowhere/kept.jsonl", "its folder is not there"),
        ("--keep-extractions", "raw/kept.jsonl", "would be an input of the next build"),
    ],
)
def test_files_of_extractions_are_looked_at_first(raw, tmp_path, capsys, option, place, said):
    """A file of extractions that cannot be used starts no build; the message names option and file."""
    assert run(raw, tmp_path / "out", option, str(tmp_path / place)) == 2
    error = capsys.readouterr().err
    assert f"{option} {tmp_path / place}" in error
    assert said in error
    assert not (tmp_path / "out" / "releases").exists()
