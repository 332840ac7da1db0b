"""Days with a name of their own ("yesterday", "Friday prayers", "Christmas Eve", "Labor Day"): the last one up to publication."""

import calendar
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

from pipeline.lexicon import load_words
from pipeline.lexicon.phrases import fold_case

WEEKDAYS = {name.lower(): number for names in (calendar.day_name, calendar.day_abbr) for number, name in enumerate(names)}
WEEKDAYS |= {"tues": 1, "thurs": 3}


@cache
def _rows() -> dict[str, dict[str, str]]:
    """Each name in lower case → its row: days before publication, a day of the week, a day or a weekday of a month, days from Easter."""
    return {row["words"].lower(): row for row in load_words("named_days")}


@cache
def names_of() -> dict[str, list[str]]:
    """The names in lower case of days told from publication (DAILY), of the week (WEEKLY) and of the year (YEARLY)."""
    found: dict[str, list[str]] = {"DAILY": [], "WEEKLY": [], "YEARLY": []}
    for name, row in _rows().items():
        found["DAILY" if row["back"] else "YEARLY" if row["month"] or row["easter"] else "WEEKLY"].append(name)
    return found


def last_named_day(name: str, today: date) -> date | None:
    """The last day of that name up to `today`; None for a name that is none."""
    row = _rows().get(fold_case(name))
    if row is None:
        return None
    if row["back"]:
        return today - timedelta(int(row["back"]))
    if not (row["month"] or row["easter"]):
        return today - timedelta((today.weekday() - int(row["weekday"])) % 7)
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
