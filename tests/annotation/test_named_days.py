"""Days with a name of their own."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotation.named_days import last_named_day, names_of


@pytest.mark.parametrize(("year", "month", "day"), [(1961, 4, 2), (2000, 4, 23), (2019, 4, 21), (2024, 3, 31), (2038, 4, 25)])
def test_easter_is_that_of_the_almanac(year, month, day):
    """Easter Sunday by the Gregorian rule, early and late ones included."""
    assert last_named_day("Easter Sunday", date(year, month, day)) == date(year, month, day)


@given(st.sampled_from(sorted(name for names in names_of().values() for name in names)), st.dates(date(1950, 1, 1), date(2050, 12, 31)))
def test_a_named_day_is_the_last_one(name, today):
    """The day lies at publication or before it, and no more than about a year back."""
    day = last_named_day(name, today)
    assert today - timedelta(400) < day <= today


def test_other_words_are_no_named_days():
    """A word that names no day of the list has none."""
    assert last_named_day("Tuesday", date(2024, 1, 1)) is None
