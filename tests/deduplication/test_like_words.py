"""Incidents told in the same words, read from their texts: each comes back as one, told by two papers that copy nobody."""

import polars as pl
import pytest

from pipeline.cleaning import clean_record, find_copies
from pipeline.ingestion import RawRecord
from tests.deduplication.like_words import BRIEFS, MOULDS, WORLDS, tell
from tests.deduplication.read_and_merged import merge
from tests.deduplication.told import name_id

GIVEN_BY_INPUT = ("title", "published", "publisher", "text")


def clean(records):
    """The cleaned articles, in order."""
    found = []
    for number, row in enumerate(records):
        where = {
            "article_id": name_id("art", number),
            "batch": "b",
            "source_id": row["id"],
            "source_path": "b/a.jsonl",
            "source_row": number,
        }
        record = RawRecord(**where, **{name: row[name] for name in GIVEN_BY_INPUT}, url=None, html=None)
        found.append(clean_record(record))
    return pl.DataFrame([{name: getattr(article, name) for name in article.__slots__} for article in found])


def list_groups(merged):
    """The source ids of the articles of each incident."""
    told = merged["incident_reports"].join(merged["articles"], on="article_id").group_by("incident_id").agg(pl.col("source_id").sort())
    return sorted(told["source_id"].to_list())


def pair_up(happenings):
    return sorted([f"{number}-0", f"{number}-1"] for number in range(len(happenings)))


@pytest.mark.parametrize("name", WORLDS)
def test_briefs_come_back(name):
    """Of two-line briefs, alike but for place or day, the two on one bombing become one incident of two sources, and no others do."""
    merged = merge(clean(tell(WORLDS[name], BRIEFS)))
    assert list_groups(merged) == pair_up(WORLDS[name])
    assert merged["incidents"]["source_count"].to_list() == [2] * len(WORLDS[name])


def test_stories_come_back():
    """Twelve bombings on one day, told at length in two moulds: none copies another, and the reasons stand in merges."""
    happenings = WORLDS["twelve countries on one day"]
    merged = merge(clean(tell(happenings)))
    assert list_groups(merged) == pair_up(happenings)
    assert merged["articles"]["duplicate_of"].null_count() == 2 * len(happenings)
    split = merged["merges"].filter(action="split")
    assert set(split["rule"]) == {"cleaning.other_place", "incidents.other_country"}
    assert set(split.filter(kind="incident")["reason"].str.split(":").list.first()) == {
        "They are of two countries, and neither article names anything of the other's"
    }


@pytest.mark.parametrize("name", WORLDS)
@pytest.mark.parametrize("moulds", [MOULDS, BRIEFS], ids=["stories", "briefs"])
def test_like_words_are_no_copies(name, moulds):
    """Texts of one mould on other days or places copy nobody, though nearly all their words are the same."""
    found = find_copies(clean(tell(WORLDS[name], moulds)))
    assert found["duplicate_of"].drop_nulls().is_empty()
