"""Cells in words for people: codes by their labels, tolls, days and places as one would write them. Unknown is None."""

import calendar
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from schemas.codes import codes_of, label_of

UNKNOWN = "unknown"
Row = Mapping[str, Any]


@cache
def say_code(code_set: str, code: str | None) -> str | None:
    """The label of a code; the code itself where the set has no such code."""
    return str(label_of(code_set, code)) if code in codes_of(code_set) else code


def say_toll(low: int | None, best: int | None, high: int | None) -> str | None:
    """The best number, and behind it the bounds where sources differ: "12", "12 (8 to 13)", "12 or more"."""
    if low is None and high is None:
        return None
    if best is None:
        return say_count(low, high)
    if low == best == high:
        return f"{best:,}"
    if high is None:
        return f"{best:,} or more" if low == best else f"{best:,} ({low:,} or more)"
    return f"{best:,} ({high:,} at most)" if low is None else f"{best:,} ({low:,} to {high:,})"


def say_count(low: int | None, high: int | None, qualifier: str | None = None) -> str | None:
    """A number that somebody gave, by its bounds: "12", "about 12", "12 or more", "10 to 12"."""
    about = "about " if qualifier == "about" else ""
    match low, high:
        case None, None:
            return None
        case None, _:
            return f"{about}up to {high:,}"
        case _, None:
            return f"{about}{low:,} or more"
    return f"{about}{low:,}" if low == high else f"{about}{low:,} to {high:,}"


def say_days(start: date | None, end: date | None) -> str | None:
    """A day, a month or a year as ISO 8601 writes it, or the first and the last day."""
    if start is None or end is None:
        return None
    if start == end:
        return start.isoformat()
    is_month_end = end.day == calendar.monthrange(end.year, end.month)[1]
    if start.day == 1 and is_month_end and start.year == end.year:
        if start.month == end.month:
            return f"{start:%Y-%m}"
        if (start.month, end.month) == (1, 12):
            return f"{start:%Y}"
    return f"{start.isoformat()} to {end.isoformat()}"


def say_years(days: Iterable[date | None]) -> str:
    """The years of some days: " of 2014 to 2020", " of 2024"; nothing where all are unknown."""
    years = sorted({day.year for day in days if day})
    if not years:
        return ""
    return f" of {years[0]}" if len(years) == 1 else f" of {years[0]} to {years[-1]}"


def say_place(row: Row) -> str | None:
    """The places of an incident from the finest to the country, each named once."""
    names = (row[column] for column in ("place_name", "city", "admin1", "country"))
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def say_share(share: float | None) -> str | None:
    """A chance between 0 and 1 in per cent."""
    return None if share is None else f"{share:.0%}"
