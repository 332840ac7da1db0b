"""Counting right cells by rule, and what that says of articles on other incidents."""

import os

import pytest

from pipeline.evaluation.calibration import Judged, count_cells, make_reliability, predict_left_out, write_counts
from pipeline.evaluation.corpora import VARIABLE, find_bench, load_module
from pipeline.evaluation.judging import judge_claim, judge_party, judge_report
from pipeline.lexicon.confidence import EMPTY, MAIN

CELL = ("incident_reports", "city", MAIN)


def judged(right: int, wrong: int, rule: str = "places.gazetteer") -> list[Judged]:
    return [Judged(CELL, rule, number < right, f"incident {number}") for number in range(right + wrong)]


def test_cells_are_counted_by_rule():
    """A rule's right and wrong cells add up."""
    assert count_cells(judged(3, 1) + judged(0, 2, EMPTY)) == {CELL: {"places.gazetteer": (3, 4), EMPTY: (0, 2)}}


def test_incident_is_not_predicted_from_itself():
    """All articles on one incident stand on one side."""
    own = [Judged(CELL, "r", True, "one")] * 20 + [Judged(CELL, "r", False, "other")] * 20
    assert {right: said < 0.5 for said, right in predict_left_out(own)} == {True: True, False: False}


def test_empty_cells_have_no_confidence_to_hold():
    """Reliability is of cells that were read."""
    assert list(predict_left_out(judged(5, 5, EMPTY))) == []


def test_band_says_how_many_are_right():
    """Sixty cells of nine in ten, fifty-four of them right: 90, within its interval; a band of few cells says nothing."""
    figures = list(make_reliability([(0.92, number < 54) for number in range(60)] + [(0.3, True)] * 10, "0.1.0"))
    assert [(figure.value, figure.n) for figure in figures] == [(90.0, 60)]
    assert figures[0].ci_low < 90 < figures[0].ci_high


def test_file_is_ordered(tmp_path):
    """The same counts give the same bytes, in whatever order they come."""
    first, second = tmp_path / "one.csv", tmp_path / "two.csv"
    write_counts(count_cells(judged(1, 1) + judged(1, 0, "b")), first)
    write_counts(count_cells([*judged(1, 0, "b"), *reversed(judged(1, 1))]), second)
    assert first.read_bytes() == second.read_bytes()


@pytest.fixture(scope="module")
def scorer():
    if not os.environ.get(VARIABLE):
        pytest.skip(f"{VARIABLE} names no folder of corpora")
    return load_module(find_bench(os.environ).folder / "wire" / "score.py")


WANTED = {
    "incident_type": "bombing", "date": "2031-04-07", "city": "Lagos", "country_iso3": "NGA", "perpetrator": None, "unsure": ["is_suicide"],
    "fatalities": {"low": 5, "high": None}, "injured": {"low": None, "high": None}, "weapon_type": "explosives", "is_suicide": None,
    "claims": [{"outcome": "killed", "low": 5, "high": None, "asserted_by": "police"}], "victims": ["traders"],
}  # fmt: skip
FOUND = {
    "type": "bombing", "date": "2031-04-07", "city": "Kano", "country": "NGA", "fat_low": 5, "fat_high": 5, "inj_low": 2, "inj_high": None,
    "weapon_type": None, "is_suicide": True, "place_name": None, "status": "reported",
}  # fmt: skip


def test_report_is_judged_cell_by_cell(scorer):
    """Right are kind, day, country and toll; wrong the town, the wounded whom nobody gave, the missing weapon; unsure ones are left out."""
    verdicts = {column: bool(right) for column, right in judge_report(scorer, WANTED, FOUND)}
    right = {"incident_type", "date_start", "country_iso3", "fatalities_low", "fatalities_best", "injured_high"}
    assert {column for column, said in verdicts.items() if said} == right
    assert set(verdicts) - right == {"city", "injured_low", "injured_best", "weapon_type"}


def test_accused_of_a_deed_that_nobody_is_accused_of_is_wrong(scorer):
    """A perpetrator where the labels have none is a wrong one; a victim that they name is right."""
    assert not any(judge_party(scorer, WANTED, {"role": "perpetrator", "name": "the council"}))
    assert all(judge_party(scorer, WANTED, {"role": "victim", "name": "five traders"}))


def test_number_of_another_voice_is_right_but_for_the_voice(scorer):
    """The number stands, who gave it does not."""
    claim = {"outcome": "killed", "count_low": 5, "count_high": None, "asserted_by": "a mayor"}
    assert {column: bool(right) for column, right in judge_claim(scorer, WANTED, claim)} == {
        "count_low": True, "count_high": True, "asserted_by": False,
    }  # fmt: skip
