"""The day of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.dates import is_ambiguous, parse_published, read_address

DAY = date(2022, 9, 5)


@pytest.mark.parametrize(
    "said",
    [
        "2022-09-05",
        "2022-09-05T23:30:00-05:00",
        "2022-09-05 10:00",
        "20220905",
        "20220905233000",
        "2022/09/05 10:30 IST",
        "5 Sept 2022",
        "2022/9/5",
        "Sep 05, 2022",
        "September 5th, 2022",
        "Sept. 5, 2022",
        "5 September 2022",
        "05-Sep-2022",
        "Mon, 05 Sep 2022 23:59:59 -0700",
        "Monday, September 5, 2022 10:30 AM IST",
        "Published: 2022-09-05",
        "2022-09-05T00:00:00.000Z",
    ],
)
def test_dates_as_written(said):
    """ISO, RFC 2822 and English dates give the day that is written, whatever the zone."""
    assert parse_published(said) == DAY


@pytest.mark.parametrize(
    "said",
    [
        None,
        "",
        "03/04/2022",
        "3.4.2022",
        "yesterday",
        "May",
        "September 2022",
        "2022",
        "1662336000",
        "2022-13-05",
        "31 Feb 2022",
        "5 September",
        "9999-01-01",
        "05/09/22",
    ],
)
def test_what_is_not_sure_is_none(said):
    """A date that can be read two ways, is incomplete or impossible is missing."""
    assert parse_published(said) is None


@pytest.mark.parametrize(
    ("said", "answer"),
    [("05/09/2022", True), ("3.4.2022 10:00", True), ("25/09/2022", False), ("00/09/2022", False), ("May", False), (None, False)],
)
def test_what_can_be_read_two_ways_is_known(said, answer):
    """A day and a month that could change places are told apart from what is no day at all."""
    assert is_ambiguous(said) is answer


def test_unambiguous_numbers():
    """A number above twelve can only be the day; equal numbers are both."""
    assert parse_published("25/12/2022") == parse_published("12/25/2022") == date(2022, 12, 25)
    assert parse_published("04/04/2022") == date(2022, 4, 4)


@given(st.dates(date(1800, 1, 1), date(2100, 12, 31)))
def test_every_day_comes_back(day):
    """Each day is read from each style it can be written in."""
    assert {parse_published(form) for form in (day.isoformat(), f"{day:%d %b} {day.year:04}", f"{day:%B %d}, {day.year:04}")} == {day}


@given(st.text(max_size=40))
def test_nothing_raises(said):
    """Any words give a day or none."""
    assert parse_published(said) is None or parse_published(said).year >= 1800


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/2015/06/17/town-hall-fire/", "2015-06-17"),
        ("https://example.org/news/2016/jan/3/bridge-closed", "2016-01-03"),
        ("https://example.org/2015/13/17/page", "None"),
        ("https://example.org/2015/06/story-12", "None"),
        (None, "None"),
    ],
)
def test_address_may_hold_the_day(url, day):
    """The day by which a newspaper files its stories is read from the address; a month or a number alone is not."""
    assert str(read_address(url)) == day
