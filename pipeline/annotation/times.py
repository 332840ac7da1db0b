"""When something happened: date expressions of a sentence as ranges of days with UCDP GED's precision.

Relative expressions are read against the day of publication; without one only full dates are read.
The day of publication itself is never taken for the day of the event.
"""

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.annotation.holidays import holiday_names, last_holiday
from pipeline.annotation.quantities import NUMBER, parse_number
from pipeline.contract.records import Span, When
from pipeline.lexicon import words_of
from pipeline.lexicon.phrases import before

DAY, FEW_DAYS, WEEK, MONTH, YEAR = 1, 2, 3, 4, 5  # UCDP GED date_prec
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_WEEKDAYS |= {name.lower(): number for number, name in enumerate(calendar.day_abbr)} | {"tues": 1, "thurs": 3}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=lambda name: (-len(name), name)))})\b\.?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(name.lower() for name in calendar.day_name)}|(?:mon|tues?|wed|thurs?|fri|sat|sun)(?=\.))\b\.?"
_LEAD = rf"(?:(?:{'|'.join(calendar.day_name)})(?:\s+(?:morning|afternoon|evening|night))?,?\s+)?"  # "Sunday, January 27"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d(?=\s*(?:--|$)))"
_UNITS = {"day": 1, "week": 7, "month": 30, "year": 365}
_THIS_DAY = {"today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "yesterday": 1, "last night": 1}
_NAMED_DAYS = {"friday prayers": 4, "friday prayer": 4, "sunday mass": 6, "sunday service": 6, "sunday services": 6}
_HOLIDAYS = "|".join(re.escape(name).replace("'", "['’]") for name in sorted(holiday_names(), key=lambda name: (-len(name), name)))
COUNTED = rf"\b(?P<count>an?|{NUMBER})\s+(?P<unit>day|week|month|year)s?\s+"  # a distance in time: "three days [ago]"
_SATURDAY = 5
_FEW = 3  # what "a few" hours or days is read as
_MOST_PAST = 96  # hours or days: more are spoken of in weeks
CLOCK = re.compile(r"\b\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m\b|o['’]clock)|\b\d{1,2}:\d\d\b|\b(?:noon|midnight)\b", re.I)  # a time of day
_SMALL = frozenset({"today", "tonight", "yesterday", "this", "last", "the"})
_NO_MEDIUM = "".join(rf"(?<!{re.escape(word)} )" for word in sorted(words_of("cues", "before_today")))  # "Russia Today"
_ENDED = re.compile(r"[.!?:;|\u201c\"\u2014-]$")  # what a capital may follow
_BORN = re.compile(r"\b(?:born|DOB|birth|birthday)\b[\s:,]*(?:\w+\s+){0,2}$|\b[A-Z][a-z]+ [A-Z][a-z]+ \($")  # "Ann Lee (03/25/1990)"
AHEAD = 60  # days after publication: a day so near ahead, without a year, is not that of a year ago
_CENTURY = 1900  # two-figure years are read as of the last century: only old telexes write them


@dataclass(frozen=True)
class DateHit:
    """A date expression: its place in the text, the days it allows, whether it looks back before the news."""

    span: Span
    when: When
    is_past: bool
    rule: str
    kinds: tuple[str, ...] = ()  # of incidents whose day it is by the words around it


def read_days(first: date, last: date) -> When:
    """The range with the precision that its length has in UCDP GED's terms."""
    length = (last - first).days
    for longest, precision in ((0, DAY), (6, FEW_DAYS), (7, WEEK), (31, MONTH)):
        if length <= longest:
            return When(first, last, precision)
    return When(first, last, YEAR)


def _month(year: int, month: int) -> When:
    return When(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), MONTH)


def _read_full(match: re.Match[str], today: date | None) -> When | None:
    """`5 September 2022`, `September 5`; without a year, the last such day up to publication."""
    month, day = _MONTHS[match["month"].lower()], int(match["day"])
    year = match.groupdict().get("year")
    if year:
        number = int(year.strip("'"))
        return _on(number if number > 99 else number + _CENTURY, month, day)
    if today is None:
        return None
    found = _on(today.year, month, day)
    if found and today < found.start <= today + timedelta(AHEAD):
        return None  # a day that is to come, or that the page was changed on
    return found if found and found.start <= today else _on(today.year - 1, month, day)


def _on(year: int, month: int, day: int) -> When | None:
    try:
        return read_days(date(year, month, day), date(year, month, day))
    except ValueError:
        return None


def _read_weekday(match: re.Match[str], today: date | None) -> When | None:
    """`Monday`: the last one up to publication; `last Monday` likewise, and never publication's own day."""
    if today is None:
        return None
    back = (today.weekday() - _WEEKDAYS[match["weekday"].lower()]) % 7
    if match["which"] and match["which"].strip().lower() in {"last", "previous"} and back == 0:
        back = 7
    return read_days(today - timedelta(back), today - timedelta(back))


def _read_this_day(match: re.Match[str], today: date | None) -> When | None:
    if today is None:
        return None
    day = today - timedelta(_THIS_DAY[re.sub(r"\s+", " ", match["words"].lower())])
    return read_days(day, day)


def _read_named_day(match: re.Match[str], today: date | None) -> When | None:
    """`Friday prayers`: the last such day before publication, or publication's own."""
    if today is None:
        return None
    back = (today.weekday() - _NAMED_DAYS[re.sub(r"\s+", " ", match["words"].lower())]) % 7
    return read_days(today - timedelta(back), today - timedelta(back))


def _read_holiday(match: re.Match[str], today: date | None) -> When | None:
    """`Christmas Eve`: the last one up to publication; `Christmas Day in 2009`, `the 2009 Christmas Day`: that of the year."""
    year = match["year"] or match["before"]
    until = date(int(year), 12, 31) if year else today
    day = last_holiday(match["words"], until) if until else None
    return read_days(day, day) if day else None


def _read_overnight(_match: re.Match[str], today: date | None) -> When | None:
    """`overnight`: the day before or the day itself."""
    return read_days(today - timedelta(1), today) if today else None


def _read_weekend(match: re.Match[str], today: date | None) -> When | None:
    """`over the weekend`: the last Saturday and Sunday, as far as they are over; `last weekend` on such a day is the one before."""
    if today is None:
        return None
    saturday = today - timedelta((today.weekday() - _SATURDAY) % 7)
    if today.weekday() >= _SATURDAY and match["which"].lower() == "last":
        saturday -= timedelta(7)
    return read_days(saturday, min(saturday + timedelta(1), today))


def _read_past_days(match: re.Match[str], today: date | None) -> When | None:
    """`in the past 48 hours`, `in the last few days`: the days up to publication."""
    count = _FEW if match["count"] is None or match["count"].lower() == "few" else parse_number(match["count"])
    if today is None or count is None or count > _MOST_PAST:
        return None
    days = -(-count // 24) if match["unit"].lower() == "hour" else count
    return read_days(today - timedelta(days), today)


def _read_numeric(match: re.Match[str], _today: date | None) -> When | None:
    """`2016-01-27`; `1/27/2016` only where one number can be no month."""
    if match.groupdict().get("iso_day"):
        return _on(int(match["iso_year"]), int(match["iso_month"]), int(match["iso_day"]))
    first, second, year = int(match["first"]), int(match["second"]), int(match["slash_year"])
    if min(first, second) > 12 or max(first, second) <= 12:
        return None
    return _on(year, min(first, second), max(first, second))


def _read_ago(match: re.Match[str], today: date | None) -> When | None:
    """`three days ago` is a day; `two weeks ago`, `a month ago`, `five years ago` a range about it."""
    return count_back(match, today) if today else None


def count_back(match: re.Match[str], day: date) -> When | None:
    """So many days, weeks, months or years before a day, by a match of COUNTED: exact for days, a range for the others.

    None where the words give no number, and before the calendar begins.
    """
    count = 1 if match["count"].lower() in {"a", "an"} else parse_number(match["count"])
    if not count:
        return None
    unit = match["unit"].lower()
    try:
        middle = day - timedelta(count * _UNITS[unit])
    except OverflowError:
        return None
    if unit == "day":
        return read_days(middle, middle)
    if unit == "week":
        return read_days(middle - timedelta(3), middle + timedelta(3))
    return _month(middle.year, middle.month) if unit == "month" else _year(middle.year)


def _year(year: int) -> When:
    return When(date(year, 1, 1), date(year, 12, 31), YEAR)


def _read_period(match: re.Match[str], today: date | None) -> When | None:
    """`last week`, `earlier this month`, `last year`."""
    if today is None:
        return None
    is_last, unit = match["which"].lower() in {"last", "the previous", "the past"}, match["unit"].lower()
    if unit == "week":
        monday = today - timedelta(today.weekday() + (7 if is_last else 0))
        return read_days(monday, min(monday + timedelta(6), today))
    if unit == "month":
        before = today.replace(day=1) - timedelta(1)
        whole = _month(before.year, before.month) if is_last else _month(today.year, today.month)
    else:
        whole = _year(today.year - 1 if is_last else today.year)
    return When(whole.start, min(whole.end, today), whole.precision)


def _read_month(match: re.Match[str], today: date | None) -> When | None:
    """`in August last year`, `in March 2019`, `last October`; a bare month is the last one up to publication."""
    month, year, last = _MONTHS[match["month"].lower()], match["year"], (match["last"] or "").lower()
    if year:
        return _month(int(year), month)
    if today is None:
        return None
    if last == "last year":
        return _month(today.year - 1, month)
    return _month(today.year if month <= today.month else today.year - 1, month)


def _read_year(match: re.Match[str], _today: date | None) -> When | None:
    return _year(int(match["year"]))


_READERS: tuple[tuple[str, str, Callable[[re.Match[str], date | None], When | None]], ...] = (
    ("full_date", rf"\b{_LEAD}(?:{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR})", _read_full),
    ("full_date", rf"\b{_LEAD}{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}\b", _read_full),
    ("day_and_month", rf"\b{_LEAD}{_MONTH}\s+{_DAY}\b(?!\s*(?:,?\s*\d|\s*(?:people|killed|dead|-)))", _read_full),
    ("day_and_month", rf"\b{_LEAD}{_DAY}\s+(?:of\s+)?{_MONTH}(?!\s*,?\s*\d\d)", _read_full),
    ("named_day", rf"\b(?P<words>{'|'.join(_NAMED_DAYS)})\b", _read_named_day),
    (
        "holiday",
        rf"\b(?:(?P<before>(?:19|20)\d\d)\s+)?(?P<words>{_HOLIDAYS})\b"
        r"(?:,?\s+(?:(?:in|of)\s+)?(?P<year>(?:19|20)\d\d)\b)?",
        _read_holiday,
    ),
    ("weekend", r"\b(?:(?:over|during|at|on)\s+)?(?P<which>the(?:\s+past)?|this(?:\s+past)?|last)\s+weekend\b", _read_weekend),
    ("weekday", rf"\b(?P<which>last\s+|previous\s+|this\s+past\s+)?{_WEEKDAY}", _read_weekday),
    ("this_day", rf"{_NO_MEDIUM}\b(?P<words>{'|'.join(_THIS_DAY)})\b", _read_this_day),
    ("overnight", r"\bovernight\b(?!\s+(?:bag|stay|shift|guest|parking|flight|train|bus))", _read_overnight),
    (
        "past_days",
        rf"\b(?:in|during|over|within)\s+the\s+(?:past|last)\s+(?:(?P<count>few|{NUMBER})\s+)?(?P<unit>hour|day)s\b",
        _read_past_days,
    ),
    ("numeric", r"\b(?:(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>[01]\d)-(?P<iso_day>[0-3]\d))\b", _read_numeric),
    ("numeric", r"(?<![\d/])(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<slash_year>(?:19|20)\d\d)(?![\d/])", _read_numeric),
    (
        "month",
        rf"\b(?:in|since|during|last|of|early|late|mid-?)\s+{_MONTH}(?:\s*,?\s+(?P<year>(?:19|20)\d\d)|\s+(?P<last>last\s+year))?(?!\s*\d)",
        _read_month,
    ),
    ("month", rf"(?<!\d )(?<!\d of )\b{_MONTH}\s+(?P<year>(?:19|20)\d\d)(?P<last>)\b", _read_month),
    ("ago", rf"{COUNTED}(?:ago\b|earlier\b|before(?=\s*(?:[.,;]|$)))", _read_ago),
    ("period", r"\b(?P<which>last|this|the\s+previous|the\s+past)\s+(?P<unit>week|month|year)\b", _read_period),
    (
        "year",
        r"\b(?:in|since|during|of|the)\s+(?P<year>(?:19|20)\d\d)\b(?!\s*[-\u2013]\s*\d)(?!\s*-?(?:\w+\s+)?(?:people|dollars|block))",
        _read_year,
    ),
)
_COMPILED = tuple((rule, re.compile(pattern, re.I), read) for rule, pattern, read in _READERS)
NEWS_DAYS = 7  # an event of the last week is news; one further back is recalled


def find_dates(text: str, offset: int, today: date | None) -> list[DateHit]:
    """Date expressions of `text` (which begins at `offset` of the article) in order, none overlapping."""
    taken: list[tuple[int, int]] = []
    hits = []
    for rule, start, end, when in _read_all(text, today):
        if when is None or any(start < last and first < end for first, last in taken) or (today and when.start > today):
            continue
        taken.append((start, end))
        is_past = bool(today and (today - when.end).days > NEWS_DAYS)
        hits.append(DateHit(Span(offset + start, offset + end), when, is_past, f"dates.{rule}"))
    return sorted(hits, key=lambda hit: hit.span)


def _read_all(text: str, today: date | None) -> Iterator[tuple[str, int, int, When | None]]:
    for rule, pattern, read in _COMPILED:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            named = groups.get("weekday") or groups.get("month")
            if named and not named[0].isupper():  # "sat", "may", "march" in lower case are verbs
                continue
            if _names_programme(text, match) or _BORN.search(before(text, match.start())):
                continue
            yield rule, match.start(), match.end(), read(match, today)


def _names_programme(text: str, match: re.Match[str]) -> bool:
    """Whether words that are written small stand in capitals amid small ones, as names of programmes do: "told ABC's This Week"."""
    words = match.groupdict().get("words") or match.groupdict().get("which")
    if not words or not words[0].isupper() or words.split()[0].lower() not in _SMALL:
        return False
    ahead = before(text, match.start()).rstrip()
    if ahead.endswith("USA"):
        return True
    return ahead[-1:].islower() and bool(re.search(r"\b[a-z]{3,}\b", ahead)) and not _ENDED.search(ahead)
