"""With what an incident was done: the weapon, and whether the attacker meant to die."""

from collections import Counter

from pipeline.contract.records import Evidence
from pipeline.extraction.events.types import UNMEANT
from pipeline.extraction.events.weapons import Means, distinct_weapons
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.rules import rule
from schemas.facts import WEAPON_OF_TYPE


def choose_weapons(cluster: Cluster, incident_type: str) -> tuple[str | None, tuple[str, ...], list[Evidence]]:
    """(the type told most often, else that of the incident's type; every weapon by its words; the words behind them)."""
    means = [found for event in cluster.all_events for found in event.means if not _is_no_weapon(found, incident_type)]
    if not means:
        return WEAPON_OF_TYPE.get(incident_type), (), []
    most = Counter(found.weapon_type for found in means).most_common(1)[0][0]
    first = next(found for found in means if found.weapon_type == most)
    evidence = [Evidence("weapons", found.span, "means.weapon") for found in means]
    return most, distinct_weapons(means), [*evidence, Evidence("weapon_type", first.span, "means.weapon")]


@rule(
    "incidents.weapons.unmeant",
    fires_on="Three people died in a bus crash in Lagos on Monday. The truck carried explosives.",
    spares="Three people died in a bombing in Lagos on Monday. The truck carried explosives.",
)
def _is_no_weapon(found: Means, incident_type: str) -> bool:
    """What nobody meant is done with no weapon, but for a gun that goes off."""
    return incident_type in UNMEANT and found.weapon_type != "firearms"


def find_suicide(cluster: Cluster) -> tuple[bool | None, list[Evidence]]:
    """True where the words say that the attacker meant to die."""
    spans = [event.suicide for event in cluster.all_events if event.suicide]
    return (True, [Evidence("is_suicide", spans[0], "means.suicide")]) if spans else (None, [])
