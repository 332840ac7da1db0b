"""Sentences that tell two incidents: one set after another, one that answers or is sparked by another, two places side by side."""

import re
from collections.abc import Callable
from dataclasses import replace

from pipeline.contract.records import Span
from pipeline.extraction.events.mentions import SETS_AFTER, EventMention
from pipeline.extraction.events.time_anchors import is_aftermath
from pipeline.extraction.events.types import GENERIC, UNREST, VIOLENCE, family_of
from pipeline.lexicon import any_of
from pipeline.lexicon.forms import accusing_forms
from pipeline.rules import rule

_SAME = re.compile(rf"\s*(?:the|this|that)\s+(?:\w+\s+)?{any_of('cues', 'same_deed')}\b(?!\s+(?:of|on|at|in|by|against)\b)", re.I)
_ACCUSED = re.compile(rf"\b(?:{'|'.join(sorted(accusing_forms()))})\b", re.I)
_AFTER = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?) after\b", re.I)
_ANSWERS = re.compile(rf"\b{any_of('cues', 'answers')}\b", re.I)
_SPARKED = re.compile(rf"\b{any_of('cues', 'sparked')}\b", re.I)
_BESIDE = re.compile(r"[,;]\s+(?:and|but|while|whereas)\s|;\s|\s[–—-]{1,2}\s", re.I)


def split_event(event: EventMention) -> list[EventMention]:
    """The accounts of a sentence that tells two incidents ("comes days after 20 were killed in …"), else the one."""
    if not event.triggers:
        return [event]
    return _split_after(event) or _split_answer(event) or _split_cause(event) or _split_places(event) or [event]


@rule(
    "events.splitting.days_after",
    fires_on="A bomb killed six people in Lagos on Monday, days after 20 people were killed in an attack in Accra.",
    spares="A bomb killed six people in Lagos on Monday, days before the vote in Accra.",
    otherwise=[],
)
def _split_after(event: EventMention) -> list[EventMention]:
    """The parts before and behind "days after"; none where the sentence has no such words."""
    cut = _AFTER.search(event.sentence.text)
    if not cut:
        return []
    place = event.sentence.start + cut.start()
    if _SAME.match(event.sentence.text, cut.end()) or _ACCUSED.search(event.sentence.text[: cut.start()]):
        return [event]  # "denied the bombing three days after the attack", "charged with murder two days after a truck …": of one incident
    before = [trigger for trigger in event.triggers if trigger.span.start < place]
    if not before or len(before) == len(event.triggers):
        return []
    if all(trigger.incident_type == GENERIC for trigger in before):
        return [event]  # "died a day after he was shot"
    if is_aftermath(before) and not SETS_AFTER.search(event.sentence.text):  # one incident, and the day of what came of it is not its day
        return [replace(event, dates=tuple(d for d in event.dates if d.span.end > place), recalls=False)]
    return _cut(event, place, True)


@rule(
    "events.splitting.answer",
    fires_on="Warplanes carried out air strikes on a base in response to the killing of two engineers.",
    spares="Warplanes carried out air strikes on a base and killed two engineers.",
    otherwise=[],
)
def _split_answer(event: EventMention) -> list[EventMention]:
    """A deed and the earlier one that it answers: "in retaliation for the killing of …"."""
    cut = _ANSWERS.search(event.sentence.text)
    parts = _cut(event, event.sentence.start + cut.start(), True) if cut else []
    return parts if parts and all(part.triggers for part in parts) else []


@rule(
    "events.splitting.cause_of_protest",
    fires_on="Thousands joined protests in Nairobi on Sunday sparked by the death of Amina Otieno in Kisumu.",
    spares="Thousands joined protests in Nairobi on Sunday sparked by the prices in Kisumu.",
    otherwise=[],
)
def _split_cause(event: EventMention) -> list[EventMention]:
    """A protest and the death or deed that it is over: "protests sparked by the death of …"."""
    for cut in _SPARKED.finditer(event.sentence.text):
        parts = _cut(event, event.sentence.start + cut.start(), event.recalls)
        protest, cause = ({family_of(trigger.incident_type) for trigger in part.triggers} for part in parts)
        if protest == {UNREST} and cause == {VIOLENCE}:
            return parts
    return []


@rule(
    "events.splitting.places",
    fires_on="Five people were shot dead in Lagos on Sunday, while two people were stabbed to death in Accra on Sunday.",
    spares="Five people were shot dead in Lagos on Sunday, while two people were stabbed to death in Lagos on Monday.",
    otherwise=[],
)
def _split_places(event: EventMention, begin: int = 0) -> list[EventMention]:
    """Clauses side by side that each count people in a town of their own: "two were killed in X, while one was shot in Y".

    `begin`: the place of the sentence behind which it may be split.
    """
    for cut in _BESIDE.finditer(event.sentence.text, begin):
        parts = _cut(event, event.sentence.start + cut.start(), event.recalls)
        one, other = ({where.city for hit, where in part.places if where.city and hit.located} for part in parts)
        if one and other and not one & other and all(part.triggers and part.claims for part in parts):
            return [parts[0], *(_split_places(parts[1], cut.end()) or parts[1:])]
    return []


def _cut(event: EventMention, place: int, recalls: bool) -> list[EventMention]:
    """The parts of an account before and behind a place of the text; `recalls` says whether the second looks back."""
    first = event.recalls and not recalls
    return [_part(event, lambda span: span.start < place, first), _part(event, lambda span: span.start >= place, recalls)]


def _part(event: EventMention, keeps: Callable[[Span], bool], recalls: bool) -> EventMention:
    return replace(
        event,
        triggers=tuple(t for t in event.triggers if keeps(t.span)),
        dates=tuple(d for d in event.dates if keeps(d.span)),
        places=tuple(p for p in event.places if keeps(p[0].span)),
        claims=tuple(c for c in event.claims if keeps(c.span)),
        parties=event.parties.within(keeps),
        means=tuple(m for m in event.means if keeps(m.span)),
        recalls=recalls,
        stated=tuple(d for d in event.stated if keeps(d.span)),
    )
