"""Temporal expressions: what a text says of when something happened, as ranges of days with UCDP GED's precision.

The patterns are the rows of time_expressions.csv, those above before those below. Relative expressions are read against the day of
publication; without one only those that name their year are read.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from pipeline.annotation.named_days import WEEKDAYS, last_named_day, names_of
from pipeline.annotation.quantities import NUMBER, parse_number
from pipeline.contract.records import Span, When
from pipeline.lexicon import load_words, words_of
from pipeline.lexicon.phrases import before
from pipeline.rules import rule

DAY, FEW_DAYS, WEEK, MONTH, YEAR = 1, 2, 3, 4, 5  # UCDP GED date_prec
NEWS_DAYS = 7  # an event of the last week is news; one further back is recalled
AHEAD = 60  # days after publication: a day so near ahead, without a year, is not that of a year ago
COUNTED = rf"\b(?P<count>an?|{NUMBER})\s+(?P<unit>day|week|month|year)s?\s+"  # a distance in time: "three days [ago]"
_CLOCK = re.compile(r"\b\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m\b|o['’]clock)|\b\d{1,2}:\d\d\b|\b(?:noon|midnight)\b", re.I)
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}
_SATURDAY = 5
_FEW = 3  # what "a few" hours or days is read as
_MOST_PAST = 96  # hours or days: more are spoken of in weeks
_CENTURY = 1900  # two-figure years are read as of the last century: only old telexes write them
_MONTHS = {name.lower(): number for names in (calendar.month_name, calendar.month_abbr) for number, name in enumerate(names) if name}
_MONTHS["sept"] = _MONTHS["sep"]
_SMALL = frozenset({"today", "tonight", "yesterday", "this", "last", "the"})
_ENDED = re.compile(r"[.!?:;|\u201c\"\u2014-]$")  # what a capital may follow
_BORN = re.compile(r"\b(?:born|DOB|birth|birthday)\b[\s:,]*(?:\w+\s+){0,2}$|\b[A-Z][a-z]+ [A-Z][a-z]+ \($")  # "Ann Lee (03/25/1990)"


@dataclass(frozen=True)
class TimeExpression:
    """Its place in the text, the days it allows, whether it looks back before the news, and the pattern that found it."""

    span: Span
    when: When
    is_past: bool
    rule: str
    kinds: tuple[str, ...] = ()  # of incidents whose day it is by the words around it


def find_times(text: str, offset: int, today: date | None) -> list[TimeExpression]:
    """Temporal expressions of `text` (which begins at `offset` of the article) in order, none overlapping."""
    found: list[TimeExpression] = []
    for name, match, when in _read_all(text, today):
        span = Span(offset + match.start(), offset + match.end())
        if (today and when.start > today) or any(span.start < other.span.end and other.span.start < span.end for other in found):
            continue
        last = when.start if name == "ago" else when.end  # "a week ago" is no day of the news
        found.append(TimeExpression(span, when, bool(today and (today - last).days > NEWS_DAYS), f"dates.{name}"))
    return sorted(found, key=lambda one: one.span)


def find_clock(text: str, offset: int) -> Span | None:
    """The first time of day in `text`."""
    match = _CLOCK.search(text)
    return Span(offset + match.start(), offset + match.end()) if match else None


def read_publication_day(published_on: date | None, dateline: str | None) -> date | None:
    """The day from which an article counts: of its publication, else the full date of its dateline."""
    if published_on or not dateline:
        return published_on
    return next((found.when.start for found in find_times(dateline, 0, None)), None)


def read_days(first: date, last: date | None = None) -> When:
    """The range, or the one day, with the precision that its length has in UCDP GED's terms."""
    last = last or first
    precisions = ((0, DAY), (6, FEW_DAYS), (7, WEEK), (31, MONTH))  # the longest that each is given for, in days
    return When(first, last, next((precision for longest, precision in precisions if (last - first).days <= longest), YEAR))


def count_back(match: re.Match[str], day: date) -> When | None:
    """So many days, weeks, months or years before a day, by a match of COUNTED: exact for days, a range for the others.

    None where the words give no number, and before the calendar begins.
    """
    count = 1 if match["count"].lower() in {"a", "an"} else parse_number(match["count"])
    unit = match["unit"].lower()
    try:
        middle = day - timedelta(count * _UNITS[unit]) if count else None
    except OverflowError:
        return None
    if middle is None:
        return None
    if unit == "day":
        return read_days(middle)
    if unit == "week":
        return read_days(middle - timedelta(3), middle + timedelta(3))
    return _month(middle.year, middle.month) if unit == "month" else _year(middle.year)


def _month(year: int, month: int) -> When:
    return read_days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _year(year: int) -> When:
    return read_days(date(year, 1, 1), date(year, 12, 31))


def _on(year: int, month: int, day: int) -> When | None:
    try:
        return read_days(date(year, month, day))
    except ValueError:
        return None


def _read_date(match: re.Match[str], today: date) -> When | None:
    """`5 September 2022`, `September 5`, `1/27/2016`; without a year, the last such day up to publication."""
    month, day = _MONTHS.get(match["month"].lower()) or int(match["month"]), int(match["day"])
    if year := match.groupdict().get("year"):
        number = int(year.strip("'"))
        return _on(number if number > 99 else number + _CENTURY, month, day)
    found = _on(today.year, month, day)
    if found and today < found.start <= today + timedelta(AHEAD):
        return None  # a day that is to come, or that the page was changed on
    return found if found and found.start <= today else _on(today.year - 1, month, day)


def _read_weekday(match: re.Match[str], today: date) -> When:
    """`Monday`: the last one up to publication; `last Monday` likewise, and never publication's own day."""
    back = (today.weekday() - WEEKDAYS[match["weekday"].lower()]) % 7
    is_last = (match["which"] or "").strip().lower() in {"last", "previous"}
    return read_days(today - timedelta(back or 7 * is_last))


def _read_named_day(match: re.Match[str], today: date) -> When | None:
    """`yesterday`, `Christmas Eve`: the last one up to publication; `Christmas Day in 2009`, `the 2009 Christmas Day`: that of the year."""
    year = match.groupdict().get("year") or match.groupdict().get("before")
    day = last_named_day(match["words"], date(int(year), 12, 31) if year else today)
    return read_days(day) if day else None


def _read_overnight(_match: re.Match[str], today: date) -> When:
    """`overnight`: the day before or the day itself."""
    return read_days(today - timedelta(1), today)


def _read_weekend(match: re.Match[str], today: date) -> When:
    """`over the weekend`: the last Saturday and Sunday, as far as they are over; `last weekend` on such a day is the one before."""
    saturday = today - timedelta((today.weekday() - _SATURDAY) % 7)
    if today.weekday() >= _SATURDAY and match["which"].lower() == "last":
        saturday -= timedelta(7)
    return read_days(saturday, min(saturday + timedelta(1), today))


def _read_past_days(match: re.Match[str], today: date) -> When | None:
    """`in the past 48 hours`, `in the last few days`: the days up to publication."""
    count = _FEW if match["count"] is None or match["count"].lower() == "few" else parse_number(match["count"])
    if count is None or count > _MOST_PAST:
        return None
    return read_days(today - timedelta(-(-count // 24) if match["unit"].lower() == "hour" else count), today)


def _read_period(match: re.Match[str], today: date) -> When:
    """`last week`, `earlier this month`, `last year`."""
    is_last, unit = match["which"].lower() in {"last", "the previous", "the past"}, match["unit"].lower()
    if unit == "week":
        monday = today - timedelta(today.weekday() + 7 * is_last)
        return read_days(monday, min(monday + timedelta(6), today))
    if unit == "month":
        within = today.replace(day=1) - timedelta(is_last)
        whole = _month(within.year, within.month)
    else:
        whole = _year(today.year - is_last)
    return When(whole.start, min(whole.end, today), whole.precision)


def _read_month(match: re.Match[str], today: date) -> When:
    """`in August last year`, `in March 2019`, `last October`; a bare month is the last one up to publication."""
    month, groups = _MONTHS[match["month"].lower()], match.groupdict()
    if groups["year"]:
        return _month(int(groups["year"]), month)
    return _month(today.year - bool(groups["last"] or month > today.month), month)


def _read_year(match: re.Match[str], _today: date) -> When:
    return _year(int(match["year"]))


_READERS: dict[str, Callable[[re.Match[str], date], When | None]] = {
    "full_date": _read_date, "day_and_month": _read_date, "numeric": _read_date, "weekday": _read_weekday,
    "named_day": _read_named_day, "holiday": _read_named_day, "this_day": _read_named_day, "overnight": _read_overnight,
    "weekend": _read_weekend, "past_days": _read_past_days, "ago": count_back, "period": _read_period,
    "month": _read_month, "year": _read_year,
}  # fmt: skip


def _alternatives(names: list[str]) -> str:
    """A pattern for any of some names, the longest first, with either apostrophe."""
    return "|".join(re.escape(name).replace("'", "['’]") for name in sorted(names, key=lambda name: (-len(name), name)))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]:
    """Each row's rule, its pattern with the parts that its capitals in braces name, and words of which every match holds one."""
    weekday = "|".join(calendar.day_name)
    parts = {
        "MONTH": rf"(?P<month>{_alternatives(list(_MONTHS))})\b\.?",
        "WEEKDAY": rf"(?P<weekday>{weekday}|(?:mon|tues?|wed|thurs?|fri|sat|sun)(?=\.))\b\.?",
        "LEAD": rf"(?:(?:{weekday})(?:\s+(?:morning|afternoon|evening|night))?,?\s+)?",  # "Sunday, January 27"
        "DAY": r"(?P<day>\d{1,2})(?:st|nd|rd|th)?",
        "YEAR": r"(?P<year>(?:19|20)\d\d|'?\d\d(?=\s*(?:--|$)))",
        "COUNTED": COUNTED,
        "NUMBER": NUMBER,
        "NO_MEDIUM": "".join(rf"(?<!{re.escape(word)} )" for word in sorted(words_of("cues", "before_today"))),  # "Russia Today"
    } | {recurs: _alternatives(names) for recurs, names in names_of().items()}
    rows = ((row, re.sub(r"\{([A-Z_]+)\}", lambda part: parts[part[1]], row["pattern"])) for row in load_words("time_expressions"))
    return tuple((row["rule"], re.compile(pattern, re.I), tuple(row["holds"].split("|"))) for row, pattern in rows)


def _read_all(text: str, today: date | None) -> Iterator[tuple[str, re.Match[str], When]]:
    lower = text.lower()
    for name, pattern, holds in _patterns():
        for match in pattern.finditer(text) if any(word in lower for word in holds) else ():  # the search is costly
            groups = match.groupdict()
            named = groups.get("weekday") or groups.get("month")
            if named and named[0].islower():  # "sat", "may", "march" in lower case are verbs
                continue
            if not (today or groups.get("year") or groups.get("before")):
                continue
            if _names_programme(text, match) or _BORN.search(before(text, match.start())):
                continue
            if when := _READERS[name](match, today or date.max):
                yield name, match, when


@rule("times.programme", fires_on="She told ABC's This Week that it was late.", spares="She said this week that it was late.")
def _names_programme(text: str, match: re.Match[str]) -> bool:
    """Whether words that are written small stand in capitals amid small ones, as names of programmes do: "told ABC's This Week"."""
    words = match.groupdict().get("words") or match.groupdict().get("which")
    if not words or not words[0].isupper() or words.split()[0].lower() not in _SMALL:
        return False
    ahead = before(text, match.start()).rstrip()
    return ahead[-1:].islower() and bool(re.search(r"\b[a-z]{3,}\b", ahead)) and not _ENDED.search(ahead)
