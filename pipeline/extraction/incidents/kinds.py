"""Kinds of incident: which names newspapers use for each other."""

from functools import cache

from pipeline.extraction.incidents.triggers import UNTYPED
from pipeline.lexicon import load_words

# Kinds of incident that newspapers name by each other's words ("attack", "killing"); others keep to themselves.
VIOLENT = frozenset(
    {
        *("assassination", "kidnapping", "hostage_taking", "hijacking", "air_strike", "shelling", "bombing", "arson", "vehicle_attack"),
        *("stabbing", "armed_assault", "clash", "sexual_violence", "unarmed_assault", "robbery", "facility_attack"),
    }
)
UNREST = frozenset({"riot", "protest"})


def family_of(incident_type: str) -> str:
    """The family of a type: types of one family may name the same incident."""
    if incident_type in VIOLENT or incident_type in UNTYPED:
        return "violence"
    return "unrest" if incident_type in UNREST else incident_type


@cache
def taken_for(incident_type: str) -> str:
    """The family of kinds that newspapers take for each other that a type belongs to, whatever the weapon; else the type itself."""
    rows = (row for row in load_words("type_families") if row["incident_type"] == incident_type and not row["weapon_type"])
    return next((row["family"] for row in rows), incident_type)
