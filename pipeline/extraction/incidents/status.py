"""How far the article stands behind an incident: it tells it, only says that somebody claims it, or lets it be denied.

What police or another authority said is told. A report is alleged when somebody claims or alleges it, or the words call it so,
and no sentence tells it in the article's own voice or on an authority's word. Who denies having done it denies no incident.
"""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from pipeline.annotation.syntax import ancestors, children, find_agents, is_negated, is_passive
from pipeline.contract.records import Evidence, Span, Statement
from pipeline.extraction.events.mentions import Event
from pipeline.extraction.events.responsibility import is_official
from pipeline.extraction.events.time_arguments import word_at
from pipeline.extraction.events.triggers import Trigger
from pipeline.lexicon import words_of

REPORTED, ALLEGED, DENIED = "reported", "alleged", "denied"
SAID = "said"  # somebody without authority says it, and the article nothing else
_OPEN = frozenset({"ccomp", "advcl", "acl", "xcomp", "conj", "obj", "obl", "nmod", "nsubj", "nsubj:pass"})


class Account(NamedTuple):
    """How one trigger stands: a code of incident_status or SAID, and the word that shows it; None where it is simply told."""

    status: str
    word: Span | None


def status_of(events: Sequence[Event], statements: Sequence[Statement]) -> tuple[str, list[Evidence]]:
    """The status of a report with the words that say it; no words for what is simply told."""
    accounts = [_account(event, trigger, statements) for event in events for trigger in event.triggers]
    # Who says it without distance is believed until somebody denies it.
    for status, against in ((DENIED, {REPORTED}), (ALLEGED, {REPORTED, SAID})):
        words = [account.word for account in accounts if account.status == status and account.word]
        if words and not any(account.status in against for account in accounts):
            return status, [Evidence("status", word, f"incidents.{status}") for word in dict.fromkeys(words)]
    return REPORTED, []


def _account(event: Event, trigger: Trigger, statements: Sequence[Statement]) -> Account:
    word = word_at(event.sentence, trigger.span)
    found = _denial(word) or _claim(word) or _claimed_in(word, trigger, statements)
    return found or Account(SAID if _is_only_said(trigger, statements) else REPORTED, None)


def _around(trigger: Trigger, statements: Sequence[Statement]) -> list[Statement]:
    return [said for said in statements if said.span.start <= trigger.span.start and trigger.span.end <= said.span.end]


def _is_only_said(trigger: Trigger, statements: Sequence[Statement]) -> bool:
    said = _around(trigger, statements)
    return bool(said) and not any(is_official(f"{one.speaker or ''} {one.speaker_text or ''}") for one in said)


def _claimed_in(word: Token, trigger: Trigger, statements: Sequence[Statement]) -> Account | None:
    if word.dep_ == "obj" and word.head.lower_ in words_of("cues", "distance"):
        return None  # who claims a raid says it was theirs
    for said in _around(trigger, statements):
        if said.cue and said.speech_act != "claim_responsibility" and said.cue.lower().split()[-1] in words_of("cues", "distance"):
            cue = next((item.span for item in said.evidence if item.column == "cue"), None)
            return Account(ALLEGED, cue) if cue else None
    return None


def _claim(word: Token) -> Account | None:
    """By the word itself ("the alleged rape") or what it hangs on ("claimed that …", "unconfirmed reports of …")."""
    hedges = [child for child in children(word, "amod", "advmod") if child.lower_ in words_of("cues", "unproved")]
    if hedges:
        return Account(ALLEGED, _span(hedges[0]))
    below = word
    for above in ancestors(word):
        if below.dep_.partition(":")[0] not in _OPEN or below.dep_ == "acl:relcl":
            return None
        if above.lower_ in words_of("cues", "distance") and below.dep_ in {"ccomp", "xcomp"} and above.tag_.startswith("VB"):
            owns = any(child.lower_ in words_of("cues", "part_in_it") for child in above.children)  # "claimed responsibility for"
            return None if owns or is_negated(above) else Account(ALLEGED, _span(above))
        if above.lower_ in words_of("cues", "hearsay") and below.dep_ in {"nmod", "acl", "ccomp"}:
            unsure = [child for child in children(above, "amod") if child.lower_ in words_of("cues", "unproved")]
            if unsure:
                return Account(ALLEGED, _span(unsure[0]))
        below = above
    return None


def _denial(word: Token) -> Account | None:
    """Where somebody says that it never happened: "denied that any convoy had been attacked", "dismissed reports of a massacre"."""
    below, happens = word, _is_occurrence(word)
    for above in ancestors(word):
        if above.lower_ in words_of("cues", "denying") and not is_negated(above):
            told = below.dep_ == "ccomp" and happens
            heard = below.dep_ == "obj" and below is not word and below.lower_ in words_of("cues", "hearsay")
            return Account(DENIED, _span(above)) if told or heard else None
        if below.dep_ not in {"ccomp", "nsubj", "nsubj:pass", "obj", "nmod", "acl", "xcomp"}:
            return None
        below = above
    return None


def _is_occurrence(word: Token) -> bool:
    """Whether the clause says no more than that it happened, and nothing of who did it."""
    if word.tag_.startswith("VB"):
        return is_passive(word) and not find_agents(word)
    verb = word.head
    return word.dep_.startswith("nsubj") and (verb.lower_ in words_of("cues", "occurs") or bool(children(verb, "expl")))


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))
