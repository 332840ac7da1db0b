"""`python -m pipeline verify OUT`: what it prints, and how it ends."""

import re
import shutil
import subprocess
import sys

from pipeline.__main__ import main
from pipeline.verification.cells import list_of_code, list_of_texts, say_columns, say_unheld
from schemas import TABLES
from tests.conftest import ROOT
from tests.verification.forging import change_cell, newest, read


def test_sound_folder_ends_with_0(sample, capsys):
    """A few lines say what was checked and how much of it, and then in which columns a lie would not be seen."""
    assert main(["verify", str(sample.out)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    lines, limits = (part.splitlines() for part in said.out.split("\n\n"))
    assert limits == say_unheld()
    assert lines[0] == f"{sample.out}: every check holds."
    assert len(lines) <= 8
    quotes = f"{sample.table('evidence').height:,}"
    files = len([path for path in newest(sample.out).rglob("*") if path.is_file()])
    for part in (f"1, with {files} files", f"{len(TABLES)} keys", f"{quotes} quotes by hash; {quotes} of them", "0 by hash alone"):
        assert part in said.out


def test_lie_ends_with_1_and_its_row(sample, tmp_path, capsys):
    """File, table, row, column, both values and the remedy stand in lines of their own."""
    out = tmp_path / "out"
    shutil.copytree(sample.out, out, symlinks=True)
    row = read(out, "actors")["actor_id"][0]
    before, after = change_cell(newest(out), "actors", 0, "name")
    assert main(["verify", str(out)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    told = dict(re.findall(r"^  (\w+) +(.*)$", said.err, re.MULTILINE))
    assert said.err.startswith(f"lie: {newest(out) / 'actors.parquet'}: ")
    assert (told["table"], told["row"], told["column"]) == ("actors", row, "name")
    assert (told["said"], told["found"]) == (after, f"{before} in incidents.duckdb")
    assert "copy of the release" in told["remedy"]


def test_folder_without_a_release_ends_with_2(tmp_path, capsys):
    """Nothing to verify is no lie; the folder and what to name instead are told."""
    assert main(["verify", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"error: {tmp_path}: holds no release")


def test_limits_grow_with_what_is_missing(sample, tmp_path, capsys, monkeypatch):
    """Without a text, and after other code, the columns are named that only these could tell."""
    out = tmp_path / "out"
    shutil.copytree(sample.out, out, symlinks=True, ignore=shutil.ignore_patterns("work"))
    next((out / "text").rglob("*.txt")).unlink()
    monkeypatch.setattr("pipeline.verification.cells.checking.code_version", lambda: "another")
    assert main(["verify", str(out)]) == 0
    limits = capsys.readouterr().out.split("\n\n")[1].splitlines()
    assert "Nor, of the 1 articles whose texts are not there, in" in limits
    assert limits[-len(list_of_code()) - 1 :] == ["Nor, since other code made the release, in", *say_columns(list_of_code())]
    assert set(say_columns(list_of_texts())) <= set(limits)


def test_help_loads_nothing_heavy():
    """`--help` waits for neither Dagster nor polars."""
    command = [sys.executable, "-X", "importtime", "-m", "pipeline", "verify", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "first lie" in done.stdout
    assert "dagster" not in done.stderr
    assert "polars" not in done.stderr
