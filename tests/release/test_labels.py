"""What a row is about, in a few words."""

import polars as pl
import pytest

from pipeline.release.labels import LABELS, WIDTH, label_row, label_rows
from schemas import TABLES
from tests.rows import valid_row

SAID = {
    "incidents": "Bombing, Kabul, 7 April 2031",
    "actors": "Free Valley Front",
    "articles": "Bomb on old bridge kills three",
    "statements": "Nela Orban: This was a crime",
    "incident_reports": "bombing, the old bridge, 2031-04-07",
    "incident_parties": "perpetrator: Free Valley Front",
    "casualty_claims": "3 fishermen killed, says police",
    "actor_mentions": "Free Valley Front, rebels",
    "quality": "incident_type, F1, invented, dev",
    "codes": "incident_type, bombing, GTD, Bombing/Explosion",
}


@pytest.mark.parametrize("name", TABLES)
def test_rows_have_words_for_people(name):
    """Every table's rows do, on one line; those that people read have the words they would use."""
    label = label_row(name, valid_row(name))
    assert label
    assert len(label) <= WIDTH
    assert label == SAID.get(name, label)


def test_labels_are_of_tables_that_are_there():
    """A label of a table renamed or dropped would go unused."""
    assert set(LABELS) <= set(TABLES)


def test_what_is_unknown_is_left_out():
    """Neither NULL nor a mark stands in its place; an article without a title is named by its input."""
    assert label_row("statements", valid_row("statements", speaker=None)) == "This was a crime"
    assert label_row("articles", valid_row("articles", title=None)) == "valley-herald-1"
    assert label_row("incident_reports", valid_row("incident_reports", place_name=None, date_start=None)) == "bombing, Kabul"
    assert label_row("casualty_claims", {"claim_id": "cla-1", "outcome": "killed", "count_low": 2}) == "2 or more killed"


RANGES = [(3, 3, "3"), (3, 5, "3 to 5"), (0, None, "0 or more"), (None, 5, "up to 5"), (None, None, "some")]


@pytest.mark.parametrize(("low", "high", "said"), RANGES)
def test_claims_say_their_range(low, high, said):
    """What bounds the number, and no number where there is none."""
    row = valid_row("casualty_claims", count_low=low, count_high=high, asserted_by=None)
    assert label_row("casualty_claims", row) == f"{said} fishermen killed"


def test_long_and_broken_words_are_cut_to_a_line():
    """The first words are enough to know a statement by."""
    label = label_row("statements", valid_row("statements", content="so many\nwords " * 50))
    assert label.startswith("Nela Orban: so many words so many")
    assert label.endswith(" …")
    assert len(label) <= WIDTH


def test_rows_are_found_by_id():
    """Only the rows asked for; a key of several columns is the JSON that names the row in `changes`."""
    frame = TABLES["codes"].frame([valid_row("codes"), valid_row("codes", code="arson")])
    wanted = '{"code_set":"incident_type","code":"arson","standard":"GTD","standard_term":"Bombing/Explosion"}'
    assert label_rows("codes", frame, [wanted]) == {wanted: "incident_type, arson, GTD, Bombing/Explosion"}
    assert label_rows("actors", pl.DataFrame({"actor_id": ["act-1"]}), ["act-1", "act-2"]) == {"act-1": ""}
