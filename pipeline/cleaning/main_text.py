"""The main text of a page by trafilatura, whatever it breaks on."""

from typing import Any

import trafilatura
from lxml.etree import LxmlError
from trafilatura import baseline

# Fixed bounds, so that a page gives the same date whenever it is read; no search through the text for "a date".
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1800-01-01", "max_date": "2100-12-31"}
_ERRORS = (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError)


def extract(source: str, url: str | None) -> Any:
    """trafilatura's document (text, title, date, author, sitename); None for a page that it finds nothing on or breaks on."""
    try:
        return trafilatura.bare_extraction(source, url=url, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    except _ERRORS:
        return None


def take_all(source: str) -> str:
    """All readable text of a page, or its source where even that breaks: its tags are then taken off with those of any other text."""
    try:
        return baseline(source)[1]
    except _ERRORS:
        return source
