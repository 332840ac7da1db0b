"""The sample against labelled rows: what a careful reader finds in the stories of raw/, construction by construction.

Rows of statements.csv, actors.csv and incidents.csv were written from the stories, not from what the program says of them.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import polars as pl

from tests.cases.cells import Row, agree, asked, closest, differ, echo, rows_of, score
from tests.cases.scores import Label
from tests.cases.stories import Stories

SAID = ("speaker", "speaker_text", "reported_by", "cue", "speech_act", "is_direct", "medium", "addressee", "content", "about")
NAMED = ("name", "actor_type", "role", "affiliation", "mention_count")
FACTS = ("incident_type", "stage", "date_start")
AUTHOR = ("perpetrator", "responsibility", "accused_by")
CLAIM = ("outcome", "scope", "population", "count", "given_by")


def list_labels() -> Iterator[Label]:
    """Every row of the three files, named after its story and the first words of what it tells."""
    for name, (judge, words) in JUDGES.items():
        for row in rows_of(name):
            saying = " ".join(" ".join(row[column] for column in words).split()[:5])
            yield Label(f"{name}: {row['construction']}", f"{row['source_id']}: {saying}", partial(judge, row))


def judge_statement(row: Row, stories: Stories) -> str:
    """Somebody said this: by whom, through whom, how, to whom, by what channel, of which incident."""
    story = row["source_id"]
    found = [echo(row, said | {"about": stories.about(said, story)}, SAID) for said in stories.rows("statements", story)]
    return unless_absent(row, closest(asked(row, SAID), found))


def judge_actor(row: Row, stories: Stories) -> str:
    """Somebody is named: what they are, and that the other forms of their name stand for them alone."""
    mentions = stories.rows("actor_mentions", row["source_id"])
    fault = unless_absent(row, closest(asked(row, NAMED), [echo(row, mention, NAMED) for mention in mentions]))
    apart = {mention["name"] for mention in mentions} & set(filter(None, row["other_forms"].split("; ")))
    if fault or apart or not row["aliases"]:
        return fault or "; ".join(f"{name!r} is another actor" for name in sorted(apart))
    (actor_id,) = [mention["actor_id"] for mention in mentions if agree(row["name"], mention["name"])]
    (actor,) = stories.sample.table("actors").filter(pl.col("actor_id") == actor_id).iter_rows(named=True)
    return "" if row["aliases"] in actor["aliases"] else f"aliases: wanted {row['aliases']!r}, got {actor['aliases']}"


def judge_incident(row: Row, stories: Stories) -> str:
    """Something happened, was foiled or threatened: who did it, to whom, how many, and who says so."""
    reports = stories.rows("incident_reports", row["source_id"])
    if row["report"].endswith("in all"):
        return differ(row["report"], f"{len(reports)} in all")
    told = [read(stories, report, row) for report in reports if report["is_main"] is (row["report"] == "main")]
    return closest(asked(row, (*FACTS, *AUTHOR, "victim", "target", *CLAIM)), told)


JUDGES = {
    "statements": (judge_statement, ("speaker", "content")),
    "actors": (judge_actor, ("name",)),
    "incidents": (judge_incident, ("report", "perpetrator", "victim", "target", "outcome", "count")),
}


def unless_absent(row: Row, fault: str) -> str:
    """The fault, or of a row that should not be found, that it is."""
    return fault if not row["absent"] else "" if fault else "found"


def read(stories: Stories, report: dict[str, Any], row: Row) -> Row:
    """What the program says of a report, in the labelled row's columns: of its parties and claims those that come nearest."""
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
    """Of the rows found the one that agrees with the labelled row in most of these columns, echoed."""
    wanted = asked(row, columns)
    return max((echo(row, one, columns) for one in found), key=lambda one: score(wanted, one), default={})
