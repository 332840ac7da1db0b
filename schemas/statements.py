"""Table `statements`: who said what (PARC: source, cue, content)."""

import polars as pl

from schemas.columns import computed, key, link, read
from schemas.corrections import mark
from schemas.held import BY_ID, QUOTED, RECOMPUTED, Held
from schemas.spans import Span, placed_by
from schemas.table import Table

_ACTOR = Held("actor", opened="another actor of the article, where the words are none's name")
_MEDIUM = Held(
    "words", ("media.words.medium",), opened="any change of a post's, which its handle signs, and one for another where the words name both"
)
_ACTS = ("speech_verbs.forms.speech_act", "attribution_words.word.speech_act")


class _Head(Table):
    statement_id: str = key("Id of the statement.", "articles.article_id", held=BY_ID)
    article_id: str = link("The article.", "articles.article_id", held=BY_ID)
    incident_id: str = link(
        "The incident it speaks of; NULL when none or unclear.", "incidents.incident_id", nullable=True, held=RECOMPUTED
    )
    speaker: str = read(
        "Who speaks; a pronoun or role gives way to the name it stands for, unless that is in doubt; NULL when unknown.", held=_ACTOR
    )
    speaker_text: str = read("The speaker, verbatim.", held=QUOTED)
    speaker_actor_id: str = link("The speaker as an actor.", "actors.actor_id", nullable=True, held=RECOMPUTED)
    reported_by: pl.List(pl.String) = read(
        "Through whom it reached this article, by resolved name, the nearest to the speaker first; empty when nobody.",
        nullable=False,
        held=_ACTOR,
    )
    cue: str = read("The words that attribute it, verbatim; NULL where a quotation goes on or a name signs it.", held=QUOTED)
    speech_act: str = computed(
        "What the words do: condemn, deny, announce …",
        "statements.cue",
        codes="speech_act",
        nullable=False,
        held=Held("words", _ACTS, opened="the act of a cue that no list has, or that lists give several"),
    )
    is_direct: bool = read(
        "Whether the content stands in quotation marks.",
        nullable=False,
        held=Held("text", opened="any change where a mark stands on one side alone, or where nobody's verb attributes it"),
    )
    content: str = read(
        "What was said, verbatim, without quotation marks; parts split by the cue joined by ' … '.",
        nullable=False,
        str_length={"min_value": 1},
        held=Held("quotes"),
    )
    medium: str = read("Channel through which it was said; NULL when the text does not say.", codes="medium", held=_MEDIUM)
    addressee: str = read("To whom it was said.", held=_ACTOR)
    stated_on: pl.Date = read("Day on which it was said; NULL when the text does not say.", unit="day", held=Held("day"))


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
            "named_by": ("statement", ("article_id", "char_start", "char_end", "cue", "speaker_text")),
            "held": placed_by("content"),
            "usage": "A statement shows that something was said, not that it happened. Offsets hold the content.",
        }
