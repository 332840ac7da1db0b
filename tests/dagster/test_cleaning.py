"""Cleaned articles kept from build to build."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.cleaning import CleanArticle, clean_record
from pipeline.dagster import cleaning
from pipeline.dagster.cleaning import clean_new, pack_article, unpack_article
from pipeline.dagster.kept_results import open_kept_results
from pipeline.ingestion import RAW_TYPES, RawRecord

STORY = "Mosul - Gunmen killed nine people at a market in the town on Monday, the police said, and two more were hurt."


def record(name: str, **cells):
    """A raw record as a row."""
    given = {"article_id": f"art-{name}", "batch": "desk", "source_id": name, "source_path": "desk/a.jsonl", "source_row": 1, "text": STORY}
    return dict.fromkeys(RAW_TYPES) | given | {"published": "2031-05-05"} | cells


@pytest.fixture
def clean(tmp_path, monkeypatch):
    """Cleans records with what is kept in one file, and gives what they became and the ids of those that were gone through."""

    def run(*records):
        seen = []
        monkeypatch.setattr(cleaning, "clean_record", lambda one: (seen.append(one.source_id), clean_record(one))[1])
        with open_kept_results(tmp_path / "kept.sqlite", cleaning.name_cleaning()) as kept:
            return list(clean_new(records, kept)), seen

    return run


def test_only_new_and_changed_records_are_cleaned(clean):
    """What was cleaned is taken over, cell by cell, also where the record moved in its file; another text, date or address is not."""
    first, seen = clean(record("a"), record("b"))
    assert seen == ["a", "b"]
    assert [one.source_id for one in first] == ["a", "b"]
    assert clean(record("a"), record("b", source_row=7), record("c"))[1] == ["c"]
    assert clean(record("a"), record("b")) == (first, [])
    for changed in ({"text": STORY.replace("nine", "ten")}, {"published": "2031-05-06"}, {"url": "https://a.example/1"}):
        assert clean(record("a"), record("b", **changed))[1] == ["b"]


def test_rejects_are_made_again(clean):
    """A record that holds no article is told with the place at which it stands now."""
    _, seen = clean(record("a", text="- - -"))
    [reject], again = clean(record("a", text="- - -", source_row=9))
    assert (reject["source_row"], seen, again) == (9, ["a"], ["a"])


def test_a_new_version_begins_anew(clean, monkeypatch):
    """What another version of cleaning made is not taken over."""
    clean(record("a"))
    monkeypatch.setattr(cleaning, "hash_cleaning", lambda: "other")
    assert clean(record("a"))[1] == ["a"]


@pytest.mark.parametrize("day", [date(2031, 5, 5), None])
def test_articles_come_back(day):
    """What is packed comes back value for value, days as days."""
    made = clean_record(RawRecord(**record("Zoë 東京")))
    assert isinstance(made, CleanArticle)
    article = replace(made, published_on=day)
    assert unpack_article(pack_article(article)) == article
