"""How far the article stands behind an incident: it tells it, only says that somebody claims it, or lets it be denied.

What police or another authority said is told. A report is alleged when somebody claims or alleges it, or the words call it so,
and no sentence tells it in the article's own voice or on an authority's word. Who denies having done it denies no incident.
"""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from pipeline.contract.records import Evidence, Span, Statement
from pipeline.extraction.events.factuality import ALLEGED, DENIED, disputed_by_others
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.responsibility import is_official
from pipeline.extraction.events.time_arguments import word_at
from pipeline.extraction.events.triggers import Trigger
from pipeline.lexicon import words_of
from pipeline.rules import rule

REPORTED = "reported"
SAID = "said"  # somebody without authority says it, and the article nothing else


class Account(NamedTuple):
    """How one trigger stands: a code of incident_status or SAID, and the word that shows it; None where it is simply told."""

    status: str
    word: Span | None


def status_of(events: Sequence[EventMention], statements: Sequence[Statement]) -> tuple[str, list[Evidence]]:
    """The status of a report with the words that say it; no words for what is simply told."""
    accounts = [_account(event, trigger, statements) for event in events for trigger in event.triggers]
    # Who says it without distance is believed until somebody denies it.
    for status, against in ((DENIED, {REPORTED}), (ALLEGED, {REPORTED, SAID})):
        words = [account.word for account in accounts if account.status == status and account.word]
        if words and not any(account.status in against for account in accounts):
            return status, [Evidence("status", word, f"incidents.{status}") for word in dict.fromkeys(words)]
    return REPORTED, []


def _account(event: EventMention, trigger: Trigger, statements: Sequence[Statement]) -> Account:
    word = word_at(event.sentence, trigger.span)
    if (disputed := disputed_by_others(word.doc[word.i : word.i + 1])) is not None:
        return Account(disputed.value, disputed.cue)
    return _claimed_in(word, trigger, statements) or Account(SAID if _is_only_said(trigger, statements) else REPORTED, None)


def _around(trigger: Trigger, statements: Sequence[Statement]) -> list[Statement]:
    return [said for said in statements if said.span.start <= trigger.span.start and trigger.span.end <= said.span.end]


@rule(
    "incidents.status.only_said",
    fires_on="A bomb exploded in Lagos on Monday, a neighbour said.",
    spares="A bomb exploded in Lagos on Monday, police said.",
)
def _is_only_said(trigger: Trigger, statements: Sequence[Statement]) -> bool:
    """What somebody without authority says is not told in the article's own voice."""
    said = _around(trigger, statements)
    return bool(said) and not any(is_official(f"{one.speaker or ''} {one.speaker_text or ''}") for one in said)


@rule(
    "incidents.status.claimed",
    fires_on="Villagers alleged an attack in Lagos on Monday that killed four.",
    spares="Villagers described an attack in Lagos on Monday that killed four.",
    otherwise=None,
)
def _claimed_in(word: Token, trigger: Trigger, statements: Sequence[Statement]) -> Account | None:
    """What somebody claims or alleges is alleged; who claims a raid says it was theirs."""
    if word.dep_ == "obj" and word.head.lower_ in words_of("cues", "distance"):
        return None
    for said in _around(trigger, statements):
        if said.cue and said.speech_act != "claim_responsibility" and said.cue.lower().split()[-1] in words_of("cues", "distance"):
            cue = next((item.span for item in said.evidence if item.column == "cue"), None)
            return Account(ALLEGED, cue) if cue else None
    return None
