"""The days of an incident that an article tells as its news without a day: those right before it was published.

News of the wires opens with what happened within the week. A time of day without a day means the last one or the one before.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Token

from pipeline.annotation.syntax import SUBJECTS, ancestors, children, is_negated, is_unreal, is_verb
from pipeline.annotation.times import TimeExpression, read_days
from pipeline.contract.records import Span
from pipeline.extraction.events.mentions import Event
from pipeline.extraction.events.time_arguments import word_at
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.types import ARREST
from pipeline.extraction.incidents.cluster import Group
from pipeline.lexicon import words_of

CLOSE = 4  # sentences in which a time of day is that of the news
WEEK, LAST_DAY = timedelta(7), timedelta(1)  # how far back news, and a time of day without a day, may lie
_DONE = frozenset({"VBD", "VBN"})
_CARRIES = frozenset({"ccomp", "parataxis", "conj", "xcomp", "obj", "ROOT", *SUBJECTS})


def date_news(group: Group, events: Sequence[Event], today: date | None) -> None:
    """Gives the incident that is an article's news, and has no date, the days before publication; changes the group in place.

    `events` are the accounts of the whole article, headline and all: where its head gives a day of anything, nothing is added.
    """
    opening = [event for event in events if event.sentence.part != "body" or event.sentence.index <= CLOSE]
    looks_back = any(event.looks_back for event in group.events)
    if today is None or looks_back or any(event.dates for event in (*group.events, *group.scene)) or any(event.stated for event in opening):
        return
    first = min(event.sentence.index for event in events if event.sentence.part == "body")
    for number, event in enumerate(group.events):
        if event.sentence.part != "body":
            continue
        span, back = _clock(event), LAST_DAY
        if span is None and event.sentence.index == first:
            span, back = next((one.span for one in event.triggers if _is_told(one, event)), None), WEEK
        if span:
            hit = TimeExpression(span, read_days(today - back, today), False, "dates.clock" if back == LAST_DAY else "dates.fresh_news")
            group.events[number] = replace(event, dates=(hit,))
            return


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
    verbs = [one for one in chain if is_verb(one)]
    if not verbs or any(is_unreal(one) or is_negated(one) for one in verbs):
        return False
    deeds = [one for one in verbs if one.lemma_.lower() not in words_of("cues", "makes_known")]
    if any(one != word and one.lemma_.lower() not in words_of("cues", "same_day") for one in deeds):
        return False
    return bool(deeds) and _is_past(deeds[-1])


def _is_past(verb: Token) -> bool:
    """Whether a verb stands in the past or the present perfect, not in the past perfect."""
    helpers = {child.lower_ for child in children(verb, "aux")}
    if verb.tag_ == "VBD":
        return not helpers & {"had", "'d", "did"}
    return verb.tag_ in _DONE and bool(helpers & {"has", "have", "was", "were", "been", "'ve"}) and "had" not in helpers
