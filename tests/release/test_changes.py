"""What differs between two states of a table."""

import json
from datetime import date

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.release.changes import Change, compare_tables
from schemas import TABLES
from tests.rows import valid_row

ACTORS = TABLES["actors"]
NAMES = st.sampled_from(["a", "b", "", None])


def actor(number, **columns):
    """A row of actors."""
    return {"actor_id": f"act-{number}", "name": "x", "aliases": [], "article_count": 1} | columns


def test_equal_tables_have_no_changes():
    """The same rows in another order differ in nothing."""
    rows = [actor(1, aliases=["y"]), actor(2), actor(3)]
    assert compare_tables(ACTORS, ACTORS.frame(rows), ACTORS.frame(rows)[::-1]) == []


def test_rows_that_come_and_go_are_told_whole():
    """An added row is named by its key; a deleted one is kept as JSON, so that it can be brought back."""
    found = compare_tables(ACTORS, ACTORS.frame([actor(1, name='Zoë "Z"')]), ACTORS.frame([actor(2)]))
    row = actor(1, name='Zoë "Z"') | {"actor_type": None, "country_iso3": None, "corrected": None}
    old = json.dumps({column: row[column] for column in ACTORS.types()}, ensure_ascii=False)
    assert found == [Change("actors", "act-1", "DEL", old=old), Change("actors", "act-2", "ADD")]


def test_cells_are_told_one_by_one_as_text():
    """Each modified cell is a change, in the order of the columns; a list is JSON, NULL stays NULL."""
    after = actor(1, aliases=["y", "Zoë"], country_iso3="AFG", article_count=3)
    found = compare_tables(ACTORS, ACTORS.frame([actor(1, actor_type="police")]), ACTORS.frame([after]))
    assert found == [
        Change("actors", "act-1", "MOD", "aliases", "[]", '["y", "Zoë"]'),
        Change("actors", "act-1", "MOD", "actor_type", "police", None),
        Change("actors", "act-1", "MOD", "country_iso3", None, "AFG"),
        Change("actors", "act-1", "MOD", "article_count", "1", "3"),
    ]


def test_dates_numbers_and_truth_are_written_plainly():
    """Dates are ISO, numbers and truth values as in JSON."""
    table = TABLES["incident_reports"]
    before = {"report_id": "rep-1", "date_start": date(2022, 9, 5), "latitude": 34.5, "is_main": True}
    after = {"report_id": "rep-1", "date_start": date(2022, 9, 6), "latitude": -0.25, "is_main": False}
    found = compare_tables(table, table.frame([before]), table.frame([after]))
    assert [(change.old, change.new) for change in found] == [("true", "false"), ("2022-09-05", "2022-09-06"), ("34.5", "-0.25")]


def test_new_table_adds_all_its_rows():
    """A table the release before did not have is all additions."""
    assert compare_tables(ACTORS, None, ACTORS.frame([actor(2), actor(1)])) == [
        Change("actors", "act-1", "ADD"),
        Change("actors", "act-2", "ADD"),
    ]


def test_columns_that_came_went_or_changed_type_are_compared():
    """A column only one state has counts as NULL in the other; another type alone is no change of the value."""
    after = ACTORS.frame([actor(1, actor_type="police", country_iso3="AFG")])
    before = after.drop("country_iso3").with_columns(pl.col("article_count").cast(pl.Int64), seen=pl.lit("twice"))
    assert compare_tables(ACTORS, before, after) == [
        Change("actors", "act-1", "MOD", "country_iso3", None, "AFG"),
        Change("actors", "act-1", "MOD", "seen", "twice", None),
    ]


def test_rows_with_a_key_of_several_columns_are_told_apart():
    """The row of a code is named by all parts of its key, NULL among them."""
    codes = TABLES["codes"]
    row = {"code_set": "change", "code": "ADD", "label": "added", "definition": "d"}
    found = compare_tables(codes, codes.frame([row]), codes.frame([row, row | {"standard": "X", "standard_term": "y"}]))
    assert found == [Change("codes", '{"code_set":"change","code":"ADD","standard":"X","standard_term":"y"}', "ADD")]


def test_column_called_row_id_is_compared_like_any_other():
    """Evidence points at rows by a column of that name: it is told when it changes, and kept when its row goes."""
    table = TABLES["evidence"]
    before = [valid_row("evidence", evidence_id=name, row_id="rep-1") for name in ("evi-1", "evi-2")]
    found = compare_tables(table, table.frame(before), table.frame([before[0] | {"row_id": "rep-2"}]))
    assert found[0] == Change("evidence", "evi-1", "MOD", "row_id", "rep-1", "rep-2")
    assert [(change.row_id, change.change, json.loads(change.old)["row_id"]) for change in found[1:]] == [("evi-2", "DEL", "rep-1")]


STATES = st.dictionaries(st.integers(0, 5), st.fixed_dictionaries({"name": st.sampled_from("ab"), "actor_type": NAMES}), max_size=6)


@given(before=STATES, after=STATES)
@settings(max_examples=60, deadline=None)
def test_changes_lead_from_one_state_to_the_other(before, after):
    """Taking the changes back from the later state gives the earlier one: nothing is lost, nothing told twice."""
    frames = [ACTORS.frame([actor(number, **columns) for number, columns in state.items()]) for state in (before, after)]
    changes = compare_tables(ACTORS, *frames)
    rows = {row["actor_id"]: row for row in frames[1].to_dicts()}
    for change in changes:
        if change.change == "ADD":
            del rows[change.row_id]
        elif change.change == "DEL":
            rows[change.row_id] = pl.Series([change.old]).str.json_decode(pl.Struct(ACTORS.types())).to_list()[0]
        else:
            assert rows[change.row_id][change.column_name] == change.new
            rows[change.row_id][change.column_name] = change.old
    assert ACTORS.frame(rows.values()).equals(frames[0])
    assert len({(change.row_id, change.column_name) for change in changes}) == len(changes)
