"""Families of incident types: kinds that newspapers take for each other, so that two reports may be of one incident."""

from functools import cache

from pipeline.lexicon import load_words


@cache
def _families() -> dict[tuple[str, str | None], str | None]:
    return {(row["incident_type"], row["weapon_type"] or None): row["family"] or None for row in load_words("type_families")}


def family_of(incident_type: str, weapon_type: str | None = None) -> str | None:
    """The family of a type, by its weapon where that decides; None for a type that says too little to compare by."""
    families = _families()
    return families.get((incident_type, weapon_type), families[incident_type, None])
