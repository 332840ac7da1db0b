"""Which kind of incident a report is of, and whether it came off: votes of the words that name it, and the weapon where they name none."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from pipeline.contract.records import Evidence
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.predicates import is_done_to_attackers
from pipeline.extraction.events.targets import HARMED, find_targets
from pipeline.extraction.events.time_arguments import word_at
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.types import ARREST, ATTACK, CLASH, CROWDS, GENERIC, UNREST, UNTYPED, VIOLENT, family_of
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.lexicon import words_of
from pipeline.rules import rule
from schemas.codes import codes_of

ATTACKED = "armed_assault"  # what newspapers mean by an attack that they call nothing else
_BY_HAND = frozenset({ATTACKED, "stabbing"})  # kinds by which one person is killed and others are not
_OFFICES = frozenset({"government_general", "government_diplomatic"})
FEW_DEAD = 3  # where more die, who held office among them may have been hit by chance
STRONG, WEAK, IN_TITLE = 3, 1, 3  # votes of a trigger for the type
_AFTER = re.compile(r"\b(?:after|following|over|in response to|in retaliation for)\b", re.I)
ENOUGH = 0.5  # of the most votes: a type with that share fits too, and the first code that fits stands
_BY_WEAPON = {"explosives": "bombing", "firearms": "armed_assault", "melee": "stabbing", "incendiary": "arson", "vehicle": "vehicle_attack"}


def choose_type(cluster: Cluster) -> tuple[str | None, list[Evidence]]:
    """The incident_type that the mentions' words name, with every word that names the incident, those that say its type first.

    None where they only say that somebody came to harm.
    """
    incident_type = _type_of(cluster.all_events)
    if incident_type in _BY_HAND and _is_of_office_holder(cluster):
        incident_type = "assassination"
    named = sorted(
        (trigger for event in cluster.all_events for trigger in event.triggers), key=lambda trigger: trigger.incident_type != incident_type
    )
    evidence = [Evidence("incident_type", trigger.span, "incidents.trigger") for trigger in named]
    return incident_type, evidence + [Evidence("incident_type", span, "incidents.echo") for span in cluster.anaphors]


@rule(
    "incidents.type.office_holder",
    fires_on="The mayor, Ada Musa, was shot dead in Lagos on Monday.",
    spares="The baker, Ada Musa, was shot dead in Lagos on Monday.",
)
def _is_of_office_holder(cluster: Cluster) -> bool:
    """Who holds an office and is named as the one killed, not among many, was chosen for it."""
    counts = [claim.low or 0 for event in cluster.all_events for claim in event.claims if claim.outcome == "killed"]
    if not counts or max(counts) > FEW_DEAD:
        return False
    harmed = (found for event in cluster.all_events for found in find_targets(event.sentence) if found.relation == HARMED)
    first = next((found for found in harmed if found.name[:1].isupper()), None)
    return first is not None and first.is_person and first.target_type in _OFFICES


def choose_stage(cluster: Cluster) -> tuple[str, list[Evidence]]:
    """Accomplished as soon as one trigger says that it happened or that somebody came to harm."""
    triggers = [trigger for event in cluster.all_events for trigger in event.triggers if trigger.incident_type != GENERIC]
    hurt = any(claim.low for event in cluster.all_events for claim in event.claims if claim.outcome in {"killed", "injured", "abducted"})
    for stage in ("accomplished", "attempted", "threatened"):
        fitting = [trigger for trigger in triggers if trigger.stage == stage]
        if fitting and (stage != "accomplished" or hurt or len(fitting) > len(triggers) / 2):
            return stage, [Evidence("stage", fitting[0].span, "incidents.stage")] if stage != "accomplished" else []
    return "accomplished", []


def _type_of(events: Sequence[EventMention]) -> str | None:
    told = [(event, trigger) for event in events for trigger in event.triggers]
    own = [(event, trigger) for event, trigger in told if not (_is_defence(event, trigger) or _is_cause(event, trigger))]
    votes = _count_votes(own or told)
    attacks = sum(_weight(event, trigger) for event, trigger in own or told if _names_attack(trigger))
    named = {kind: count for kind, count in votes.items() if kind not in UNTYPED}
    if not named:
        return _by_weapon(events) or (ATTACKED if votes[ATTACK] else None)
    if any(map(_says_how, events)):
        named.pop(ATTACKED, None)
    if _are_part_of_deed(named, attacks, any(claim.low for event in events for claim in event.claims)):
        named.pop(ATTACKED, None)
    elif named.get(ATTACKED) and named.keys() & CROWDS:
        named[ATTACKED] += attacks
    if not any(kind in VIOLENT for kind in named) and _is_attack(named, votes[ATTACK], attacks):
        return _by_weapon(events) or ATTACKED
    most = max(named.values())
    return next(code for code in codes_of("incident_type") if named.get(code, 0) >= max(ENOUGH * most, 1))


def _count_votes(told: Iterable[tuple[EventMention, Trigger]]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for event, trigger in told:
        if not _is_figurative(event, trigger):
            votes[trigger.incident_type] += _weight(event, trigger)
    return votes


@rule(
    "incidents.type.defence",
    fires_on="A man attacked two women in Lagos with a knife on Monday. Police shot the attacker dead.",
    spares="A man attacked two women in Lagos with a knife on Monday. Police shot the dog dead.",
)
def _is_defence(event: EventMention, trigger: Trigger) -> bool:
    """What was done to the attackers says no kind of what they did."""
    word = word_at(event.sentence, trigger.span)
    return is_done_to_attackers(event.sentence.words, (word, word.head))


@rule(
    "incidents.type.cause_of_unrest",
    fires_on="Violent protests erupt in Lagos after air strikes\n\nViolent protests erupted in Lagos on Monday after air strikes in Kano.",
    spares="Air strikes hit Lagos after protests\n\nAir strikes hit Lagos on Monday after protests in Kano.",
)
def _is_cause(event: EventMention, trigger: Trigger) -> bool:
    """What stands behind "after" in a sentence that tells a protest is what it was over."""
    before = [one for one in event.triggers if one.span.end <= trigger.span.start]
    if family_of(trigger.incident_type) == UNREST or not any(family_of(one.incident_type) == UNREST for one in before):
        return False
    last = max(one.span.end for one in before if family_of(one.incident_type) == UNREST)
    start = event.sentence.start
    return _AFTER.search(event.sentence.text[last - start : trigger.span.start - start]) is not None


@rule(
    "incidents.type.figurative",
    fires_on="Militants attacked a village in Kano on Monday, killing two people. He vowed to fight them, and the battle is not lost.",
    spares="Militants attacked a village in Kano on Monday, killing two people. He vowed to find them, and the hope is not lost.",
)
def _is_figurative(event: EventMention, trigger: Trigger) -> bool:
    """ "We are fighting hard for it" says no kind of the attack told elsewhere."""
    return trigger.strength == "figurative" and trigger.incident_type not in UNTYPED and not event.names_incident


def _weight(event: EventMention, trigger: Trigger) -> int:
    return (STRONG if trigger.strength == "strong" else WEAK) + (IN_TITLE if event.sentence.part == "title" else 0)


@rule(
    "incidents.type.attack",
    fires_on="Four traders were attacked at a protest in Lagos on Monday.",
    spares="Four traders were killed at a protest in Lagos on Monday.",
)
def _names_attack(trigger: Trigger) -> bool:
    """Words that say that somebody attacked count for an attack; "killed" is said of accidents too."""
    return trigger.incident_type == ATTACK and trigger.text.lower() not in words_of("cues", "may_be_mishap")


@rule(
    "incidents.type.says_how",
    fires_on="Two men assassinated a judge in Lagos on Monday, shooting her at her door.",
    spares="Two men met a judge in Lagos on Monday, shooting her at her door.",
)
def _says_how(event: EventMention) -> bool:
    """Shots in a sentence on an assassination are how it was done."""
    strong = {trigger.incident_type for trigger in event.triggers if trigger.strength == "strong" and trigger.stage == "accomplished"}
    return {"assassination", ATTACKED} <= strong


@rule(
    "incidents.type.shots",
    fires_on="Gunmen robbed a bank in Lagos on Monday. They shot a guard. The robbery was the third robbery.",
    spares="Gunmen shot a guard in Lagos on Monday.",
)
def _are_part_of_deed(votes: Mapping[str, int], attacks: int, is_hurtful: bool) -> bool:
    """Shots and gunmen are part of many an incident, and give way to the name of another deed.

    A robbery is that deed only where it is told as often, a clash where attacks are not told more often. A protest or riot is only
    where it is told as often as shots and attacks together, and more often where people were hurt; arrests and accidents never are.
    """
    shots = votes.get(ATTACKED, 0)
    needed = dict.fromkeys(VIOLENT - {ATTACKED}, ENOUGH * shots) | dict.fromkeys(CROWDS, shots + attacks + is_hurtful)
    needed |= {"robbery": shots, CLASH: max(ENOUGH * shots, attacks)}
    outweighed = any(count >= needed[kind] for kind, count in votes.items() if kind in needed)
    return shots > 0 and outweighed


@rule(
    "incidents.type.attack_outweighs",
    fires_on="A terrorist attack on the consulate in Lagos was told on Monday. A man was arrested after the attack.",
    spares="A terrorist was arrested in Lagos on Monday. A man was arrested after the arrest.",
)
def _is_attack(votes: Mapping[str, int], untyped: int, attacks: int) -> bool:
    """An attack that is told more often than what goes with it, arrests after it or protests before it, is the incident."""
    most, kind = max((count, kind) for kind, count in votes.items())
    return untyped >= most if kind == ARREST else attacks > most


@rule(
    "incidents.type.by_weapon",
    fires_on="Militants attacked a village in Kano with grenades on Monday.",
    spares="Militants attacked a village in Kano with rage on Monday.",
    otherwise=None,
)
def _by_weapon(events: Iterable[EventMention]) -> str | None:
    """An attack that is called nothing else is of the kind of its weapon."""
    means = Counter(found.weapon_type for event in events if event.triggers for found in event.means if not _is_of_nature(found.text))
    return _BY_WEAPON.get(means.most_common(1)[0][0]) if means else None


@rule(
    "incidents.type.of_nature",
    fires_on="Militants attacked a village in Kano with rocks on Monday.",
    spares="Militants attacked a village in Kano with knives on Monday.",
)
def _is_of_nature(text: str) -> bool:
    """Rocks and bricks, which fall on people too, say no kind of attack."""
    return text.lower() in words_of("cues", "lies_about")
