"""A build that read nothing is no success, and cuts nothing; one from which people took everything is."""

from datetime import date

import dagster as dg
import polars as pl
import pytest

from pipeline.__main__ import main
from pipeline.dagster.assets.cleaning import clean_articles
from pipeline.dagster.engines import LocalEngine
from pipeline.dagster.resources import KeptResultsFile, Workspace
from pipeline.ingestion import RAW_TYPES, read_inputs
from pipeline.ingestion.decisions import DECISION_TYPES
from tests.conftest import TODAY

STORY = "Bomb kills two at Mosul market\n\nMar 04, 2031\n\nA bomb killed two people at a market in Mosul on Monday, police said.\n"


def clean(raw, decisions=()):
    """Run cleaning alone over a folder of batches."""
    records = pl.LazyFrame(list(read_inputs(raw)), schema=RAW_TYPES)
    kept = KeptResultsFile(workspace=Workspace(out_dir=str(raw.with_name("kept"))))
    decided = pl.LazyFrame(decisions, schema=DECISION_TYPES)
    given = {"kept_results": kept, "raw_records": records, "human_decisions": decided}
    done = clean_articles(dg.build_asset_context(), engine=LocalEngine(), **given)
    articles = pl.concat(next(done).value)
    return articles, next(done), list(done)


def test_summary_counts_what_was_refused(tmp_path, monkeypatch, capsys):
    """A build lists what became of each form, and refused inputs by reason with files and remedy; without a single article it fails,
    says why, and what was cut stands.

    The articles lie in folders within their batch.
    """
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    raw, out = tmp_path / "raw", tmp_path / "out"
    story = raw / "2022" / "09" / "story.txt"
    story.parent.mkdir(parents=True)
    story.write_text(STORY)
    table = story.with_name("s.csv")
    table.write_text("url,content\nhttps://a.example/rain,It rained in Harwell.\n")
    (raw / "2022" / "x.jsonl").write_text("{\n{\n[]\n")
    (raw / "2022" / "x.xlsx").write_bytes(b"x")
    assert main(["build", "--raw", str(raw), "--out", str(out)]) == 0
    said = capsys.readouterr().out
    lines = [" ".join(line.split()) for line in said.splitlines()]
    start = lines.index("Inputs by form:")
    assert lines[start + 1 : start + 6] == [
        ".xlsx 0 read 1 refused", "csv 1 read 0 refused", "json lines 0 read 3 refused", "text 1 read 0 refused",
        "Articles without an id: 1; they go by their address or a hash of their text, until that changes.",
    ]  # fmt: skip
    assert "4 of 6 inputs were refused" in said
    assert "bad_json 2 2022/x.jsonl (2)" in lines
    assert "this form is not read: open it as a spreadsheet and save the sheet as .csv in UTF-8" in lines
    assert [path.parent.name for path in (out / "text").rglob("*.txt")] == ["2022", "2022"]
    story.unlink()
    table.unlink()
    assert main(["build", "--raw", str(raw), "--out", str(out)]) == 1
    said = capsys.readouterr().err
    assert "no article could be read: each of 4 inputs was refused" in said
    assert "bad_json" in said
    assert ".xlsx 0 read 1 refused" in [" ".join(line.split()) for line in said.splitlines()]
    assert [path.name for path in (out / "releases").iterdir() if not path.is_symlink()] == ["2025.6.0"]
    assert len(list((out / "text").rglob("*.txt"))) == 2


def test_records_without_an_article_are_no_success(tmp_path):
    """Where cleaning refuses every record, nothing after it runs."""
    (tmp_path / "a.txt").write_text("...")
    with pytest.raises(dg.Failure, match="none of 1 records holds one"):
        clean(tmp_path)


def test_retracting_all_is_followed(tmp_path):
    """A release without the articles that people took out is what they want."""
    (tmp_path / "a.txt").write_text("Two people were hurt.")
    article = next(iter(read_inputs(tmp_path))).article_id
    decision = {"action": "retract", "table_name": "articles", "row_id": article, "author": "A. Reader", "reason": "withdrawn"}
    decision |= dict.fromkeys(("other_id", "column_name", "value")) | {"source_path": "decisions/a.csv", "source_line": 2}
    articles, rejects, rest = clean(tmp_path, [decision | {"decided_on": date(2031, 4, 8)}])
    assert (articles.height, rejects.value["check_name"].to_list(), rest) == (0, ["retracted"], [])
