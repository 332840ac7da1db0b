"""A news page to its main text, headline, day, outlet and the people who wrote it."""

import re
from dataclasses import dataclass

from pipeline.cleaning.dateline_places import load_kind

_IS_MARKUP = re.compile(r"<\s*(?:!doctype|html|body|head|p|div|article|br|span|h1|a|table|ul|meta)\b", re.IGNORECASE)
_TITLE, _TITLE_END = re.compile(r"<title\b[^<>]*>", re.IGNORECASE), re.compile("</title", re.IGNORECASE)
_BAD_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class Page:
    """What a page holds; None where nothing was found. `text` has a line a paragraph; names of `author` stand apart by `; `.

    `is_live_blog`: it says that it is one; `asks_to_pay`: it says so somewhere, be there an article or not.
    """

    text: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    is_live_blog: bool = False
    asks_to_pay: bool = False


def read_page(source: str, url: str | None = None) -> Page:
    """The article on a page. Where trafilatura finds none, all readable text; a source without markup is its own text."""
    if not _IS_MARKUP.search(source):
        return Page(text=source)
    from pipeline.cleaning.pages import about, main_text, pruning  # here: trafilatura takes long to load

    source = _BAD_XML.sub(" ", source)
    tree = main_text.parse(source)
    if tree is None:
        return Page(main_text.take_all(source) or None, _find_title(source))
    said, rest = about.read_about(tree, url), main_text.read_metadata(tree, url)
    day = said.day.isoformat() if said.day else getattr(rest, "date", None)
    title = said.title or getattr(rest, "title", None) or _find_title(source)
    text = main_text.extract_text(pruning.prune(tree), url) or main_text.extract_text(source, url) or main_text.take_all(source)
    outlet, authors = _name_outlet(said.outlet, getattr(rest, "sitename", None)), "; ".join(said.authors) or None
    return Page(text or None, title, day, outlet, authors, said.is_live_blog, said.asks_to_pay)


def _name_outlet(said: str | None, found: str | None) -> str | None:
    """What trafilatura found, unless that is the agency whose story it is, and the page names an outlet of its own."""
    return said if said and found and found in load_kind("agency") else found


def _find_title(source: str) -> str | None:
    begun = _TITLE.search(source)
    ended = _TITLE_END.search(source, begun.end()) if begun else None
    return source[begun.end() : ended.start()].strip() if ended else None
