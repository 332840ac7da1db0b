"""A news page to its main text, title, date and author."""

import re
from dataclasses import dataclass
from typing import Any

import trafilatura
from lxml.etree import LxmlError
from trafilatura.core import baseline

# Fixed bounds, so that a page gives the same date whenever it is read; no search through the text for "a date".
_DATES = {"original_date": True, "extensive_search": False, "min_date": "1800-01-01", "max_date": "2100-12-31"}
_IS_MARKUP = re.compile(r"<\s*(?:!doctype|html|body|head|p|div|article|br|span|h1|a|table|ul|meta)\b", re.IGNORECASE)
_TITLE = re.compile(r"<title\b[^<>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_BAD_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ERRORS = (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError)


@dataclass(frozen=True)
class Page:
    """What a page holds; None where nothing was found. `text` has a line a paragraph."""

    text: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None


def read_page(source: str, url: str | None = None) -> Page:
    """The article on a page. Where trafilatura finds none, all readable text; a source without markup is its own text."""
    if not _IS_MARKUP.search(source):
        return Page(text=source)
    source = _BAD_XML.sub(" ", source)
    document = _extract(source, url)
    text = getattr(document, "text", None) or _take_all(source)
    title = getattr(document, "title", None) or _find_title(source)
    author, site = getattr(document, "author", None), getattr(document, "sitename", None)
    return Page(text or None, title, getattr(document, "date", None), site, author)


def _extract(source: str, url: str | None) -> Any:
    try:
        return trafilatura.bare_extraction(source, url=url, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    except _ERRORS:  # a page that trafilatura breaks on is read by the fallback
        return None


def _take_all(source: str) -> str:
    try:
        return baseline(source)[1]
    except _ERRORS:  # its tags are then taken off with those of any other text
        return source


def _find_title(source: str) -> str | None:
    found = _TITLE.search(source)
    return found.group(1).strip() if found else None
