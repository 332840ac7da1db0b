"""Date expressions against the day of publication: Monday 5 September 2022."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotation.times import find_times, read_publication_day
from pipeline.lexicon import load_words

TODAY = date(2022, 9, 5)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("It happened on Monday morning.", "2022-09-05", "2022-09-05", 1),
        ("It happened last Monday.", "2022-08-29", "2022-08-29", 1),
        ("It happened on Friday.", "2022-09-02", "2022-09-02", 1),
        ("A mosque was full for Friday prayers.", "2022-09-02", "2022-09-02", 1),
        ("It happened yesterday.", "2022-09-04", "2022-09-04", 1),
        ("It happened three days ago.", "2022-09-02", "2022-09-02", 1),
        ("It happened on 12 July 2019.", "2019-07-12", "2019-07-12", 1),
        ("It happened on Sunday, Jan. 27.", "2022-01-27", "2022-01-27", 1),
        ("It happened on December 30.", "2021-12-30", "2021-12-30", 1),
        ("It happened last week.", "2022-08-29", "2022-09-04", 2),
        ("It happened earlier this month.", "2022-09-01", "2022-09-05", 4),
        ("It fell in August last year.", "2021-08-01", "2021-08-31", 4),
        ("It fell in March 2019.", "2019-03-01", "2019-03-31", 4),
        ("It fell in mid-June.", "2022-06-01", "2022-06-30", 4),
        ("It happened overnight.", "2022-09-04", "2022-09-05", 2),
        ("It happened over the weekend.", "2022-09-03", "2022-09-04", 2),
        ("It happened last weekend.", "2022-09-03", "2022-09-04", 2),
        ("It happened on Christmas Eve.", "2021-12-24", "2021-12-24", 1),
        ("It happened on Labor Day.", "2022-09-05", "2022-09-05", 1),
        ("It happened on Good Friday.", "2022-04-15", "2022-04-15", 1),
        ("It happened in the past 48 hours.", "2022-09-03", "2022-09-05", 2),
        ("It happened on 2022-08-30.", "2022-08-30", "2022-08-30", 1),
        ("It happened on 8/30/2022.", "2022-08-30", "2022-08-30", 1),
        ("It was built in 2015.", "2015-01-01", "2015-12-31", 5),
        ("It happened on Christmas Day in 2009.", "2009-12-25", "2009-12-25", 1),
        ("He recalled the March 1980 shooting.", "1980-03-01", "1980-03-31", 4),
    ],
)
def test_dates_are_ranges_of_days(text, start, end, precision):
    """Every expression gives the days it allows and how exact that is."""
    (hit,) = find_times(text, 0, TODAY)
    assert (hit.when.start.isoformat(), hit.when.end.isoformat(), hit.when.precision) == (start, end, precision)


@pytest.mark.parametrize("row", load_words("time_expressions"), ids=lambda row: row["example"])
def test_each_pattern_reads_its_example(row):
    """The example beside a pattern holds one temporal expression, which the rule of the pattern reads."""
    assert [found.rule for found in find_times(row["example"], 0, TODAY)] == [f"dates.{row['rule']}"]


def test_an_article_counts_from_its_publication_else_from_its_dateline():
    """The dateline's day counts only where no day of publication is known, and only as a full date."""
    assert read_publication_day(TODAY, "LIMA, 3 May 2020") == TODAY
    assert read_publication_day(None, "LIMA, 3 May 2020") == date(2020, 5, 3)
    assert read_publication_day(None, "LIMA, May 3") is read_publication_day(None, None) is None


@pytest.mark.parametrize("text", ["He stood in the 2000 block.", "On 8/5/2022 or 5/8/2022."])
def test_doubtful_numbers_are_no_dates(text):
    """A house number is no year, and two numbers that may both be months are no date."""
    assert find_times(text, 0, TODAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "He is to appear in court on Oct. 3.",
        "He told USA Today so.",
        "She spoke on ABC's This Week about it.",
        "Deputies held Ann Lee (03/25/1990) at the door.",
        "She had lived there for three days before the fire.",
    ],
)
def test_days_to_come_and_names_are_no_dates(text):
    """A day soon to come is not that of a year ago; programmes and birthdays are no days of anything."""
    assert find_times(text, 0, TODAY) == []


@pytest.mark.parametrize("text", ["He may 5 times have won.", "They sat down.", "They will march on.", "The vote is on 31 February 2020."])
def test_other_words_are_no_dates(text):
    """Verbs that look like days or months, and days that do not exist, give nothing."""
    assert find_times(text, 0, TODAY) == []


def test_without_publication_only_full_dates_are_read():
    """No day of publication, no guess: a weekday stays unread, a full date does not."""
    assert find_times("It happened on Monday.", 0, None) == []
    assert find_times("It happened on 3 May 2020.", 0, None)[0].when.start == date(2020, 5, 3)


@given(
    st.dates(date(1950, 1, 1), date(2035, 12, 31)),
    st.sampled_from(["overnight", "over the weekend", "on New Year's Eve", "on Memorial Day", "in the last three days"])
    | st.sampled_from(["on Monday", "last Friday", "yesterday", "last week", "in March", "two months ago"]),
)
def test_nothing_lies_after_publication(today, words):
    """News reports what was: no expression is read as a day that begins after publication."""
    assert all(hit.when.start <= today for hit in find_times(f"It happened {words}.", 0, today))
