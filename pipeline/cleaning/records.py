"""What cleaning hands on: one article, its text repaired, its parts told apart."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from schemas.articles import Articles

_LATER = "has_incident"  # known only after extraction


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """A row of `articles` with its text.

    `text` is title, blank line, body; the body alone where there is no title. Its paragraphs stand apart by one
    blank line and hold no line break. The dateline stays at the head of the body, verbatim; `prose_start` is
    the offset (code points) of what follows it. `byline` is in the text no more.
    """

    article_id: str
    source_id: str
    source_path: str
    batch: str
    title: str | None
    byline: str | None
    published_on: date | None
    publisher: str | None
    url: str | None
    dateline: str | None
    language: str | None
    char_count: int
    text_sha256: str
    duplicate_of: str | None
    text: str
    prose_start: int


CLEANED_TYPES: dict[str, pl.DataType] = {
    **{name: kind for name, kind in Articles.types().items() if name != _LATER},
    "text": pl.String(),
    "prose_start": pl.Int32(),
}
