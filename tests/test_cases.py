"""The sample against golden rows, one case a row: what a careful reader finds in the stories of raw/, construction by construction.

Rows of tests/cases/*.csv were written from the stories, not from what the program says of them; tests/golden.py says how to read them.
"""

from collections import Counter, defaultdict
from typing import Any

import polars as pl
import pytest

from tests.golden import Row, agree, asked, cases, closest, echo, rows_of, score

SAID = ("speaker", "speaker_text", "reported_by", "cue", "speech_act", "is_direct", "medium", "addressee", "content", "about")
NAMED = ("name", "actor_type", "role", "affiliation", "mention_count")
FACTS = ("incident_type", "stage", "date_start")
AUTHOR = ("perpetrator", "responsibility", "accused_by")
CLAIM = ("outcome", "scope", "population", "count", "given_by")

CONSTRUCTIONS = {
    "statements": (
        "direct speech", "mixed speech", "indirect speech", "quotation over several sentences", "quotation over several paragraphs",
        "quotation split by its cue", "quotation after a colon", "according to", "assure", "condemn", "blame", "vow", "warn", "call for",
        "deny", "claim responsibility", "consider", "insist", "tweet", "nested chain", "speaker by pronoun", "speaker by role",
        "speaker by short form", "organisation as speaker", "speaker in doubt", "medium", "addressee", "speech act: condole",
        "speech act: threaten", "speech act: demand", "speech act: announce", "the incident spoken of", "wrote, adding", "nobody said it",
    ),
    "actors": (
        "title before the name", "role from an apposition", "role from a body's name", "role from a possessive", "short form",
        "acronym in brackets", "acronym as an alias", "handle", "handle as an alias", "kind of body", "group named once", "no actor",
    ),
    "incidents": (
        "perpetrator in the active", "perpetrator in the passive", "attack by X on Y", "killing of X by Y", "accused, and by whom",
        "denied", "claimed", "victim", "target", "number of a part", "the attackers' own dead", "total, and who gave it",
        "an earlier incident", "foiled", "threatened", "blasts that are none",
    ),
}  # fmt: skip


class Stories:
    """Rows of the sample's tables, by the story that they come from."""

    def __init__(self, sample) -> None:
        self.sample = sample
        self.names = dict(sample.table("articles").select("article_id", "source_id").iter_rows())
        self.kept: dict[str, dict[str, list[dict[str, Any]]]] = {}

    def rows(self, table: str, story: str) -> list[dict[str, Any]]:
        """Rows of one table that come from one story."""
        if table not in self.kept:
            by_story = defaultdict(list)
            for row in self.sample.table(table).iter_rows(named=True):
                by_story[self.names[row["article_id"]]].append(row)
            self.kept[table] = by_story
        assert story in self.names.values(), f"no story {story}"
        return self.kept[table][story]

    def about(self, statement: dict[str, Any], story: str) -> str | None:
        """Which of the story's incidents a statement speaks of: main or other."""
        if statement["incident_id"] is None:
            return None
        of = [report["is_main"] for report in self.rows("incident_reports", story) if report["incident_id"] == statement["incident_id"]]
        return "main" if any(of) else "other"


@pytest.fixture(scope="module")
def stories(sample) -> Stories:
    """The sample's rows, story by story."""
    return Stories(sample)


@pytest.mark.parametrize("row", cases("statements", "speaker", "content"))
def test_statement(stories, row):
    """Somebody said this: by whom, through whom, how, to whom, by what channel, of which incident."""
    story = row["source_id"]
    found = [echo(row, said | {"about": stories.about(said, story)}, SAID) for said in stories.rows("statements", story)]
    assert (asked(row, SAID) in found) is not bool(row["absent"]), closest(asked(row, SAID), found)


@pytest.mark.parametrize("row", cases("actors", "name"))
def test_actor(stories, row):
    """Somebody is named: what they are, and that the other forms of their name stand for them alone."""
    mentions = stories.rows("actor_mentions", row["source_id"])
    found = [echo(row, mention, NAMED) for mention in mentions]
    assert (asked(row, NAMED) in found) is not bool(row["absent"]), closest(asked(row, NAMED), found)
    apart = {mention["name"] for mention in mentions} & set(filter(None, row["other_forms"].split("; ")))
    assert not apart
    if row["aliases"]:
        (actor_id,) = [mention["actor_id"] for mention in mentions if agree(row["name"], mention["name"])]
        (actor,) = stories.sample.table("actors").filter(pl.col("actor_id") == actor_id).iter_rows(named=True)
        assert row["aliases"] in actor["aliases"]


@pytest.mark.parametrize("row", cases("incidents", "report", "perpetrator", "victim", "target", "outcome", "count"))
def test_incident(stories, row):
    """Something happened, was foiled or threatened: who did it, to whom, how many, and who says so."""
    reports = stories.rows("incident_reports", row["source_id"])
    if row["report"].endswith("in all"):
        assert f"{len(reports)} in all" == row["report"]
        return
    told = [read(stories, report, row) for report in reports if report["is_main"] is (row["report"] == "main")]
    wanted = asked(row, (*FACTS, *AUTHOR, "victim", "target", *CLAIM))
    assert wanted in told, closest(wanted, told)


def read(stories: Stories, report: dict[str, Any], row: Row) -> Row:
    """What the program says of a report, in the golden row's columns: of its parties and claims those that come nearest."""
    parties, claims = (
        [one for one in stories.rows(table, row["source_id"]) if one["report_id"] == report["report_id"]]
        for table in ("incident_parties", "casualty_claims")
    )
    authors = [{"perpetrator": one["name"], "responsibility": one["responsibility"], "accused_by": one["asserted_by"]}
               for one in parties if one["role"] == "perpetrator"]  # fmt: skip
    harmed = {role: [{role: one["name"]} for one in parties if one["role"] == role] for role in ("victim", "target")}
    counts = [one | {"count": one["count_low"], "given_by": one["asserted_by"]} for one in claims]
    told = echo(row, report, FACTS) | nearest(row, authors, AUTHOR) | nearest(row, counts, CLAIM)
    return told | nearest(row, harmed["victim"], ("victim",)) | nearest(row, harmed["target"], ("target",))


def nearest(row: Row, found: list[dict[str, Any]], columns: tuple[str, ...]) -> Row:
    """Of the rows found the one that agrees with the golden row in most of these columns, echoed."""
    wanted = asked(row, columns)
    return max((echo(row, one, columns) for one in found), key=lambda one: score(wanted, one), default={})


@pytest.mark.parametrize("name", CONSTRUCTIONS)
def test_every_construction_occurs_twice(name):
    """The stories hold each construction of the list at least twice, and no row has one that the list lacks."""
    counted = Counter(row["construction"] for row in rows_of(f"cases/{name}"))
    assert {construction for construction, times in counted.items() if times >= 2} == set(CONSTRUCTIONS[name])


def test_cases_come_from_several_places():
    """The rows of a construction come from two stories or more, so that no wording of one story stands for all."""
    told = defaultdict(set)
    for name in CONSTRUCTIONS:
        for row in rows_of(f"cases/{name}"):
            told[name, row["construction"]].add(row["source_id"])
    assert [construction for construction, sources in told.items() if len(sources) < 2] == []
