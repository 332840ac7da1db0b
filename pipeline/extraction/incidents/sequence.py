"""Days of incidents that a later one recalls: "comes three days after …", "… during Friday prayers" count from the later one.

A sentence that sets one incident after another was split into two accounts. What the later account's incident is
dated by, the earlier one must lie before.
"""

import re
from dataclasses import replace
from datetime import timedelta

from pipeline.extraction.dates import DAY, DateHit, count_back
from pipeline.extraction.incidents.events import Event
from pipeline.extraction.incidents.grouping import Group
from pipeline.extraction.numbers import NUMBER, parse_number
from pipeline.extraction.records import Span, When

_COUNTED = re.compile(rf"\b(?P<count>an?|{NUMBER})\s+(?P<unit>day|week|month|year)s?\s+after\b", re.I)
_BY_WEEKDAY = frozenset({"dates.weekday", "dates.named_day"})


def settle_order(groups: list[Group]) -> None:
    """Dates each recalled incident against the one that recalls it, where that one's day is known; changes the groups in place."""
    for earlier in groups:
        later = _recalled_by(earlier, groups)
        if later and later.when and later.when.precision == DAY:
            earlier.events[:] = [_count_from(event, later.when) for event in earlier.events]


def _recalled_by(earlier: Group, groups: list[Group]) -> Group | None:
    """The incident whose account shares a sentence with the first account of an earlier one."""
    opening = earlier.events[0]
    if not opening.recalls:
        return None
    shares = (group for group in groups if group is not earlier)
    return next((group for group in shares if any(e.sentence is opening.sentence and not e.recalls for e in group.events)), None)


def _count_from(event: Event, later: When) -> Event:
    hits = tuple(_put_before(hit, later) for hit in event.dates)
    if not hits and event.recalls and (counted := _read_distance(event, later)):
        hits = (counted,)
    return replace(event, dates=hits)


def _put_before(hit: DateHit, later: When) -> DateHit:
    """A weekday that would not lie before the later incident is that of a week before."""
    if hit.rule not in _BY_WEEKDAY or hit.when.start < later.start:
        return hit
    weeks = timedelta(7 * ((hit.when.start - later.start).days // 7 + 1))
    return replace(hit, when=replace(hit.when, start=hit.when.start - weeks, end=hit.when.end - weeks), rule=f"{hit.rule}_before")


def _read_distance(event: Event, later: When) -> DateHit | None:
    """ "Three days after", counted back from the later incident's day."""
    match = _COUNTED.search(event.sentence.text)
    if not match:
        return None
    count = 1 if match["count"].lower() in {"a", "an"} else parse_number(match["count"])
    when = count_back(count, match["unit"].lower(), later.start) if count else None
    start = event.sentence.start
    return DateHit(Span(start + match.start(), start + match.end()), when, True, "dates.days_after") if when else None
