"""Cells in words: what is unknown says nothing, what is in doubt shows its bounds."""

from datetime import date

import pytest

from pipeline.site.wording import say_code, say_count, say_days, say_place, say_share, say_toll


@pytest.mark.parametrize(
    ("toll", "words"),
    [
        ((None, None, None), None),
        ((0, 0, 0), "0"),
        ((12, 12, 12), "12"),
        ((8, 12, 13), "12 (8 to 13)"),
        ((12, 12, None), "12 or more"),
        ((8, 12, None), "12 (8 or more)"),
        ((1200, 1200, 1500), "1,200 (1,200 to 1,500)"),
        ((3, None, 5), "3 to 5"),
        ((None, None, 5), "up to 5"),
    ],
)
def test_tolls_show_best_and_bounds(toll, words):
    """The best number comes first, the lowest and highest behind it where they differ."""
    assert say_toll(*toll) == words


@pytest.mark.parametrize(
    ("count", "words"),
    [((None, None, "vague"), None), ((12, 12, "exact"), "12"), ((12, 12, "about"), "about 12"), ((12, None, "at_least"), "12 or more")],
)
def test_claims_keep_their_hedge(count, words):
    """A number is said as it was hedged; a word of number gives none."""
    assert say_count(*count) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, None),
        (date(2031, 5, 4), date(2031, 5, 4), "2031-05-04"),
        (date(2031, 2, 1), date(2031, 2, 28), "2031-02"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2031, 1, 1), date(2032, 12, 31), "2031-01-01 to 2032-12-31"),
        (date(2031, 5, 4), date(2031, 5, 6), "2031-05-04 to 2031-05-06"),
    ],
)
def test_days_are_as_exact_as_known(start, end, words):
    """A whole month is called by its name, not by its first day."""
    assert say_days(start, end) == words


def test_places_name_each_part_once():
    """A town that is the place named, or a division of the same name, stands once."""
    row = {"place_name": "Lima", "city": "Lima", "admin1": "Lima", "country": "Peru"}
    assert say_place(row) == "Lima, Peru"
    assert say_place(dict.fromkeys(row)) is None


def test_unknown_codes_are_shown_as_they_stand():
    """A code of a set has its label; one that the set has not is not hidden."""
    assert say_code("incident_type", "air_strike") == "Air strike"
    assert say_code("incident_type", "moonquake") == "moonquake"
    assert say_code("incident_type", None) is None
    assert (say_share(0.953), say_share(None)) == ("95%", None)
