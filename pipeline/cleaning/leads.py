"""What a lead is sure of, so that like texts on two incidents are no copies: the towns or countries it says things are in, and its days.

An outlet tells incident after incident in one mould, and agencies tell of one day in several towns. A copy keeps place and day.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pipeline.cleaning.rewording import are_near
from pipeline.lexicon import any_of
from pipeline.lexicon.gazetteer.naming import MAX_WORDS, Named, find_bearers, find_named

LEAD = 400  # characters of the prose that hold its lead
BEGINNING = 2_500  # characters in which news names its day
OTHER_DAY, OTHER_PLACE = "other_day", "other_place"
_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name: number for number, name in enumerate(calendar.month_abbr) if name} | {"Sept": 9}
_WEEKDAYS = {name: number for number, name in enumerate(calendar.day_name)}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=lambda name: (-len(name), name)))})"
_YEAR = r"(?:,?\s+((?:19|20)\d\d)\b)?"
_DAY = re.compile(
    rf"\b(?:({'|'.join(_WEEKDAYS)})\b|({_MONTH})\b\.?\s+(\d{{1,2}})\b(?![:,]?\d){_YEAR}|(\d{{1,2}})\s+({_MONTH})\b\.?{_YEAR})"
)
Days = frozenset[str | date]  # as they are written ("Monday", "6-1"), and counted from the day of the paper where it has one


@dataclass(frozen=True)
class Lead:
    """Of one article: the places and days of its lead, and those that its text names anywhere or at its beginning."""

    published: date | None
    places: Named
    days: Days
    named: Named
    named_days: Days


def read_lead(text: str, prose_start: int, published: date | None) -> Lead:
    """`text` holds title and dateline too; the lead begins at `prose_start`."""
    lead = text[prose_start : prose_start + LEAD]
    days, named_days = (frozenset(_read_days(part, published)) for part in (lead, text[: prose_start + BEGINNING]))
    return Lead(published, _read_places(lead), days, find_named(text), named_days)


def tell_apart(one: Lead, other: Lead) -> str | None:
    """Why two like texts are on two incidents: their leads have other days, or other places, of which neither text names the other's."""
    if not _share_days(one, other):
        return OTHER_DAY
    towns = _are_apart(one.places.towns, other.named.towns, other.places.towns, one.named.towns)
    countries = _are_apart(one.places.countries, other.named.countries, other.places.countries, one.named.countries)
    return OTHER_PLACE if towns or countries else None


def _are_apart(here: frozenset, named_there: frozenset, there: frozenset, named_here: frozenset) -> bool:
    return bool(here and there) and here.isdisjoint(named_there) and there.isdisjoint(named_here)


def _share_days(one: Lead, other: Lead) -> bool:
    """Whether one names a day of the other's lead, or has none in its own. A weekday is the same day only in papers of one week."""
    if not (one.days and other.days):
        return True
    shared = (one.days & other.named_days) | (other.days & one.named_days)
    return bool(shared) if are_near(one.published, other.published) else any(isinstance(day, date) for day in shared)


@cache
def _place_pattern() -> re.Pattern[str]:
    """The capitalised words behind a word of place: "in Toledo", "the city of Toledo"."""
    before = rf"(?:{any_of('cues', 'locative')}|{any_of('cues', 'place_noun')}\s+of)"
    return re.compile(rf"\b{before}\s+(?:the\s+)?([A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*){{0,{MAX_WORDS - 1}}})")


def _read_places(lead: str) -> Named:
    """The towns and countries that the lead says something is in, all bearers of each name."""
    found = [find_bearers(name) for match in _place_pattern().finditer(lead) for name in _cut_names(match[1].split())]
    return Named(frozenset().union(*(one.towns for one in found)), frozenset().union(*(one.countries for one in found)))


def _cut_names(words: list[str]) -> Iterator[str]:
    """The names of places among capitalised words, from the left, each as long as can be."""
    start = 0
    while start < len(words):
        sizes = range(len(words) - start, 0, -1)
        size = next((size for size in sizes if find_bearers(" ".join(words[start : start + size])).countries), None)
        if size:
            yield " ".join(words[start : start + size])
        start += size or 1


def _read_days(text: str, published: date | None) -> Iterator[str | date]:
    for match in _DAY.finditer(text):
        weekday, month, day, year, day_first, month_last, year_last = match.groups()
        if weekday:
            yield weekday
            if published:
                yield published - timedelta((published.weekday() - _WEEKDAYS[weekday]) % 7)
        else:
            number, in_month = int(day or day_first), _MONTHS[month or month_last]
            yield f"{in_month}-{number}"
            yield from _count_day(in_month, number, year or year_last, published)


def _count_day(month: int, day: int, year: str | None, published: date | None) -> Iterator[date]:
    """The day; without a year, the last such day up to publication."""
    for number in [int(year)] if year else [published.year, published.year - 1] if published else []:
        if day <= calendar.monthrange(number, month)[1] and (year or date(number, month, day) <= published):
            yield date(number, month, day)
            return
