"""Table `actors`: who acts, speaks or is acted on, each once."""

import polars as pl

from schemas.columns import computed, key
from schemas.corrections import mark
from schemas.held import RECOMPUTED
from schemas.table import Table


class Actors(Table):
    """Actors, merged from the mentions of all articles."""

    actor_id: str = key("Id of the actor.", "actor_mentions.name")
    name: str = computed(
        "Best form of the name: the fullest, of equally full ones the commonest.", "actor_mentions.name", nullable=False, held=RECOMPUTED
    )
    aliases: pl.List(pl.String) = computed(
        "Other forms of the name seen.", "actor_mentions.name", "evidence.quote", nullable=False, held=RECOMPUTED
    )
    actor_type: str = computed("What kind of actor; NULL when unclear.", "actor_mentions.actor_type", codes="actor_type", held=RECOMPUTED)
    country_iso3: str = computed(
        "Country of a state or of its bodies, ISO 3166-1 alpha-3 (XKX: Kosovo); NULL when unknown.",
        "actor_mentions.name",
        str_matches=r"^[A-Z]{3}$",
        held=RECOMPUTED,
    )
    article_count: pl.Int32 = computed("Articles that name the actor.", "actor_mentions.article_id", nullable=False, ge=1, held=RECOMPUTED)
    corrected: pl.List(pl.String) = mark()

    class Config:
        name = "actors"
        title = "Actors"
        description = "One row = one person, group or body."
        metadata = {"group": "main", "key": ("actor_id",), "usage": "To be named here says nothing about guilt; see incident_parties."}
