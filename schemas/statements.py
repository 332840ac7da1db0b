"""Table `statements`: who said what (PARC: source, cue, content)."""

import polars as pl

from schemas.columns import computed, key, link, read
from schemas.corrections import mark
from schemas.spans import Span
from schemas.table import Table


class _Head(Table):
    statement_id: str = key("Id of the statement.", "articles.article_id")
    article_id: str = link("The article.", "articles.article_id")
    incident_id: str = link("The incident it speaks of; NULL when none or unclear.", "incidents.incident_id", nullable=True)
    speaker: str = read("Who speaks; a pronoun or role gives way to the name it stands for, unless that is in doubt; NULL when unknown.")
    speaker_text: str = read("The speaker, verbatim.")
    speaker_actor_id: str = link("The speaker as an actor.", "actors.actor_id", nullable=True)
    reported_by: pl.List(pl.String) = read(
        "Through whom it reached this article, by resolved name, the nearest to the speaker first; empty when nobody.", nullable=False
    )
    cue: str = read("The words that attribute it, verbatim; NULL where a quotation goes on or a name signs it.")
    speech_act: str = computed("What the words do: condemn, deny, announce …", "statements.cue", codes="speech_act", nullable=False)
    is_direct: bool = read("Whether the content stands in quotation marks.", nullable=False)
    content: str = read(
        "What was said, verbatim, without quotation marks; parts split by the cue joined by ' … '.",
        nullable=False,
        str_length={"min_value": 1},
    )
    medium: str = read("Channel through which it was said; NULL when the text does not say.", codes="medium")
    addressee: str = read("To whom it was said.")
    stated_on: pl.Date = read("Day on which it was said; NULL when the text does not say.", unit="day")


class Statements(Span, _Head):
    """Statements attributed to someone."""

    corrected: pl.List(pl.String) = mark()

    class Config:
        name = "statements"
        title = "Statements"
        description = "One row = one attribution: a source, a cue, a content."
        metadata = {
            "group": "main",
            "key": ("statement_id",),
            "usage": "A statement shows that something was said, not that it happened. Offsets hold the content.",
        }
