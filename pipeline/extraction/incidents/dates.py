"""When an incident happened: chosen among the days of its mentions, counted from another incident's, else inferred from publication.

A sentence that sets one incident after another was split into two mentions; one that says "days earlier" looks back at the
incident told before it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from pipeline.annotation.times import COUNTED, DAY, TimeExpression, count_back
from pipeline.contract.records import Evidence, Span, When, Where
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.types import family_of
from pipeline.extraction.incidents.article_days import find_day
from pipeline.extraction.incidents.article_events import ArticleEvents
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.publication_window import find_named, infer_date
from pipeline.rules import load_pattern, rule

_COUNTED = re.compile(rf"{COUNTED}(?:after|earlier)\b", re.I)
_EARLIER = load_pattern("incidents.date.earlier")
_SAME_DAY = load_pattern("incidents.date.same_day")
_PRESENT = frozenset({"VBZ", "VBP", "VBG"})
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


def _count_from(event: EventMention, later: When) -> EventMention:
    counted = _read_distance(event, later) if event.recalls else None
    hits = tuple(_put_before(hit, later) for hit in event.dates if not (counted and hit.rule == "dates.ago"))
    return replace(event, dates=hits or ((counted,) if counted else ()))


def _put_before(hit: TimeExpression, later: When) -> TimeExpression:
    weeks = timedelta(7 * _count_weeks(hit, later))
    if not weeks:
        return hit
    return replace(hit, when=replace(hit.when, start=hit.when.start - weeks, end=hit.when.end - weeks), rule=f"{hit.rule}_before")


@rule(
    "incidents.date.before_the_later",
    fires_on="Gunmen killed four traders in Lagos on Monday.\n\n"
    "The shooting came days after a bombing killed two people in Kano on Tuesday.",
    spares="Gunmen killed four traders in Lagos on Monday.\n\nThe shooting came days after a bombing killed two people in Kano on Friday.",
    otherwise=0,
)
def _count_weeks(hit: TimeExpression, later: When) -> int:
    """A weekday that would not lie before the later incident is that of a week before, or of so many."""
    if hit.rule not in _BY_WEEKDAY or hit.when.start < later.start:
        return 0
    return (hit.when.start - later.start).days // 7 + 1


@rule(
    "incidents.date.days_after",
    fires_on="Gunmen killed four traders in Lagos on Monday, three days after a bombing in Kano.",
    spares="Gunmen killed four traders in Lagos on Monday, days after a bombing in Kano.",
    otherwise=None,
)
def _read_distance(event: EventMention, later: When) -> TimeExpression | None:
    """ "Three days after" and "three days earlier" count back from the later incident's day."""
    match = _COUNTED.search(event.sentence.text)
    if not match:
        return None
    when = count_back(match, later.start)
    start = event.sentence.start
    return TimeExpression(Span(start + match.start(), start + match.end()), when, True, "dates.days_after") if when else None


def choose_date(
    cluster: Cluster, incident_type: str, mentions: ArticleEvents, where: Where | None = None
) -> tuple[When | None, list[Evidence]]:
    """The days on which an incident that was at a place can have happened, with the words behind them; None where nothing tells."""
    candidates = find_candidates(cluster, incident_type)
    hit = choose(candidates, cluster) if candidates else find_named(cluster, mentions)
    if hit is None:
        hit = find_day(cluster, incident_type, mentions, where) or infer_date(cluster, incident_type, mentions)
    return (hit.when, [Evidence(column, hit.span, hit.rule) for column in ("date_start", "date_end", "date_prec")]) if hit else (None, [])


def find_candidates(cluster: Cluster, incident_type: str) -> list[tuple[EventMention, TimeExpression]]:
    """The best date of each mention.

    A day of an incident of another family, told in the same breath, is none: a protest is not of the day of the death it is about.
    """
    return [(event, own) for event in cluster.told if (own := event.date_of(family_of(incident_type)))]


def choose(candidates: Sequence[tuple[EventMention, TimeExpression]], cluster: Cluster) -> TimeExpression:
    """The most exact day; of days as exact, one of the opening or with a time of day before others, and the first of these."""
    lead = {id(event) for event in cluster.lead}
    return min(
        candidates, key=lambda one: (one[1].when.precision, _is_of_picture(*one), id(one[0]) not in lead and not one[0].sentence.clock)
    )[1]


@rule(
    "incidents.date.picture",
    fires_on="A fire killed two people in Lagos. It broke out on Saturday. A crew battles the fire in Lagos, Nigeria, April 6, 2031.",
    spares="A fire killed two people in Lagos. It broke out on Saturday. A crew battled the fire in Lagos, Nigeria, on Sunday.",
)
def _is_of_picture(event: EventMention, hit: TimeExpression) -> bool:
    """A day of the last week written with its year, beside a verb in the present: the line below a picture says when that was taken."""
    return hit.rule == "dates.full_date" and not hit.is_past and event.sentence.words.root.tag_ in _PRESENT
