"""Table `articles`: the sources, without their text."""

import polars as pl

from schemas.columns import TEXT, computed, given, key, link
from schemas.table import Table


class Articles(Table):
    """Articles read."""

    article_id: str = key("Id of the article.", "raw_records.batch", "raw_records.source_id")
    source_id: str = given("The input's `id`, or the file's stem, after folders between it and the batch.", "source_id", nullable=False)
    source_path: str = given("The file, relative to the folder of batches, with / between folders.", "source_path", nullable=False)
    batch: str = given("The first folder on the way to the file: one origin.", "batch", nullable=False)
    title: str = given("Headline, repaired; NULL when there is none.", "title")
    byline: str = computed("Who wrote it, as the article says.", *TEXT)
    published_on: pl.Date = given("Day of publication; NULL when the input has none.", "published")
    publisher: str = given("Outlet.", "publisher")
    url: str = given("Address.", "url")
    dateline: str = computed("Place and date line at the head of the body, verbatim.", *TEXT)
    language: str = computed("ISO 639 code, such as en; NULL when the text is too short to tell.", *TEXT, str_matches=r"^[a-z]{2,3}$")
    char_count: pl.Int32 = computed("Length of the cleaned text.", *TEXT, unit="code points", nullable=False, ge=1)
    text_sha256: str = computed("SHA-256 of the cleaned text in UTF-8.", *TEXT, nullable=False, str_matches=r"^[0-9a-f]{64}$")
    duplicate_of: str = link("The article of which this is a copy; NULL for an original.", "articles.article_id", nullable=True)
    has_incident: bool = computed("Whether it reports an incident.", "incident_reports.article_id", nullable=False)

    class Config:
        name = "articles"
        title = "Articles"
        description = "One row = one article."
        metadata = {
            "group": "main",
            "key": ("article_id",),
            "usage": "No release holds an article's text; text_sha256 identifies the text that offsets point into.",
        }
