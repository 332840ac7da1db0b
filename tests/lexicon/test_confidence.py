"""How sure a cell is, by how often cells of its column and rule were right."""

import pytest

from pipeline.lexicon import confidence
from pipeline.lexicon.confidence import BACKGROUND, EMPTY, JUDGED_AS, MAIN, estimate, estimate_confidence, load_counts
from schemas import TABLES


def test_much_used_rule_has_its_own_share():
    """Of a rule that read hundreds of cells its own share of right ones counts, whatever the others do."""
    assert estimate({"good": (950, 1000), "poor": (100, 1000)}, "good") == pytest.approx(0.95, abs=0.01)


def test_rule_seen_once_is_like_its_column():
    """One right cell does not make a rule sure."""
    assert estimate({"rare": (1, 1), "usual": (60, 100)}, "rare") < 0.7


def test_unseen_rule_is_like_its_column():
    """A rule that read no judged cell is as sure as the rules of its column are on the whole."""
    assert estimate({"usual": (60, 100)}, "new") == pytest.approx(0.6, abs=0.02)


def test_empty_cells_are_counted_apart():
    """How often a cell is rightly empty says nothing of cells that were read."""
    rules = {EMPTY: (0, 500), "usual": (90, 100)}
    assert estimate(rules, "usual") > 0.85
    assert estimate(rules, EMPTY) < 0.05


def test_column_that_nobody_judged_has_none():
    """What was not measured is not known."""
    assert estimate_confidence("statements", "addressee", "", "statements.addressee") is None


def test_day_is_as_sure_as_its_start(monkeypatch):
    """Columns that stand and fall together have one confidence."""
    counts = {("incident_reports", "date_start", MAIN): {"dates.weekday": (9, 10)}}
    monkeypatch.setattr(confidence, "load_counts", lambda: counts)
    sure = [estimate_confidence("incident_reports", column, MAIN, "dates.weekday") for column in ("date_start", "date_end", "date_prec")]
    assert sure[0] is not None
    assert len(set(sure)) == 1


def test_counts_are_of_columns_that_exist():
    """Each counted cell is a column of its table, main and background apart where it belongs to an incident."""
    for table, column, standing in load_counts():
        assert column in TABLES[table].types()
        assert (standing in (MAIN, BACKGROUND)) == ("report_id" in TABLES[table].types())
    assert all({name, other} <= set(TABLES[table].types()) for table, columns in JUDGED_AS.items() for name, other in columns.items())
