"""Every decision is a row: what was kept, what it took in, by which rule, and why."""

import json

import polars as pl

from pipeline.cleaning.copies import SCHEMA
from pipeline.deduplication import WORDS_TYPES, merge_tables
from tests.deduplication.test_incidents import WEEKEND
from tests.deduplication.told import NO_DATE, NO_PLACE, article, mention, name_id, one_row, report, tell


def decide(kind, **rows):
    """Decisions of one kind as dicts, by what was absorbed."""
    frame = merge_tables(tell(**rows))["merges"].filter(pl.col("kind") == kind)
    return {row["absorbed_id"]: row for row in frame.iter_rows(named=True)}


def test_nothing_to_decide():
    """What stands alone needs no decision."""
    reports = [report(1), report(2, incident_type="kidnapping", **NO_PLACE, **NO_DATE)]
    mentions = [mention(1, 1, name="North Band"), mention(2, 2, name="East Band")]
    assert merge_tables(tell(reports=reports, mentions=mentions))["merges"].is_empty()


def test_reports_of_one_incident():
    """Each report but the one that gives the id is taken in, with what was compared and the reason in words."""
    found = decide("incident", reports=[report(1), report(2), report(3)])
    assert set(found) == {name_id("rep", 2), name_id("rep", 3)}
    row = found[name_id("rep", 2)]
    assert (row["rule"], row["action"], row["decided_by"]) == ("incidents.matched", "merge", "rule")
    assert 0.99 < row["score"] < 1
    assert row["reason"] == "Matched by same day, same number of killed, same number of injured."
    assert json.loads(row["features"]) == {
        "reports": [name_id("rep", 1), name_id("rep", 2)], "pair": "beside", "kind": "same", "place": "same", "day": "same",
        "killed": "same_many", "injured": "same_many",
        "weapon": "same", "target": "same", "stage": "same",
    }  # fmt: skip
    assert list(json.loads(row["features"])) == sorted(json.loads(row["features"]))


def test_what_speaks_against_is_said():
    """A reason names the three that agree most, the strongest first, and after them what does not."""
    found = decide("incident", reports=[report(1), report(2, weapon_type="firearms", incident_type="shelling", **WEEKEND)])
    assert found[name_id("rep", 2)]["reason"] == (
        "Matched by same number of killed, same number of injured, same place; but different weapons."
    )


def test_reports_of_a_copy():
    """A copy's report is taken in because its article is a copy, and names the report it goes with."""
    found = decide("incident", articles=[article(1), article(2, copies=1)], reports=[report(2), report(1, **NO_PLACE)])
    row = found[name_id("rep", 2)]
    assert row["rule"] == "incidents.copy_of_story"
    assert json.loads(row["features"])["report"] == name_id("rep", 1)


def test_originals_and_copies_of_other_stories():
    """An original whose copy gives the id is taken in with that copy; a copy within another story goes with its own original."""
    articles = [article(1), article(2, copies=1), article(3), article(4, copies=3)]
    reports = [report(5, article=1), report(2), report(3), report(4)]
    found = decide("incident", articles=articles, reports=reports)
    said = {key: (row["rule"], json.loads(row["features"]).get("report")) for key, row in found.items()}
    assert said == {
        name_id("rep", 5): ("incidents.copy_of_story", name_id("rep", 2)),
        name_id("rep", 3): ("incidents.matched", None),
        name_id("rep", 4): ("incidents.copy_of_story", name_id("rep", 3)),
    }


def test_look_alikes_kept_apart():
    """That an article tells two like incidents is a decision to split, recorded once."""
    found = decide("incident", reports=[report(1), report(2, article=1, is_main=False)])
    row = one_row(pl.DataFrame(list(found.values())))
    assert (row["action"], row["rule"]) == ("split", "incidents.told_apart")
    assert row["absorbed_id"] in (name_id("rep", 1), name_id("rep", 2))


def test_copies_of_articles():
    """A copy is taken in by its original, with the score where it is known."""
    tables = tell(articles=[article(1), article(2, copies=1), article(3, copies=1)])
    copied = (name_id("art", 2), name_id("art", 1), 0.75, None, None)
    tables["article_copies"] = pl.DataFrame([copied], schema=SCHEMA, orient="row")
    rows = merge_tables(tables)["merges"].sort("absorbed_id")
    assert rows.select("kind", "kept_id", "absorbed_id", "score").rows() == [
        ("article", name_id("art", 1), name_id("art", 2), 0.75),
        ("article", name_id("art", 1), name_id("art", 3), None),
    ]


def test_like_texts_that_are_no_copies():
    """An article like another, but on another day, is split from it, as long as both stand."""
    tables = tell(articles=[article(1), article(2), article(3)])
    alike = [(name_id("art", 2), None, 0.9, name_id("art", 1), "other_day"), (name_id("art", 3), None, 0.8, name_id("art", 9), "other_day")]
    tables["article_copies"] = pl.DataFrame(alike, schema=SCHEMA, orient="row")
    row = one_row(merge_tables(tables)["merges"])
    assert [row[name] for name in ("kind", "action", "rule", "kept_id", "absorbed_id", "score")] == [
        "article", "split", "cleaning.other_day", name_id("art", 1), name_id("art", 2), 0.9,
    ]  # fmt: skip


def test_mentions_of_one_actor():
    """Each mention but the first is taken in, by its name or by a sourced list."""
    mentions = [mention(1, 1, name="U.N.", actor_type="igo"), mention(2, 2, name="UN", actor_type="igo")]
    found = decide("actor", mentions=[*mentions, mention(3, 3, name="United Nations", actor_type="igo")])
    assert {key: row["rule"] for key, row in found.items()} == {
        name_id("men", 2): "actors.same_name",
        name_id("men", 3): "actors.sourced_name",
    }
    assert json.loads(found[name_id("men", 3)]["features"]) == {"class": "body", "name": "united nations", "other": "un"}


def test_what_whole_texts_have_in_common_is_said():
    """Two that their articles are about are weighed by their texts, and the reason says so."""
    said = ["minibus", "crater", "mortar", "motorbike", "pharmacist", "magazine", "depot", "viaduct"]
    rows = [(name_id("rep", number), said, said[:3], said, []) for number in (1, 2)]
    words = pl.DataFrame(rows, schema=WORDS_TYPES, orient="row")
    rows = merge_tables(tell(reports=[report(1), report(2)]) | {"report_words": words})["merges"]
    row = one_row(rows)
    assert json.loads(row["features"])["pair"] == "at_length"
    assert "nearly the same words" in row["reason"]
