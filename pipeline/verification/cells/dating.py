"""Days: a quote that names a day gives it; other words leave it to the day of publication or to that of another report."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from pipeline.annotation.times import COUNTED, DAY, MONTH, YEAR, count_back, find_times, read_days, read_publication_day
from pipeline.contract.records import When
from pipeline.extraction.incidents.publication_window import LAST_DAY
from pipeline.verification.cells.material import Breach, Material, Row
from schemas.held import Held

_COUNTED = re.compile(COUNTED, re.I)
_SAME = re.compile(r"\b(?:day|morning|afternoon|evening|night)\b", re.I)  # "the same day", "that night"
_WEEK = timedelta(7)
_LENGTHS = {MONTH: range(27, 31), YEAR: range(364, 366)}  # days from the first to the last of a month and of a year
REPORT = ("date_start", "date_end", "date_prec")


def check_day(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """Days and their precision, together where a table has all three."""
    key = material.key(table)
    together = REPORT if set(REPORT) <= set(columns) else tuple(columns)[:1]
    articles = {row["article_id"]: row for row in material.rows("articles")}
    told_by = _days_of_reports(material)
    words = material.words(table, together[0])
    for row in material.rows(table):
        told, article = _cells(row, together), articles.get(row["article_id"])
        if told is None or article is None or row[key] not in words:
            continue
        quote, today = words[row[key]][0].quote, read_publication_day(article["published_on"], article["dateline"])
        others = [when for other, when in told_by.get(row["article_id"], ()) if other != row[key]]
        possible = list(_list_days(quote, today, others))
        if told not in possible and not _is_counted(told, quote, today):
            yield from _explain(table, row, key, together, quote, possible)


def _cells(row: Row, columns: tuple[str, ...]) -> When | None:
    if any(row[name] is None for name in columns):
        return None
    return When(*(row[name] for name in columns)) if len(columns) > 1 else read_days(row[columns[0]], row[columns[0]])


def _days_of_reports(material: Material) -> dict[str, list[tuple[str, When]]]:
    """By article its reports that have days, with these."""
    found: dict[str, list[tuple[str, When]]] = {}
    for row in material.rows("incident_reports"):
        if (told := _cells(row, REPORT)) is not None:
            found.setdefault(row["article_id"], []).append((row["report_id"], told))
    return found


def _list_days(quote: str, today: date | None, others: Sequence[When]) -> Iterator[When]:
    """Every range of days that the quote can stand for: those it names, else those right before publication, or of another report."""
    named = [hit.when for hit in find_times(quote, 0, today)]
    yield from named
    yield from (read_days(when.start - LAST_DAY, when.start) for when in named if when.precision == DAY)  # told on that day
    yield from (When(when.start - weeks, when.end - weeks, when.precision) for when in named for weeks in _weeks_before(when, others))
    if not named:
        yield from (read_days(day - LAST_DAY, day) for day in (today,) if day)
        yield from others


def _is_counted(told: When, quote: str, today: date | None) -> bool:
    """Whether the days may be those that words count from another incident, which need not have a report: as many, and before today."""
    counted = _COUNTED.search(f"{quote} ")
    like = count_back(counted, told.end) if counted else read_days(told.end, told.end) if _SAME.search(quote) else None
    if like is None or find_times(quote, 0, today) or (today and told.end > today):
        return False
    return told.precision == like.precision and _days(told) in _LENGTHS.get(like.precision, (_days(like),))


def _days(when: When) -> int:
    return (when.end - when.start).days


def _weeks_before(when: When, others: Sequence[When]) -> Iterator[timedelta]:
    """How far back a weekday lies that must come before the day of another report."""
    for other in others:
        if other.start <= when.start:
            yield _WEEK * ((when.start - other.start).days // 7 + 1)


def _explain(table: str, row: Row, key: str, columns: tuple[str, ...], quote: str, possible: list[When]) -> Iterator[Breach]:
    nearest = max(possible, key=lambda when: _alike(row, columns, when), default=None)
    for name, there in zip(columns, (nearest.start, nearest.end, nearest.precision) if nearest else (None,) * 3, strict=False):
        if row[name] != there:
            yield Breach(table, row[key], name, row[name], f"{'no day' if there is None else there}, by the quote {quote!r}")


def _alike(row: Row, columns: tuple[str, ...], when: When) -> int:
    return sum(row[name] == there for name, there in zip(columns, (when.start, when.end, when.precision), strict=False))
