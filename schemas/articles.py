"""Table `articles`: the sources, without their text."""

import polars as pl

from schemas.columns import TEXT, computed, given, key, link
from schemas.held import BY_ID, RECOMPUTED, Held
from schemas.table import Table

_TEXT = Held("text")
_MOSTLY_EN = Held("text", opened="en in its place")
_AT_HEAD = Held("text", opened="NULL in its place")


class Articles(Table):
    """Articles read."""

    article_id: str = key("Id of the article.", "raw_records.batch", "raw_records.source_id", held=BY_ID)
    source_id: str = given(
        "The input's `id`, or the file's stem, after folders between it and the batch; where neither is there, its address or a hash of "
        "its text. An update of an article has the article's, then # and 12 hex digits.",
        "source_id",
        nullable=False,
        held=BY_ID,
    )
    source_path: str = given("The file, relative to the folder of batches, with / between folders.", "source_path", nullable=False)
    batch: str = given("The first folder on the way to the file: one origin.", "batch", nullable=False, held=BY_ID)
    title: str = given("Headline, repaired; NULL when there is none.", "title", held=_AT_HEAD)
    byline: str = computed("Who wrote it, as input or article say; of a page its people, `; ` between them.", *TEXT, "raw_records.byline")
    published_on: pl.Date = given("Day of publication; NULL when the input has none.", "published")
    publisher: str = given("Outlet.", "publisher")
    url: str = given("Address.", "url")
    dateline: str = computed("Place and date line at the head of the body, verbatim.", *TEXT, held=_AT_HEAD)
    language: str = computed(
        "ISO 639 code, such as en; NULL when the text is too short to tell.",
        *TEXT,
        str_matches=r"^[a-z]{2,3}$",
        held=_MOSTLY_EN,
    )
    char_count: pl.Int32 = computed("Length of the cleaned text.", *TEXT, unit="code points", nullable=False, ge=1, held=_TEXT)
    text_sha256: str = computed("SHA-256 of the cleaned text in UTF-8.", *TEXT, nullable=False, str_matches=r"^[0-9a-f]{64}$", held=_TEXT)
    duplicate_of: str = link(
        "The article of which this is a copy; NULL for an original.", "articles.article_id", nullable=True, held=Held("merges")
    )
    has_incident: bool = computed("Whether it reports an incident.", "incident_reports.article_id", nullable=False, held=RECOMPUTED)

    class Config:
        name = "articles"
        title = "Articles"
        description = "One row = one article."
        metadata = {
            "group": "main",
            "key": ("article_id",),
            "named_by": ("article", ("batch", "source_id")),
            "usage": "No release holds an article's text; text_sha256 identifies the text that offsets point into.",
        }
