"""A news page to its main text, title, date and author."""

import re
from dataclasses import dataclass

_IS_MARKUP = re.compile(r"<\s*(?:!doctype|html|body|head|p|div|article|br|span|h1|a|table|ul|meta)\b", re.IGNORECASE)
_TITLE, _TITLE_END = re.compile(r"<title\b[^<>]*>", re.IGNORECASE), re.compile("</title", re.IGNORECASE)
_BAD_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


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
    from pipeline.cleaning.main_text import extract, take_all  # here: trafilatura takes long to load, and many builds hold no page

    source = _BAD_XML.sub(" ", source)
    document = extract(source, url)
    text = getattr(document, "text", None) or take_all(source)
    title = getattr(document, "title", None) or _find_title(source)
    author, site = getattr(document, "author", None), getattr(document, "sitename", None)
    return Page(text or None, title, getattr(document, "date", None), site, author)


def _find_title(source: str) -> str | None:
    begun = _TITLE.search(source)
    ended = _TITLE_END.search(source, begun.end()) if begun else None
    return source[begun.end() : ended.start()].strip() if ended else None
