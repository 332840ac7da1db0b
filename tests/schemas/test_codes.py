"""The code lists: complete, consistent, and true to the contract's order."""

import pytest

from schemas.codes import code_sets, codes_of, integers_of, label_of, rows_of
from schemas.codes.table import Codes, load_codes
from schemas.standards import load_standards

STANDARDS = {one.standard for one in load_standards()}
MAPPED = ("incident_type", "weapon_type", "target_type", "actor_type", "responsibility", "date_prec", "where_prec", "incident_stage")


def rows():
    """(code set, row) of every row of every list."""
    return [(name, row) for name in code_sets() for row in rows_of(name)]


def test_table_accepts_all_lists():
    """All lists together are a valid table, without a row twice."""
    frame = Codes.validate(load_codes(), lazy=True)
    assert frame.height == len(rows())
    assert not frame.select(Codes.key()).is_duplicated().any()


@pytest.mark.parametrize("code_set", code_sets())
def test_every_code_is_explained(code_set):
    """Each code has a label, a definition and an example, the same on each of its rows, and a label of its own."""
    meanings = {}
    for row in rows_of(code_set):
        meaning = (row["label"], row["definition"], row["example"])
        assert all(meaning)
        assert "TBD" not in meaning
        assert row["definition"].endswith(".")
        assert meanings.setdefault(row["code"], meaning) == meaning
    labels = [label for label, _, _ in meanings.values()]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("code_set", code_sets())
def test_counterparts_are_whole(code_set):
    """A counterpart has standard, term and relation, or none of them; a code without one has a single row."""
    of_code = {}
    for row in rows_of(code_set):
        counterpart = (row["standard"], row["standard_term"], row["relation"])
        assert all(counterpart) or not any(counterpart)
        assert row["standard"] is None or row["standard"] in STANDARDS
        of_code.setdefault(row["code"], []).append(counterpart)
    for counterparts in of_code.values():
        assert len(set(counterparts)) == len(counterparts)
        assert len(counterparts) == 1 or all(any(counterpart) for counterpart in counterparts)


@pytest.mark.parametrize("code_set", MAPPED)
def test_lists_the_field_has_are_mapped(code_set):
    """A list that other datasets have as well names counterparts for more than half of its codes."""
    mapped = {row["code"] for row in rows_of(code_set) if row["standard"]}
    assert len(mapped) > len(codes_of(code_set)) / 2


@pytest.mark.parametrize("code_set", code_sets())
def test_exact_counterparts_are_shared_by_no_two_codes(code_set):
    """A term that is exactly one code is not exactly another."""
    terms = [(row["standard"], row["standard_term"]) for row in rows_of(code_set) if row["relation"] == "exact"]
    assert len(set(terms)) == len(terms)


def test_rows_of_one_code_stand_together():
    """A code's rows follow each other, so that the order of codes is the order of the file."""
    for name in code_sets():
        seen = [row["code"] for row in rows_of(name)]
        changes = [code for number, code in enumerate(seen) if number == 0 or seen[number - 1] != code]
        assert changes == codes_of(name)


def test_order_of_incident_types():
    """The first type that fits holds, so graver and more special kinds come first and the rest last."""
    codes = codes_of("incident_type")
    assert codes[0] == "assassination"
    assert codes[-1] == "other"
    for first, second in (("air_strike", "bombing"), ("stabbing", "armed_assault"), ("armed_assault", "clash"), ("riot", "protest")):
        assert codes.index(first) < codes.index(second)


def test_ucdp_precisions():
    """The precisions of dates and places are UCDP GED's own numbers."""
    assert integers_of("date_prec") == [1, 2, 3, 4, 5]
    assert integers_of("where_prec") == [1, 2, 3, 4, 5, 6, 7]
    for name in ("date_prec", "where_prec"):
        exact = {row["code"]: row["standard_term"] for row in rows_of(name) if row["standard"] == "UCDP GED"}
        assert exact == {code: f"{name} {code}" for code in codes_of(name)}


def test_label_and_unknown_set():
    """A code has its words; an unknown list is an error."""
    assert label_of("incident_type", "air_strike") == "Air strike"
    with pytest.raises(FileNotFoundError):
        rows_of("no_such_set")
