"""The main text of a page by trafilatura, whatever it breaks on."""

from typing import Any

import trafilatura
from lxml.etree import LxmlError
from lxml.html import HtmlElement
from trafilatura import baseline

# Fixed bounds, so that a page gives the same date whenever it is read; no search through the text for "a date".
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1800-01-01", "max_date": "2100-12-31"}
ERRORS = (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError)


def parse(source: str) -> HtmlElement | None:
    """The tree of a page; None for one that cannot be parsed."""
    try:
        return trafilatura.load_html(source)
    except ERRORS:
        return None


def read_metadata(tree: HtmlElement, url: str | None) -> Any:
    """trafilatura's document without its text (title, date, sitename); None for a page that it breaks on."""
    try:
        return trafilatura.extract_metadata(tree, default_url=url, date_config=_DATES)
    except ERRORS:
        return None


def extract_text(page: HtmlElement | str, url: str | None) -> str | None:
    """The main text, a line a paragraph; None for a page that trafilatura finds none on or breaks on."""
    try:
        document = trafilatura.bare_extraction(page, url=url, include_comments=False)
    except ERRORS:
        return None
    return getattr(document, "text", None) or None


def take_all(source: str) -> str:
    """All readable text of a page, or its source where even that breaks: its tags are then taken off with those of any other text."""
    try:
        return baseline(source)[1]
    except ERRORS:
        return source
