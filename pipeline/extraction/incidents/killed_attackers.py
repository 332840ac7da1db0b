"""Attackers whom the police or guards killed: "police shot and killed the gunman" ends an attack, and makes him no victim of it."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotation.noun_phrases import is_attacker
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.records import Claim, Party
from pipeline.lexicon import words_of
from pipeline.rules import rule


def set_killed_attackers_apart(cluster: Cluster) -> Cluster:
    """The cluster with killed attackers taken from the victims, and who killed them from the perpetrators."""
    events = list(cluster.events)
    for number, event in enumerate(events):
        killed = [party for party in event.parties.victims if _is_killed_attacker(party, event, events[:number], events)]
        if killed:
            events[number] = _without(event, killed)
    return cluster.holding(
        replace(
            event, claims=tuple(_apart(claim) if _is_of_stopped(claim, event, events[: number + 1]) else claim for claim in event.claims)
        )
        for number, event in enumerate(events)
    )


@rule(
    "incidents.casualties.stopped_attacker",
    fires_on="An attacker stabbed three people in Lagos on Monday before officers shot him dead.",
    spares="Officers chased a man in Lagos on Monday before they shot him dead.",
)
def _is_of_stopped(claim: Claim, event: EventMention, told: Sequence[EventMention]) -> bool:
    """Whom police shot, spoken of by a pronoun after somebody attacked, is the attacker: "officers shot him dead"."""
    doers = [doer.noun for one in told for doer in one.parties.perpetrators]
    forces = words_of("cues", "forces")
    by_forces = any(word.lower_ in forces and word.dep_.startswith("nsubj") for word in event.sentence.words)
    return claim.single == "pronoun" and by_forces and any(noun not in forces for noun in doers)


@rule(
    "incidents.parties.killed_attacker",
    fires_on="A gunman wounded a sailor in Lagos on Monday. Security personnel shot and killed the man.",
    spares="A gunman wounded a sailor in Lagos on Monday. Security personnel shot and killed a man.",
)
def _is_killed_attacker(party: Party, event: EventMention, before: Sequence[EventMention], events: Sequence[EventMention]) -> bool:
    """An attacker told of before whom police kill is no victim, nor are they who did it: "police shot and killed the gunman"."""
    noun = party.noun
    if party.is_person or noun not in words_of("cues", "that_attacker") or not _is_taken_up(party, event):
        return False
    if not any(doer.noun in words_of("cues", "forces") for doer in event.parties.perpetrators):
        return False
    if not any(_tells_attacker(one, noun) for one in before):
        return False
    others = [(one, other) for one in events for other in one.parties.victims if other.noun == noun]
    return all(_is_taken_up(other, one) for one, other in others)


def _tells_attacker(event: EventMention, noun: str) -> bool:
    """Whether a mention has attackers, or one of the same description, who did it, or one attacker by that word: "the gunman was dead"."""
    if any(doer.noun in words_of("population", "attackers") | {noun} for doer in event.parties.perpetrators):
        return True
    return any(word.tag_ == "NN" and is_attacker(word) for word in event.sentence.words)


def _is_taken_up(party: Party, event: EventMention) -> bool:
    """Whether "the" stands before it."""
    return event.sentence.text[: party.span.start - event.sentence.start].lower().split()[-1:] == ["the"]


def _without(event: EventMention, killed: Sequence[Party]) -> EventMention:
    parties = replace(
        event.parties,
        victims=tuple(party for party in event.parties.victims if party not in killed),
        perpetrators=tuple(party for party in event.parties.perpetrators if party.noun not in words_of("cues", "forces")),
    )
    names = {party.name for party in killed}
    return replace(event, parties=parties, claims=tuple(_of_attackers(claim, names) for claim in event.claims))


def _of_attackers(claim: Claim, names: set[str]) -> Claim:
    return _apart(claim) if claim.single and claim.population in names else claim


def _apart(claim: Claim) -> Claim:
    return replace(claim, scope="attackers")
