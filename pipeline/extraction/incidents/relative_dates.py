"""Dates of incidents by each other: "three days after …", "two days earlier" and "the same day" count from another one's day.

A sentence that sets one incident after another was split into two mentions; one that says "days earlier" looks back
at the incident told before it. A weekday by which the earlier one is dated must lie before the later one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from pipeline.annotation.times import COUNTED, DAY, TimeExpression, count_back
from pipeline.contract.records import Span, When
from pipeline.extraction.events.mentions import Event
from pipeline.extraction.incidents.cluster import Cluster

_COUNTED = re.compile(rf"{COUNTED}(?:after|earlier)\b", re.I)
_EARLIER = re.compile(r"\b(?:day|week|month|year)s?\s+earlier\b", re.I)
_SAME_DAY = re.compile(r"\b(?:the\s+same|that\s+same|that)\s+(?:day|morning|afternoon|evening|night)\b", re.I)
_BY_WEEKDAY = frozenset({"dates.weekday", "dates.named_day"})


def order_dates(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters with each recalled incident dated against the one that recalls it, where that one's day is known."""
    ordered: list[Cluster] = []
    day: When | None = None
    for cluster in clusters:
        dated = _count_back(cluster, _recalled_by(cluster, clusters))
        if dated.when is None and day:
            dated = _on_same_day(dated, day)
        if dated.when and dated.when.precision == DAY:
            day = dated.when
        ordered.append(dated)
    return ordered


def _count_back(earlier: Cluster, later: Cluster | None) -> Cluster:
    if later and later.when and later.when.precision == DAY:
        return earlier.holding(_count_from(event, later.when) for event in earlier.events)
    return earlier


def _on_same_day(cluster: Cluster, day: When) -> Cluster:
    """ "On the same day" is that of the incident told before it."""
    opening = cluster.events[0]
    match = _SAME_DAY.search(opening.sentence.text)
    if not match:
        return cluster
    start = opening.sentence.start
    hit = TimeExpression(Span(start + match.start(), start + match.end()), day, opening.recalls, "dates.same_day")
    return cluster.holding([replace(opening, dates=(hit,)), *cluster.events[1:]])


def _recalled_by(earlier: Cluster, clusters: Sequence[Cluster]) -> Cluster | None:
    """The incident whose mention shares a sentence with the first mention of an earlier one, or stands before its "days earlier"."""
    opening = earlier.events[0]
    if not opening.recalls:
        return None
    others = [cluster for cluster in clusters if cluster is not earlier and not cluster.recalls]
    sharing = (cluster for cluster in others if any(event.sentence is opening.sentence for event in cluster.events))
    if found := next(sharing, None):
        return found
    before = [cluster for cluster in others if cluster.events[0].sentence.index < opening.sentence.index]
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
