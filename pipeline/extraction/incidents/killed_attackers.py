"""Attackers whom the police or guards killed: "officers shot the man" ends an attack, and makes him no victim of it.

Told only where an attacker was spoken of before, and "the" takes him up by a word for one person that nobody else has.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.contract.records import Claim, Party
from pipeline.extraction.events.mentions import Event
from pipeline.extraction.incidents.cluster import Group
from pipeline.lexicon import words_of


def set_felled_apart(group: Group) -> None:
    """Takes felled attackers from the victims, and who felled them from the perpetrators; changes the group in place."""
    for number, event in enumerate(group.events):
        felled = [party for party in event.parties.victims if _is_felled(party, event, group.events[:number], group.events)]
        if felled:
            group.events[number] = _without(event, felled)


def _is_felled(party: Party, event: Event, before: Sequence[Event], events: Sequence[Event]) -> bool:
    noun = party.noun
    if party.is_person or noun not in words_of("cues", "that_attacker") or not _is_taken_up(party, event):
        return False
    if not any(doer.noun in words_of("cues", "forces") for doer in event.parties.perpetrators):
        return False
    if not any(doer.noun in words_of("population", "attackers") | {noun} for one in before for doer in one.parties.perpetrators):
        return False
    others = [(one, other) for one in events for other in one.parties.victims if other.noun == noun]
    return all(_is_taken_up(other, one) for one, other in others)


def _is_taken_up(party: Party, event: Event) -> bool:
    """Whether "the" stands before it."""
    return event.sentence.text[: party.span.start - event.sentence.start].lower().split()[-1:] == ["the"]


def _without(event: Event, felled: Sequence[Party]) -> Event:
    parties = replace(
        event.parties,
        victims=tuple(party for party in event.parties.victims if party not in felled),
        perpetrators=tuple(party for party in event.parties.perpetrators if party.noun not in words_of("cues", "forces")),
    )
    names = {party.name for party in felled}
    return replace(event, parties=parties, claims=tuple(_of_attackers(claim, names) for claim in event.claims))


def _of_attackers(claim: Claim, names: set[str]) -> Claim:
    return replace(claim, scope="attackers") if claim.single and claim.population in names else claim
