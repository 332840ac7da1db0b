"""Cells that people correct and incidents that they retract."""

import json

import pytest

from pipeline.deduplication import merge_tables
from pipeline.deduplication.identity import name_incident
from pipeline.ingestion.decisions import DecisionError
from tests.deduplication.test_merging import find_unsound
from tests.deduplication.told import claim, decide, decided, mention, name_id, one_row, party, proof, report, statement, tell

INCIDENT = name_incident(name_id("rep", 1))


def correct(row_id, column, value, table="incidents"):
    return decide("correct", row_id, table=table, column_name=column, value=value)


def settle(*decisions, **rows):
    return merge_tables(tell(**rows) | decided(*decisions))


def test_value_of_a_person_stands_and_the_program_s_own_beside_it():
    """The cell holds the value given, the row says so, and table decisions has both, with who, when and why."""
    merged = settle(correct(INCIDENT, "fatalities_high", "9"), reports=[report(1)])
    row, decision = one_row(merged["incidents"]), one_row(merged["decisions"])
    assert (row["fatalities_high"], row["corrected"]) == (9, ["fatalities_high"])
    assert (decision["value"], decision["machine_value"], decision["author"]) == ("9", "4", "Nela Orban")
    assert merged["incident_reports"]["corrected"].to_list() == [None]


def test_label_follows_corrected_cells():
    """The line for people says what the cells say now, unless it was corrected itself."""
    merged = settle(correct(INCIDENT, "city", "Bagram"), reports=[report(1)])
    assert one_row(merged["incidents"])["label"] == "Bombing, Bagram (Afghanistan), 7 April 2031"
    merged = settle(correct(INCIDENT, "city", "Bagram"), correct(INCIDENT, "label", "The bridge"), reports=[report(1)])
    assert one_row(merged["incidents"])["label"] == "The bridge"


def test_corrected_report_is_what_is_merged():
    """A report's corrected cell goes into its incident; the report says so, not the incident."""
    rep = name_id("rep", 1)
    lines = [correct(rep, *cell, "incident_reports") for cell in (("weapons", '["a mine", "a shell"]'), ("target_type", None))]
    merged = settle(*lines, reports=[report(1)])
    row = one_row(merged["incident_reports"])
    assert (row["weapons"], row["target_type"], row["corrected"]) == (["a mine", "a shell"], None, ["target_type", "weapons"])
    assert one_row(merged["incidents"])["target_type"] is None
    assert merged["decisions"].sort("column_name")["machine_value"].to_list() == ["transportation", '["a bomb"]']


def test_rows_of_any_table_can_be_corrected():
    """A statement's speaker, a mention's type and an actor's name."""
    merged = settle(
        correct(name_id("sta", 1), "speaker", "the mayor", "statements"),
        correct(name_id("men", 1), "actor_type", "military", "actor_mentions"),
        reports=[report(1)], statements=[statement(1, 1)], mentions=[mention(1, 1)],
    )  # fmt: skip
    assert one_row(merged["statements"])["speaker"] == "the mayor"
    assert one_row(merged["actors"])["actor_type"] == "military"


@pytest.mark.parametrize(
    ("decisions", "said"),
    [
        ([correct(INCIDENT, "incident_type", "bang")], "incident_type is one of the codes of incident_type"),
        ([correct(INCIDENT, "fatalities_low", "8")], "fatalities: low ≤ best ≤ high"),
        ([correct(INCIDENT, "label", None)], "label is never NULL"),
        ([correct(name_incident("rep-9"), "label", "x")], "no such row now"),
        ([correct(name_id("rep", 9), "city", "x", "incident_reports")], "no such row of incident_reports now"),
        ([correct(INCIDENT, "label", "x"), decide("retract", INCIDENT, table="incidents")], "was retracted"),
    ],
)
def test_correction_that_cannot_stand_names_its_line(decisions, said):
    """A value that breaks a rule of its table, or a row that is not there, stops everything."""
    with pytest.raises(DecisionError, match=r"^decisions/2031.csv, line \d+: .*" + said):
        settle(*decisions, reports=[report(1)])


def test_two_corrections_of_one_incident_under_two_ids():
    """Where two incidents turned out to be one, two lines about the same cell are no longer two."""
    lines = [correct(name_incident(name_id("rep", number)), "city", "Bagram") for number in (1, 2)]
    with pytest.raises(DecisionError, match="keep this line or"):
        settle(*lines, reports=[report(1), report(2)])


def test_retracted_incident_leaves_with_all_that_hangs_on_it():
    """Its reports and their rows are rejects that keep what they said; statements stay, and speak of no incident."""
    rows = {
        "reports": [report(1), report(2), report(3, incident_type="kidnapping")], "parties": [party(1, 1)], "claims": [claim(1, 2)],
        "statements": [statement(1, 1, char_start=0, char_end=50)], "evidence": [proof(1, 1), proof(2, 3, row_id=name_id("rep", 3))],
    }  # fmt: skip
    merged = settle(decide("retract", INCIDENT, table="incidents"), **rows)
    assert merged["incident_reports"]["report_id"].to_list() == [name_id("rep", 3)]
    assert merged["incidents"].height == 1
    assert (merged["incident_parties"].height, merged["casualty_claims"].height) == (0, 0)
    assert set(merged["evidence"]["row_id"]) == {name_id("rep", 3), *merged["incidents"]["incident_id"]}
    assert merged["statements"]["incident_id"].to_list() == [None]
    assert merged["articles"].sort("article_id")["has_incident"].to_list() == [False, False, True]
    rejects = merged["rejects"]
    assert sorted(rejects["table_name"]) == ["casualty_claims", "evidence", "incident_parties", "incident_reports", "incident_reports"]
    assert set(rejects["reason"]) == {"Retracted by hand: Nela Orban, 2031-04-08: read again"}
    assert json.loads(rejects.filter(table_name="casualty_claims")["row"][0])["claim_id"] == name_id("cla", 1)
    assert find_unsound({name: frame for name, frame in merged.items() if name != "rejects"}) == ([], [])
