"""Articles that extraction cannot digest, or not whole, and what becomes of them and of the others."""

import pytest

from pipeline.annotation import budget
from pipeline.dagster import reading
from pipeline.dagster.assets.extraction import make_rejects
from pipeline.dagster.kept_results import open_kept_results
from pipeline.dagster.resources import WorkerPool
from pipeline.extraction import TABLES, UNREAD
from tests.conftest import build

TEXT = "Gunmen killed nine people in Mosul on Monday, police said."
GIVEN = {"title": None, "prose_start": 0, "published_on": None, "publisher": None, "dateline": None}
GOOD, BAD = ({"article_id": f"art-{name}", "text": TEXT, **GIVEN} for name in ("good", "bad"))


@pytest.fixture
def broken(monkeypatch):
    """A rule that stops at one article."""
    extract = reading.extract_rows

    def stop(article, scope):
        if article["article_id"] == BAD["article_id"]:
            raise RecursionError(article["text"])
        return extract(article, scope)

    monkeypatch.setattr(reading, "extract_rows", stop)


def test_an_article_that_breaks_a_rule_stops_no_other(broken, tmp_path):
    """The others have their rows; of it one row tells which kind of error it was, and none of its words."""
    with open_kept_results(tmp_path / "kept.sqlite", "one") as kept, WorkerPool().open() as pool:
        rows, read = reading.read_articles([BAD, GOOD], "incidents", kept, pool)
        again, read_again = reading.read_articles([BAD, GOOD], "incidents", kept, pool)
    assert (read, read_again) == (2, 1)  # what failed is tried again
    assert again == rows
    assert {row["article_id"] for table in TABLES for row in rows[table]} == {"art-good"}
    (unread,) = rows[UNREAD]
    assert (unread["article_id"], unread["char_start"], unread["char_end"]) == ("art-bad", 0, len(TEXT))
    assert "RecursionError" in unread["reason"]
    assert "Mosul" not in unread["reason"]


def test_rejects_say_where_it_was():
    """A reject names file, article and offsets; two stretches of one article are two rejects."""
    unread = [{"article_id": "art-1", "char_start": at, "char_end": at + 5, "check_name": "no_words", "reason": "why"} for at in (3, 9)]
    sources = {"art-1": {"source_path": "wires/a.jsonl", "source_id": "7", "batch": "wires"}}
    first, second = make_rejects(unread, sources)
    assert first["reason"] == "wires/a.jsonl, article `7`, characters 3 to 8 of its cleaned text: why"
    assert (first["stage"], first["row"]) == ("extraction", '{"batch": "wires", "char_end": 8, "char_start": 3, "id": "7"}')
    assert first["reject_id"] != second["reject_id"]


def test_articles_stand_whatever_is_read_of_them(broken, monkeypatch, tmp_path):
    """An article cut short and one that could not be read are rows of articles, beside their rejects, and no count goes wrong."""
    monkeypatch.setattr(budget, "MOST_WORDS", 40)
    wires = tmp_path / "raw" / "wires"
    wires.mkdir(parents=True)
    (wires / "long.txt").write_text(f"Raid in Mosul\n\nMay 05, 2031\n\n{TEXT}\n\n" + "The port was calm.\n\n" * 30, encoding="utf-8")
    (wires / "short.txt").write_text("Blast in Kabul\n\nMay 05, 2031\n\nA bomb killed six people in Kabul on Friday.", encoding="utf-8")
    (wires / "empty.txt").write_text("\n", encoding="utf-8")
    made = build(tmp_path / "raw", tmp_path / "out")
    assert made.outcome.success, (made.outcome.errors, made.outcome.broken_rules)
    assert made.table("articles")["source_id"].sort().to_list() == ["long", "short"]
    assert made.table("incidents")["city"].sort().to_list() == ["Kabul", "Mosul"]
    rejects = made.table("rejects").sort("stage")
    assert rejects["stage"].to_list() == ["extraction", "ingestion"]
    assert rejects["check_name"].to_list() == ["text_too_long", "empty_file"]
    assert made.outcome.metadata["extraction_rejects"]["articles not read whole"] == 1
