"""An outlet's story that it brought up to date: one incident, told by one source, with every number that was given."""

import json

import polars as pl
import pytest

from pipeline.cleaning import clean_record
from pipeline.cleaning.records import CLEANED_TYPES
from pipeline.ingestion import read_inputs
from tests.deduplication.read_and_merged import merge

EARLY = (
    "MOSUL, Iraq, March 4 (Harwell Wire) - A car bomb killed three people at a market in Mosul on Monday, police said. "
    "Ambulances were still arriving, and shopkeepers were pulling down their shutters. Nobody claimed responsibility."
)
LATE = (
    "MOSUL, Iraq, March 5 (Harwell Wire) - The car bomb that tore through a market in Mosul on Monday killed seven people, police said. "
    "The mayor, Omar Said, promised the families of the dead that the stalls would be rebuilt before the summer."
)
OTHER = (
    "BAGHDAD, March 5 (Tigris Post) - A car bomb at a market in the northern city of Mosul on Monday killed at least five people, "
    "a doctor at the city's hospital said. The bomb had been hidden in a white taxi, according to two traders who saw it stop."
)
UPDATES = {
    "by id": [{"id": "m1", "text": EARLY, "published": "2031-03-04"}, {"id": "m1", "text": LATE, "published": "2031-03-05"}],
    "by address": [
        {"url": "https://a.example/mosul", "text": EARLY, "published": "2031-03-04"},
        {"url": "https://a.example/mosul", "text": LATE, "published": "2031-03-05"},
    ],
    "by address, with ids": [
        {"id": "m1", "url": "https://a.example/mosul", "text": EARLY, "published": "2031-03-04"},
        {"id": "m2", "url": "https://a.example/mosul", "text": LATE, "published": "2031-03-05"},
    ],
}


def read_and_merge(folder, rows):
    """The tables of a release of rows written as JSON lines."""
    (folder / "x.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    cleaned = [clean_record(record) for record in read_inputs(folder)]
    return merge(pl.DataFrame([{name: getattr(one, name) for name in CLEANED_TYPES} for one in cleaned], schema=CLEANED_TYPES))


def tell(merged):
    """Of each incident the articles, the sources and the dead: lowest, best, highest."""
    return merged["incidents"].select("article_count", "source_count", "fatalities_low", "fatalities_best", "fatalities_high").rows()


@pytest.mark.parametrize("how", UPDATES)
def test_the_newest_version_counts(tmp_path, how):
    """From three to seven dead: one incident of one source and two articles, whose best toll is the later one; both claims stand."""
    merged = read_and_merge(tmp_path, UPDATES[how])
    assert tell(merged) == [(2, 1, 3, 7, 7)]
    killed = merged["casualty_claims"].filter(outcome="killed", scope="total")
    assert sorted(killed["count_low"]) == [3, 7]
    (rule,) = merged["merges"].filter(kind="article")["rule"]
    assert rule == "cleaning.find_versions"


def test_another_outlet_is_another_source(tmp_path):
    """What somebody else says of it counts beside the story's last word, not beside each of its versions."""
    merged = read_and_merge(tmp_path, [*UPDATES["by id"], {"id": "t1", "text": OTHER, "published": "2031-03-05"}])
    (told,) = tell(merged)
    assert told[:2] == (3, 2)
    assert told[3] == 7
