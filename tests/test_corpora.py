"""Outside corpora, where INCIDENT_CORPORA names their folder: nothing crashes, and every record is accounted for.

`python -m pipeline evaluate` builds them whole and measures them; here each is read and cleaned only.
"""

import json
import os
from pathlib import Path

import pytest

from pipeline.cleaning import CleanArticle, clean_record
from pipeline.ingestion import RawRecord, count_inputs, read_inputs
from pipeline.verification import verify
from tests.conftest import build

CORPORA = Path(os.environ.get("INCIDENT_CORPORA", "")) if os.environ.get("INCIDENT_CORPORA") else None
BATCHES = sorted((CORPORA / "bench" / "data").glob("*/")) if CORPORA else []

pytestmark = pytest.mark.skipif(not CORPORA, reason="INCIDENT_CORPORA names no folder of corpora")


@pytest.mark.parametrize("folder", BATCHES, ids=lambda folder: folder.name)
def test_records_are_conserved(folder):
    """Each input record of a corpus ends as an article or as a reject with its reason; nothing crashes."""
    articles, rejects = set(), 0
    for found in read_inputs(folder):
        made = clean_record(found) if isinstance(found, RawRecord) else found
        if isinstance(made, CleanArticle):
            articles.add(made.article_id)
        else:
            rejects += 1
            assert made["stage"] in ("ingestion", "cleaning")
            assert made["reason"]
    assert len(articles) + rejects == count_inputs(folder)
    assert articles


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """The wire story as it was printed, built."""
    built = build(CORPORA / "articles", tmp_path_factory.mktemp("story"))
    assert built.outcome.success, built.outcome.errors
    return built


@pytest.fixture(scope="module")
def gold():
    """What a reader found in the story."""
    [path] = sorted((CORPORA / "gold").glob("*.json"))
    return json.loads(path.read_text(encoding="utf-8"))


def plain(name: str | None) -> str | None:
    """A name without its article and the possessive in it."""
    return name and name.removeprefix("the ").removeprefix("The ").replace("'s ", " ")


def test_real_story_has_the_incidents_a_reader_finds(story, gold):
    """Kind, days, place and tolls of each incident, and no other incident."""
    tolls = ("fatalities", "injured")
    found = [
        (
            row["incident_type"],
            row["date_start"].isoformat(),
            row["city"],
            row["country_iso3"],
            *tuple(row[f"{column}_{side}"] for column in tolls for side in ("low", "high")),
        )
        for row in story.table("incidents").iter_rows(named=True)
    ]
    told = [
        (
            one["incident_type"],
            one["date"],
            one["city"],
            one["country_iso3"],
            *tuple(one[column][side] for column in tolls for side in ("low", "high")),
        )
        for one in gold["incidents"]
    ]
    assert sorted(found, key=str) == sorted(told, key=str)


def test_real_story_has_the_numbers_a_reader_finds(story, gold):
    """Every number, what it counts and who gave it."""
    columns = ("outcome", "count_low", "count_high", "qualifier", "scope", "population", "asserted_by")
    found = {tuple(row[column] for column in columns) for row in story.table("casualty_claims").iter_rows(named=True)}
    assert found == {tuple(claim[column] for column in columns) for one in gold["incidents"] for claim in one["casualty_claims"]}


def test_real_story_has_the_statements_a_reader_finds(story, gold):
    """Each statement with its speaker, through whom it came, its channel and addressee, and no other."""
    rows = story.table("statements").sort("char_start").to_dicts()
    assert [(row["speaker"], row["is_direct"], row["content"]) for row in rows] == [
        (said["speaker"], said["direct"], said["content"]) for said in gold["statements"]
    ]
    for row, said in zip(rows, gold["statements"], strict=True):
        assert {plain(name) for name in row["reported_by"]} == {plain(name) for name in said.get("reported_by", [])}
        assert row["medium"] == said["medium"] or said.get("optional_medium")
        assert row["cue"].split()[0] == said["cue"].split()[0]
        assert row["addressee"] == said.get("addressee")


def test_real_story_has_the_actors_a_reader_finds(story, gold):
    """Each actor that a reader must find, under its name and role; persons have no other names."""
    found = {row["name"]: row["role"] for row in story.table("actor_mentions").iter_rows(named=True)}
    wanted = {one["name"]: one["role"] for one in gold["actors"] if not one.get("optional")}
    assert {name: found.get(name, "not found") for name in wanted} == wanted
    aliases = {row["name"]: set(row["aliases"]) for row in story.table("actors").iter_rows(named=True)}
    assert all(set(one["aliases"]) <= aliases[one["name"]] for one in gold["actors"] if one["type"] == "person")


def test_real_story_builds(story):
    """Its bombing comes out with day, city and toll, and the words behind each cell read true."""
    main = story.table("incident_reports").filter(is_main=True)["incident_id"].item()
    [bombing] = story.table("incidents").filter(incident_id=main).to_dicts()
    assert bombing["incident_type"] == "bombing"
    assert (bombing["city"], bombing["country_iso3"], bombing["date_prec"]) == ("Kabul", "AFG", 1)
    assert bombing["date_start"] == bombing["date_end"] == story.table("articles")["published_on"].item()
    assert 0 < bombing["fatalities_low"] <= bombing["fatalities_best"]
    assert story.table("statements")["is_direct"].any()
    texts = dict(story.handed_on("cleaned_articles").select("article_id", "text").iter_rows())
    for row in story.table("evidence").iter_rows(named=True):
        assert texts[row["article_id"]][row["char_start"] : row["char_end"]].startswith(row["quote"])


@pytest.mark.parametrize("name", ["re3d"])
def test_built_corpus_is_verified(tmp_path, name):
    """A corpus of real texts, built whole, verifies: keys, links, rules, copies, and every quote against its text."""
    built = build(CORPORA / "bench" / "data" / name, tmp_path, "all")
    assert built.outcome.success, built.outcome.errors
    findings = verify(tmp_path)
    assert findings.lie is None
    quotes = built.table("evidence").height
    assert quotes
    assert (findings.counts["quotes"], findings.counts["quotes against texts"]) == (quotes, quotes)
