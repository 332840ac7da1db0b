"""With what an incident was done: the weapon, and whether the attacker meant to die."""

from collections import Counter
from collections.abc import Iterator

from pipeline.contract.records import Evidence
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.types import CROWDS, UNMEANT
from pipeline.extraction.events.weapons import Means, distinct_weapons, find_implied
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.rules import rule
from schemas.facts import WEAPON_OF_TYPE


def choose_weapons(cluster: Cluster, incident_type: str) -> tuple[str | None, tuple[str, ...], list[Evidence]]:
    """(the weapon's type; every weapon by its words; the words behind them).

    The type is that of the incident's type, else the one told most often, by name or by what a deed implies.
    """
    means = [found for event in cluster.all_events for found in event.means if _is_weapon(found, incident_type)]
    implied = [found for event in cluster.all_events for found in _find_implied(event, incident_type)]
    counts = Counter(found.weapon_type for found in sorted([*means, *implied], key=lambda found: found.span))
    evidence = [Evidence("weapons", found.span, "means.weapon") for found in means]
    own = WEAPON_OF_TYPE.get(incident_type)
    if not counts:
        return own, (), []
    kind = own or counts.most_common(1)[0][0]
    behind = [(found, "means.weapon") for found in means] + [(found, "means.implied") for found in implied]
    first = next(((found, rule) for found, rule in behind if found.weapon_type == kind), None)
    shown = [Evidence("weapon_type", first[0].span, first[1])] if first else []
    return kind, distinct_weapons(means), [*evidence, *shown]


def _find_implied(event: EventMention, incident_type: str) -> Iterator[Means]:
    """Means that words for the deed or its doers imply; a mishap and a protest have none."""
    if incident_type in UNMEANT | CROWDS:
        return
    told = [*(trigger.span for trigger in event.triggers), *(party.span for party in event.parties.perpetrators)]
    for found in find_implied(event.sentence):
        if any(found.span.start < span.end and span.start < found.span.end for span in told):
            yield found


def _is_weapon(found: Means, incident_type: str) -> bool:
    return not (_is_no_weapon(found, incident_type) or _is_only_a_matter(found, incident_type))


@rule(
    "incidents.weapons.unmeant",
    fires_on="Three people died in a bus crash in Lagos on Monday. The truck carried explosives.",
    spares="Three people died in a bombing in Lagos on Monday. The truck carried explosives.",
)
def _is_no_weapon(found: Means, incident_type: str) -> bool:
    """What nobody meant is done with no weapon, but for a gun that goes off."""
    return incident_type in UNMEANT and found.weapon_type != "firearms"


@rule(
    "incidents.weapons.spoken_of_in_unrest",
    fires_on="Hundreds protested in Lagos on Monday. A rifle was seen in the crowd.",
    spares="Hundreds protested in Lagos on Monday and threw stones.",
)
def _is_only_a_matter(found: Means, incident_type: str) -> bool:
    """Protests may be about weapons: in them counts what somebody uses."""
    return incident_type in CROWDS and not found.is_wielded


def find_suicide(cluster: Cluster) -> tuple[bool | None, list[Evidence]]:
    """True where the words say that the attacker meant to die."""
    spans = [event.suicide for event in cluster.all_events if event.suicide]
    return (True, [Evidence("is_suicide", spans[0], "means.suicide")]) if spans else (None, [])
