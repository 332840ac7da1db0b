"""Table `actor_mentions`: one actor in one article."""

import polars as pl

from schemas.columns import computed, key, link, read
from schemas.corrections import mark
from schemas.held import BY_ID, QUOTED, Held
from schemas.spans import Span, placed_by
from schemas.table import Table


class _Head(Table):
    mention_id: str = key("Id of the mention.", "articles.article_id", held=BY_ID)
    article_id: str = link("The article.", "articles.article_id", held=BY_ID)
    actor_id: str = link("The actor; every row of a release has it.", "actors.actor_id", nullable=True, held=Held("merges"))
    name: str = read("Fullest form of the name in this article.", nullable=False, held=QUOTED)
    actor_type: str = read("What kind of actor; NULL when unclear.", codes="actor_type", held=BY_ID)
    role: str = read("Title or function, verbatim.", held=QUOTED)
    affiliation: str = read("The body the actor belongs to or speaks for, verbatim; a place only where the office governs it.", held=QUOTED)
    mention_count: pl.Int32 = computed(
        "How often the article names the actor, short forms included.", "cleaned_articles.text", nullable=False, ge=1
    )


class ActorMentions(Span, _Head):
    """Mentions of actors."""

    corrected: pl.List(pl.String) = mark()

    class Config:
        name = "actor_mentions"
        title = "Actor mentions"
        description = "One row = one actor in one article."
        metadata = {
            "group": "main",
            "key": ("mention_id",),
            "named_by": ("mention", ("article_id", "name", "actor_type")),
            "held": placed_by("name"),
            "usage": "Offsets hold the first place of the fullest form.",
        }
