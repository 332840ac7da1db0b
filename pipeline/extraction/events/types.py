"""Kinds of incident: codes of a type, what triggers have instead of one, and which names newspapers use for each other."""

from functools import cache

from pipeline.lexicon import load_words

GENERIC = "*"  # a trigger that says somebody came to harm, not that anybody meant it
ATTACK = "attack"  # a trigger that says somebody attacked, not how
UNTYPED = frozenset({GENERIC, ATTACK})
VIOLENCE, UNREST, ARREST = "violence", "unrest", "arrest"  # families; an arrest is one by itself

# Kinds of incident that newspapers name by each other's words ("attack", "killing"); others keep to themselves.
VIOLENT = frozenset(
    {
        *("assassination", "kidnapping", "hostage_taking", "hijacking", "air_strike", "shelling", "bombing", "arson", "vehicle_attack"),
        *("stabbing", "armed_assault", "clash", "sexual_violence", "unarmed_assault", "robbery", "facility_attack"),
    }
)
RIOT, PROTEST, CLASH = "riot", "protest", "clash"
CROWDS = frozenset({RIOT, PROTEST})
ACCIDENT, NATURAL = "accident", "natural_disaster"
UNMEANT = frozenset({ACCIDENT, NATURAL})  # nobody does these
NO_ATTACK = CROWDS | UNMEANT | {ARREST}  # kinds that are no attack on anybody


def family_of(incident_type: str) -> str:
    """The family of a type: types of one family may name the same incident."""
    if incident_type in VIOLENT or incident_type in UNTYPED:
        return VIOLENCE
    return UNREST if incident_type in CROWDS else incident_type


@cache
def taken_for(incident_type: str) -> str:
    """The family of kinds that newspapers take for each other that a type belongs to, whatever the weapon; else the type itself."""
    rows = (row for row in load_words("type_families") if row["incident_type"] == incident_type and not row["weapon_type"])
    return next((row["family"] for row in rows), incident_type)
