"""Rows that break a rule go to the rejects, what hangs on them goes along, and the rest stays as it was."""

import json

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.validation import quarantine
from pipeline.validation.row_failures import TableError
from schemas import TABLES
from tests.rows import valid_row
from tests.validation.published import publish

REPORT, OTHER = "rep-0000000000000001", "rep-0000000000000002"
CHAIN = ("incident_reports", "incident_parties", "casualty_claims", "statements", "actor_mentions", "evidence")


def refuse(**tables):
    """Quarantine of tables given as lists of rows."""
    return quarantine({name: TABLES[name].frame(rows) for name, rows in tables.items()}, "validation")


def test_good_rows_stay():
    """A faultless release passes as it is, and nothing is refused."""
    tables = publish()
    kept, rejected = quarantine(tables, "validation")
    assert rejected == []
    assert list(kept) == list(tables)
    assert all(kept[name].equals(TABLES[name].order(tables[name])) for name in tables)


def test_only_the_bad_row_goes():
    """Of two rows the one that breaks a rule is refused, with its reason in words."""
    bad = valid_row("actors", actor_id="act-0000000000000002", actor_type="wizard")
    kept, (reject,) = refuse(actors=[valid_row("actors"), bad])
    assert kept["actors"]["actor_id"].to_list() == ["act-0000000000000001"]
    assert (reject["stage"], reject["table_name"], reject["check_name"]) == ("validation", "actors", "actor_type_in_codes")
    assert reject["reason"] == (
        "actor_type is one of the codes of actor_type; found wizard. "
        "Use a code of schemas/codes/actor_type.csv, or define the new one there."
    )
    assert json.loads(reject["row"]) == bad
    assert TABLES["rejects"].validate(TABLES["rejects"].frame([reject])).height == 1


def test_one_reject_names_all_rules_a_row_breaks():
    """A row is refused once, however many rules it breaks, and all of them are named."""
    row = valid_row("incident_reports", stage="begun", fatalities_low=-1, date_end=None)
    _, (reject,) = refuse(incident_reports=[row])
    assert reject["check_name"] == "stage_in_codes, fatalities_low_not_negative, dates_in_order"
    assert "found begun." in reject["reason"]
    assert "found -1." in reject["reason"]


def test_equal_rows_are_refused_each():
    """Two rows that are equal cell by cell are two rejects with their own ids."""
    row = valid_row("actors", name=None)
    _, rejected = refuse(actors=[row, row])
    assert len({reject["reject_id"] for reject in rejected}) == 2


def test_what_hangs_on_a_row_goes_along():
    """With a report go its parties, its claims and the evidence of all three; the article's other rows stay."""
    rows = {name: [valid_row(name)] for name in CHAIN}
    rows["incident_reports"] = [valid_row("incident_reports", stage="begun"), valid_row("incident_reports", report_id=OTHER)]
    rows["evidence"] = [
        valid_row("evidence", evidence_id=f"evi-{number:016x}", table_name=table, row_id=row_id, column_name=column)
        for number, (table, row_id, column) in enumerate(
            [
                ("incident_reports", REPORT, "stage"),
                ("incident_reports", OTHER, "stage"),
                ("incident_parties", "par-0000000000000001", "name"),
                ("casualty_claims", "cla-0000000000000001", "outcome"),
                ("statements", "sta-0000000000000001", "cue"),
            ]
        )
    ]
    kept, rejected = refuse(**rows)
    assert kept["incident_reports"]["report_id"].to_list() == [OTHER]
    assert kept["incident_parties"].is_empty()
    assert kept["casualty_claims"].is_empty()
    assert kept["statements"].height == kept["actor_mentions"].height == 1
    assert kept["evidence"]["row_id"].to_list() == [OTHER, "sta-0000000000000001"]
    said = {reject["table_name"]: reject["reason"] for reject in rejected if reject["check_name"] == "parent_stands"}
    assert set(said) == {"incident_parties", "casualty_claims", "evidence"}
    assert said["incident_parties"] == f"It hangs on {REPORT} of incident_reports, which was refused; mend that row."
    assert len(rejected) == 6


def test_a_link_that_may_be_null_is_let_go():
    """A claim stands without the statement it was made in, a statement without the incident it spoke of."""
    kept, rejected = refuse(
        incidents=[valid_row("incidents", stage="begun")],
        statements=[valid_row("statements", speech_act="mumble"), valid_row("statements", statement_id="sta-0000000000000002")],
        casualty_claims=[valid_row("casualty_claims")],
    )
    assert kept["casualty_claims"].select("statement_id", "incident_id").rows() == [(None, None)]
    assert kept["statements"].select("statement_id", "incident_id").rows() == [("sta-0000000000000002", None)]
    assert sorted(reject["check_name"] for reject in rejected) == ["speech_act_in_codes", "stage_in_codes"]


def test_all_of_an_article_goes_with_it():
    """With an article goes everything read from it; it counts as refused by cleaning, which made it."""
    rows = {name: [valid_row(name)] for name in ("articles", *CHAIN)}
    rows["articles"] = [valid_row("articles", char_count=0)]
    kept, rejected = refuse(**rows)
    assert all(frame.is_empty() for frame in kept.values())
    stages = {reject["table_name"]: reject["stage"] for reject in rejected}
    assert stages == {"articles": "cleaning", **dict.fromkeys(CHAIN, "validation")}
    assert next(r["source_path"] for r in rejected if r["table_name"] == "articles") == "invented/valley-herald-1.txt"


def test_copies_outlive_their_original():
    """A copy whose original is refused stays, as an original."""
    copy = valid_row("articles", article_id="art-0000000000000002", duplicate_of="art-0000000000000001")
    kept, _ = refuse(articles=[valid_row("articles", language="English"), copy])
    assert kept["articles"].select("article_id", "duplicate_of").rows() == [("art-0000000000000002", None)]


def test_decisions_on_refused_rows_go():
    """A merge that kept or took in a refused row is refused with it."""
    merges = [valid_row("merges", absorbed_id=REPORT), valid_row("merges", merge_id="mer-0000000000000002", absorbed_id=OTHER)]
    reports = [valid_row("incident_reports", stage="begun"), valid_row("incident_reports", report_id=OTHER)]
    kept, _ = refuse(incident_reports=reports, merges=merges)
    assert kept["merges"]["merge_id"].to_list() == ["mer-0000000000000002"]


def test_links_that_are_null_yet_are_fine():
    """Before deduplication no row knows its incident or actor, and none is refused for it."""
    rows = {
        "incident_reports": [valid_row("incident_reports", incident_id=None)],
        "casualty_claims": [valid_row("casualty_claims", incident_id=None, asserted_by_actor_id=None, statement_id=None)],
        "actor_mentions": [valid_row("actor_mentions", actor_id=None)],
    }
    kept, rejected = refuse(**rows)
    assert rejected == []
    assert all(frame.height == 1 for frame in kept.values())


def test_a_key_that_stands_elsewhere_is_not_lost():
    """A refused row whose key another, good row has takes nothing along: the key is not gone."""
    rows = {"incident_reports": [valid_row("incident_reports"), valid_row("incident_reports", stage="begun")]}
    kept, rejected = refuse(**rows, incident_parties=[valid_row("incident_parties")])
    assert kept["incident_parties"].height == 1
    assert len(rejected) == 1


def test_rejects_hold_no_article():
    """Long texts in a refused row are cut as quotations are, in lists too."""
    long = "word " * 1000
    _, (reject,) = refuse(statements=[valid_row("statements", content=long, reported_by=[long], speech_act="mumble")])
    row = json.loads(reject["row"])
    assert len(row["content"]) == len(row["reported_by"][0]) == 240
    assert "text" not in row


def test_frames_that_are_no_tables_are_named():
    """A frame with a column missing, too many or of another type, and a table unknown to schemas, are errors with a remedy."""
    frame = TABLES["actors"].frame([valid_row("actors")])
    for wrong, what in (
        (frame.drop("name"), r"actors.name: missing; build the frame with schemas.TABLES\['actors'\].frame"),
        (frame.with_columns(text=pl.lit("x")), "actors.text: unknown to the model"),
        (frame.with_columns(pl.col("article_count").cast(pl.Int64)), "actors.article_count: type Int64 instead of Int32"),
        (frame.select("name", pl.exclude("name")), "actors.name: stands where actor_id belongs"),
    ):
        with pytest.raises(TableError, match=what):
            quarantine({"actors": wrong}, "validation")
    with pytest.raises(KeyError, match="no table cast in schemas/"):
        quarantine({"cast": frame}, "validation")


STAGES = st.sampled_from(["accomplished", "attempted", "begun"])


@settings(max_examples=25, deadline=None)
@given(stages=st.lists(STAGES, min_size=1, max_size=6), data=st.data())
def test_nothing_is_lost_and_order_does_not_matter(stages, data):
    """Kept rows and rejects add up to the rows given, and any order of rows gives the same of both."""
    reports = [valid_row("incident_reports", report_id=f"rep-{n:016x}", stage=stage) for n, stage in enumerate(stages)]
    parties = [valid_row("incident_parties", party_id=f"par-{n:016x}", report_id=f"rep-{n:016x}") for n in range(len(stages))]
    shuffled = data.draw(st.permutations(reports)), data.draw(st.permutations(parties))
    frames = [pl.DataFrame(rows, schema=TABLES[name].types()) for name, rows in zip(CHAIN, shuffled, strict=False)]
    kept, rejected = refuse(incident_reports=reports, incident_parties=parties)
    again, rejected_again = quarantine(dict(zip(CHAIN, frames, strict=False)), "validation")
    assert all(kept[name].equals(again[name]) for name in kept)
    assert rejected == rejected_again
    bad = stages.count("begun")
    assert kept["incident_reports"].height == kept["incident_parties"].height == len(stages) - bad
    assert len(rejected) == 2 * bad
