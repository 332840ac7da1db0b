"""Days with a name of their own ("Christmas Eve", "Labor Day", "Good Friday"): the last one up to publication."""

import calendar
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

from pipeline.lexicon import load_words
from pipeline.lexicon.phrases import fold_case


@cache
def holiday_names() -> dict[str, dict[str, str]]:
    """Each name in lower case → its row: a day of a month, a weekday of a month, or a distance from Easter in days."""
    return {row["words"].lower(): row for row in load_words("holidays")}


def last_holiday(name: str, today: date) -> date | None:
    """The last day of that name up to `today`; None for a name that is none."""
    row = holiday_names().get(fold_case(name))
    if row is None:
        return None
    this_year = _in_year(row, today.year)
    return this_year if this_year <= today else _in_year(row, today.year - 1)


def _in_year(row: dict[str, str], year: int) -> date:
    if row["easter"]:
        return easter(year) + timedelta(int(row["easter"]))
    month = int(row["month"])
    if row["day"]:
        return date(year, month, int(row["day"]))
    days = [day for day in range(1, calendar.monthrange(year, month)[1] + 1) if date(year, month, day).weekday() == int(row["weekday"])]
    nth = int(row["nth"])
    return date(year, month, days[nth if nth < 0 else nth - 1])
