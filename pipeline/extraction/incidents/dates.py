"""When an incident happened: chosen among the days of its mentions, else inferred from the day of publication.

News of the wires opens with what happened within the week. A time of day without a day means the last one or the one before.
"""

from collections.abc import Sequence
from datetime import timedelta

from spacy.tokens import Token

from pipeline.annotation.syntax import SUBJECTS, ancestors, children, is_verb
from pipeline.annotation.times import TimeExpression, read_days
from pipeline.contract.records import Evidence, Span, When
from pipeline.extraction.events.mentions import Event
from pipeline.extraction.events.time_arguments import word_at
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.types import ARREST, family_of
from pipeline.extraction.incidents.article_events import ArticleEvents
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.lexicon import words_of

CLOSE = 4  # sentences in which a time of day is that of the news
WEEK, LAST_DAY = timedelta(7), timedelta(1)  # how far back news, and a time of day without a day, may lie
_DONE = frozenset({"VBD", "VBN"})
_CARRIES = frozenset({"ccomp", "parataxis", "conj", "xcomp", "obj", "ROOT", *SUBJECTS})


def choose_date(cluster: Cluster, incident_type: str, mentions: ArticleEvents) -> tuple[When | None, list[Evidence]]:
    """The days on which an incident can have happened, with the words behind them; None where nothing tells."""
    candidates = find_candidates(cluster, incident_type)
    hit = choose(candidates, cluster) if candidates else infer_date(cluster, mentions)
    return (hit.when, [Evidence(column, hit.span, hit.rule) for column in ("date_start", "date_end", "date_prec")]) if hit else (None, [])


def find_candidates(cluster: Cluster, incident_type: str) -> list[tuple[Event, TimeExpression]]:
    """The best date of each mention.

    A day of an incident of another family, told in the same breath, is none: a protest is not of the day of the death it is about.
    """
    dated = [(event, own) for event in cluster.told if (own := event.date_of(family_of(incident_type)))]
    if not dated and incident_type == ARREST:  # an arrest told by no more than the deed it was for
        return [(event, event.date) for event in cluster.told if event.date]
    return dated


def choose(candidates: Sequence[tuple[Event, TimeExpression]], cluster: Cluster) -> TimeExpression:
    """The most exact day; of days as exact, one of the opening or with a time of day before others, and the first of these."""

    lead = {id(event) for event in cluster.lead}

    def rank(candidate: tuple[Event, TimeExpression]) -> tuple[int, bool]:
        event, hit = candidate
        return hit.when.precision, id(event) not in lead and not event.sentence.clock

    return min(candidates, key=rank)[1]


def infer_date(cluster: Cluster, mentions: ArticleEvents) -> TimeExpression | None:
    """The days before publication for the incident that is an article's news, where its head gives no day of anything."""
    head = [event for event in (*mentions.titles, *mentions.body) if event.sentence.part != "body" or event.sentence.index <= CLOSE]
    if not cluster.is_main or mentions.today is None or any(event.looks_back for event in cluster.events):
        return None
    if any(event.dates for event in (*cluster.events, *cluster.context)) or any(event.stated for event in head):
        return None
    first = min((event.sentence.index for event in mentions.body), default=0)
    for event in (one for one in cluster.events if one.sentence.part == "body"):
        span, back, rule = _clock(event), LAST_DAY, "dates.clock"
        if span is None and event.sentence.index == first:
            span, back, rule = next((one.span for one in event.triggers if _is_told(one, event)), None), WEEK, "dates.fresh_news"
        if span:
            return TimeExpression(span, read_days(mentions.today - back, mentions.today), False, rule)
    return None


def _clock(event: Event) -> Span | None:
    """A time of day at which something was done near the head of the text."""
    return event.sentence.clock if event.sentence.index <= CLOSE and event.triggers else None


def _is_told(trigger: Trigger, event: Event) -> bool:
    """Whether the sentence tells of it as a thing done, in its main clause or as what somebody reported."""
    word = word_at(event.sentence, trigger.span)
    if trigger.incident_type == ARREST or trigger.stage != "accomplished" or trigger.is_plural:
        return False
    chain = [word, *ancestors(word)]
    if any(one.dep_.partition(":")[0] not in _CARRIES and one.dep_ not in _CARRIES for one in chain):
        return False
    deeds = [one for one in chain if is_verb(one) and one.lemma_.lower() not in words_of("cues", "makes_known")]
    if any(one != word and one.lemma_.lower() not in words_of("cues", "same_day") for one in deeds):
        return False
    return bool(deeds) and _is_past(deeds[-1])


def _is_past(verb: Token) -> bool:
    """Whether a verb stands in the past or the present perfect, not in the past perfect."""
    helpers = {child.lower_ for child in children(verb, "aux")}
    if verb.tag_ == "VBD":
        return not helpers & {"had", "'d", "did"}
    return verb.tag_ in _DONE and bool(helpers & {"has", "have", "was", "were", "been", "'ve"}) and "had" not in helpers
