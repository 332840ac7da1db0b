"""How sure an incident is, by the cells of its reports."""

import pytest

from pipeline.deduplication.fusion.confidence import KEY_CELLS, rate_incident
from pipeline.deduplication.reading import read_reports
from schemas import TABLES
from tests.deduplication.told import article, report


def reports_of(*rows: dict) -> list:
    articles = TABLES["articles"].frame([article(number) for number in range(1, len(rows) + 1)])
    return read_reports(TABLES["incident_reports"].frame(rows), articles, {})


def sure(chance: float, *numbers: int) -> dict:
    return {(f"rep-{number:016x}", column): chance for number in numbers for column in KEY_CELLS}


def test_all_of_kind_day_place_and_deaths_have_to_be_right():
    """Four cells that are each right nine times in ten are right together less often."""
    row = report(1)
    assert rate_incident(row, reports_of(row), sure(0.9, 1)) == pytest.approx(0.9**4, abs=0.01)


def test_surest_report_counts():
    """What a second, surer report says too is as sure as there."""
    row = report(1)
    assert rate_incident(row, reports_of(row, report(2)), sure(0.5, 1) | sure(1.0, 2)) == 1.0


def test_report_of_another_value_does_not_count():
    """A report that gives another toll does not make this one surer."""
    row, other = report(1), report(2, fatalities_best=4)
    assert rate_incident(row, reports_of(row, other), sure(0.5, 1) | sure(1.0, 2)) == 0.5


def test_unmeasured_cell_leaves_the_incident_unrated():
    """Of a reader whose cells were never measured nothing is known."""
    row = report(1)
    assert rate_incident(row, reports_of(row), {}) is None


def test_missing_toll_lowers_the_chance():
    """A toll that no report gives may be one that was overlooked."""
    row = report(1, fatalities_low=None, fatalities_best=None, fatalities_high=None)
    assert rate_incident(row, reports_of(row), sure(1.0, 1)) < 1.0
