"""Days of incidents that a later one recalls: "comes three days after …", "two days earlier …" count from the later one.

A sentence that sets one incident after another was split into two accounts; one that says "days earlier" looks back
at the incident told before it. A weekday by which the earlier one is dated must lie before the later one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from pipeline.annotation.times import COUNTED, DAY, TimeExpression, count_back
from pipeline.contract.records import Span, When
from pipeline.extraction.events.mentions import Event
from pipeline.extraction.incidents.cluster import Group

_COUNTED = re.compile(rf"{COUNTED}(?:after|earlier)\b", re.I)
_EARLIER = re.compile(r"\b(?:day|week|month|year)s?\s+earlier\b", re.I)
_SAME_DAY = re.compile(r"\b(?:the\s+same|that\s+same|that)\s+(?:day|morning|afternoon|evening|night)\b", re.I)
_BY_WEEKDAY = frozenset({"dates.weekday", "dates.named_day"})


def settle_order(groups: list[Group]) -> None:
    """Dates each recalled incident against the one that recalls it, where that one's day is known; changes the groups in place."""
    for earlier in groups:
        later = _recalled_by(earlier, groups)
        if later and later.when and later.when.precision == DAY:
            earlier.events[:] = [_count_from(event, later.when) for event in earlier.events]
    for number, group in enumerate(groups):
        if group.when is None and _SAME_DAY.search(group.events[0].sentence.text):
            _settle_same_day(group, [before.when for before in groups[:number] if before.when and before.when.precision == DAY])


def _settle_same_day(group: Group, days: Sequence[When]) -> None:
    """ "On the same day" is that of the incident told before it; changes the group in place."""
    opening = group.events[0]
    if days and (match := _SAME_DAY.search(opening.sentence.text)):
        start = opening.sentence.start
        hit = TimeExpression(Span(start + match.start(), start + match.end()), days[-1], opening.recalls, "dates.same_day")
        group.events[0] = replace(opening, dates=(hit,))


def _recalled_by(earlier: Group, groups: list[Group]) -> Group | None:
    """The incident whose account shares a sentence with the first account of an earlier one, or stands before its "days earlier"."""
    opening = earlier.events[0]
    if not opening.recalls:
        return None
    others = [group for group in groups if group is not earlier and not group.recalls]
    sharing = (group for group in others if any(event.sentence is opening.sentence for event in group.events))
    if found := next(sharing, None):
        return found
    before = [group for group in others if group.events[0].sentence.index < opening.sentence.index]
    return before[-1] if before and _EARLIER.search(opening.sentence.text) else None


def _count_from(event: Event, later: When) -> Event:
    counted = _read_distance(event, later) if event.recalls else None
    hits = tuple(_put_before(hit, later) for hit in event.dates if not (counted and hit.rule == "dates.ago"))
    return replace(event, dates=hits or ((counted,) if counted else ()))


def _put_before(hit: TimeExpression, later: When) -> TimeExpression:
    """A weekday that would not lie before the later incident is that of a week before."""
    if hit.rule not in _BY_WEEKDAY or hit.when.start < later.start:
        return hit
    weeks = timedelta(7 * ((hit.when.start - later.start).days // 7 + 1))
    return replace(hit, when=replace(hit.when, start=hit.when.start - weeks, end=hit.when.end - weeks), rule=f"{hit.rule}_before")


def _read_distance(event: Event, later: When) -> TimeExpression | None:
    """ "Three days after" and "three days earlier", counted back from the later incident's day."""
    match = _COUNTED.search(event.sentence.text)
    if not match:
        return None
    when = count_back(match, later.start)
    start = event.sentence.start
    return TimeExpression(Span(start + match.start(), start + match.end()), when, True, "dates.days_after") if when else None
