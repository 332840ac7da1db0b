"""What of an extraction does not become a row, and what stands all the same."""

import json
from dataclasses import replace

import pytest

from pipeline.contract.records import Claim, Evidence, Extraction, Mention, Party, Report, Span, Statement
from pipeline.contract.rows import REFUSED, TABLES, make_rows
from tests.contract.articles import TEXT, article


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def prove(words: str, *columns: str) -> tuple[Evidence, ...]:
    return tuple(Evidence(column, place(words), "test.rule") for column in columns)


CLAIM = Claim(
    "killed", "total", "people", 9, 9, "exact", place("nine people"),
    evidence=(*prove("nine", "count_low", "count_high", "qualifier"), *prove("killed", "outcome", "scope"), *prove("people", "population")),
)  # fmt: skip
PARTY = Party("perpetrator", "Gunmen", place("Gunmen"), evidence=prove("Gunmen", "role", "name"))
REPORT = Report(
    True, "armed_assault", "accomplished", "reported", place("killed"), claims=(CLAIM,), parties=(PARTY,),
    evidence=prove("killed", "incident_type"),
)  # fmt: skip
MENTION = Mention("Mosul", "other", None, None, 1, place("Mosul"), evidence=prove("Mosul", "name", "actor_type"))
SAID = Statement(
    "police", "police", "said", "report", False, "Gunmen killed nine people in Mosul on Monday", place("Gunmen"),
    evidence=(*prove("Gunmen", "content", "is_direct"), *prove("police", "speaker", "speaker_text"), *prove("said", "cue")),
)  # fmt: skip
WHOLE = Extraction((REPORT,), (MENTION,), (SAID,))
BEYOND = Span(50, len(TEXT) + 1)


def test_what_keeps_the_contract_is_published():
    """Every record becomes a row, tolls are summed with the words behind them, and evidence names who read it."""
    rows = make_rows(article("one"), WHOLE, "test 1")
    assert {table: len(rows[table]) for table in TABLES if table != "evidence"} == dict.fromkeys(TABLES[:5], 1)
    assert rows[REFUSED] == []
    assert rows["incident_reports"][0]["fatalities_best"] == 9
    (behind,) = [row["quote"] for row in rows["evidence"] if row["column_name"] == "fatalities_best"]
    assert behind == "nine people"
    assert {row["method"] for row in rows["evidence"]} == {"test 1"}


@pytest.mark.parametrize(
    ("broken", "table", "check"),
    [
        (replace(WHOLE, mentions=(replace(MENTION, span=BEYOND),)), "actor_mentions", "span_outside_text"),
        (replace(WHOLE, mentions=(replace(MENTION, span=Span(4, 4)),)), "actor_mentions", "span_outside_text"),
        (replace(WHOLE, mentions=(replace(MENTION, span=Span(-3, 4)),)), "actor_mentions", "span_outside_text"),
        (
            replace(WHOLE, mentions=(replace(MENTION, evidence=(*MENTION.evidence, Evidence("name", BEYOND, "r"))),)),
            "actor_mentions",
            "span_outside_text",
        ),
        (replace(WHOLE, mentions=(replace(MENTION, actor_type="town"),)), "actor_mentions", "unknown_code"),
        (replace(WHOLE, mentions=(replace(MENTION, role="city"),)), "actor_mentions", "value_without_span"),
        (
            replace(WHOLE, mentions=(replace(MENTION, evidence=(*MENTION.evidence, *prove("Mosul", "actor_id"))),)),
            "actor_mentions",
            "unknown_column",
        ),
        (replace(WHOLE, statements=(replace(SAID, speech_act="sing"),)), "statements", "unknown_code"),
        (replace(WHOLE, statements=(replace(SAID, addressee="reporters"),)), "statements", "value_without_span"),
        (replace(WHOLE, reports=(replace(REPORT, claims=(replace(CLAIM, evidence=()),)),)), "casualty_claims", "value_without_span"),
        (replace(WHOLE, reports=(replace(REPORT, parties=(replace(PARTY, role="host"),)),)), "incident_parties", "unknown_code"),
    ],
)
def test_a_row_that_breaks_it_is_refused_alone(broken, table, check):
    """It is told with its cells and the check, and every other row of the article stands."""
    rows, whole = make_rows(article("one"), broken, "test 1"), make_rows(article("one"), WHOLE, "test 1")
    (refused,) = rows[REFUSED]
    assert (refused["table_name"], refused["check_name"]) == (table, check)
    assert json.loads(refused["row"])["article_id"] == "art-one"
    assert rows[table] == []
    others = [other for other in TABLES if other not in (table, "evidence", "incident_reports")]
    assert [rows[other] for other in others] == [whole[other] for other in others]
    assert len(rows["incident_reports"]) == 1
    assert {row["table_name"] for row in rows["evidence"]} == {other for other in TABLES[:5] if other != table}


@pytest.mark.parametrize(
    "broken",
    [
        replace(REPORT, stage="attempted"),
        replace(REPORT, weapon_type="laser"),
        replace(REPORT, anchor=BEYOND),
        replace(REPORT, evidence=()),
        replace(REPORT, responsibility="possible"),
    ],
)
def test_what_hangs_on_a_refused_report_goes_with_it(broken):
    """A report that is refused takes its claims and parties along, each told; statements and mentions stand."""
    rows = make_rows(article("one"), replace(WHOLE, reports=(broken,)), "test 1")
    checks = {row["table_name"]: row["check_name"] for row in rows[REFUSED]}
    assert set(checks) == {"incident_reports", "casualty_claims", "incident_parties"}
    assert (checks["casualty_claims"], checks["incident_parties"]) == ("report_refused", "report_refused")
    assert [len(rows[table]) for table in ("statements", "actor_mentions", "incident_reports")] == [1, 1, 0]


def test_what_a_type_itself_says_needs_no_words():
    """A bombing is done with explosives, and happened unless words say otherwise."""
    bombing = replace(REPORT, incident_type="bombing", weapon_type="explosives")
    assert make_rows(article("one"), replace(WHOLE, reports=(bombing,)), "test 1")[REFUSED] == []
    assert make_rows(article("one"), replace(WHOLE, reports=(replace(REPORT, weapon_type="explosives"),)), "test 1")[REFUSED] != []
