"""What reads articles: the rules, extractions kept in a file, or another program behind the same two names and one method."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from pipeline.contract.records import Extraction
from pipeline.explained import ExplainedError

GIVEN = ("article_id", "title", "text", "prose_start", "published_on", "publisher", "dateline")
"""The columns of cleaned_articles that a reader is given of an article, and no others."""
FAILED = "extraction_failed"
"""The check of a stretch that could not be read this time; such an article is read again by the next build."""

Article = Mapping[str, Any]


class ExtractorError(ExplainedError):
    """A reader does not keep what `Extractor` promises, or cannot start; the message says what would mend it."""


class Extractor(Protocol):
    """A reader of articles.

    `name` is a word. `version` changes with everything that changes what is read: results are kept by both, and both
    stand in evidence as its method.
    """

    @property
    def name(self) -> str:
        """What the reader is called, in one word."""

    @property
    def version(self) -> str:
        """Changes with everything that changes what is read."""

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """One extraction for each article, in order; articles may be taken in batches. The keys of an article are GIVEN.

        What cannot be read comes along as `unread` and stops no other article.
        """


def name_method(extractor: Extractor) -> str:
    """The reader and its version, as they stand in evidence."""
    return f"{extractor.name} {extractor.version}"
