"""Folders with names that readers take for more than names: patterns of file names, and columns as Hive writes them."""

import ast

import duckdb
import polars as pl
import pytest

from pipeline.__main__ import main
from pipeline.release.sql import read_file
from pipeline.verification import verify
from tests.conftest import TODAY
from tests.test_architecture import SOURCES, name_of, parse

STORY = "Bomb kills two at Mosul market\n\nMar 04, 2031\n\nA bomb killed two people at a market in Mosul on Monday, police said.\n"
PARQUET, LISTED = ("read_parquet", "scan_parquet"), ("read_csv", "scan_csv")  # of polars


@pytest.mark.parametrize("name", ["x=y", "[1]", "a*", "**", "what's {this},that]"])
def test_one_file_is_read_as_it_is(tmp_path, name):
    """Below any folder DuckDB reads the file asked for, not one that its path as a pattern would fit, and its own columns alone."""
    for folder in (name, "1", "ab"):
        (tmp_path / folder).mkdir()
        pl.DataFrame({"folder": [folder]}).write_parquet(tmp_path / folder / "rows.parquet")
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT * FROM {read_file(tmp_path / name / 'rows.parquet')}")
        assert [column for column, *_ in found.description] == ["folder"]
        assert found.fetchall() == [(name,)]


def test_output_may_lie_anywhere(tmp_path, monkeypatch, capsys):
    """A build below `x=y` and `[1]` cuts a release, which verify and diff read; that a folder `1` lies beside it makes no difference."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    (tmp_path / "raw=1" / "[a]*").mkdir(parents=True)
    (tmp_path / "raw=1" / "[a]*" / "story.txt").write_text(STORY)
    (tmp_path / "x=y" / "1").mkdir(parents=True)
    out = tmp_path / "x=y" / "[1]"
    assert main(["build", "--raw", str(tmp_path / "raw=1"), "--out", str(out)]) == 0
    assert verify(out).lie is None
    assert main(["diff", "2025.6.0", "latest", "--out", str(out)]) == 0
    assert "nothing changed" in capsys.readouterr().out


@pytest.mark.parametrize("character", ["?", "\\"])
def test_path_that_duckdb_cannot_open_is_refused(tmp_path, capsys, character):
    """DuckDB opens no file for writing below such a folder; it is named before anything runs."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "story.txt").write_text(STORY)
    out = tmp_path / f"what{character}" / "out"
    assert main(["build", "--raw", str(tmp_path / "raw"), "--out", str(out)]) == 2
    assert f"path with {character} in it" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_every_reader_takes_a_path_as_it_is(path):
    """polars is told to take neither patterns nor columns out of a path, and SQL names files through `read_file` alone."""
    for node in ast.walk(parse(path)):
        called = getattr(node.func, "attr", "") if isinstance(node, ast.Call) else ""
        if called in (*PARQUET, *LISTED) and getattr(node.func.value, "id", "") == "pl":
            told = {word.arg: getattr(word.value, "value", None) for word in node.keywords}
            assert told.get("glob") is False, f"{name_of(path)}, line {node.lineno}"
            assert called in LISTED or told.get("hive_partitioning") is False, f"{name_of(path)}, line {node.lineno}"
        if name_of(path) != "pipeline/release/sql.py" and isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert "read_parquet(" not in node.value, f"{name_of(path)}, line {node.lineno}: name the file by read_file"
