"""What is taken out of a page before its text is read: captions, and links to other stories set into the prose or behind it."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from pipeline.cleaning.pages.layout import read_text

FEWEST_WORDS = 4  # of a paragraph that is a link and no sentence: a teaser; shorter ones are headings with a link
LONGEST = 400  # characters of a teaser
_CAPTIONS = frozenset({"figcaption"})
_LISTS = frozenset({"ul", "ol"})
_LINES = frozenset({"p", "h2", "h3", "h4", "h5", "h6"})
_ENDED = re.compile(r"[.!?\u2026\"\u201d)]$")


def prune(tree: HtmlElement) -> HtmlElement:
    """The tree without them; the text behind an element that goes stays. Changes the tree."""
    for element in list(_list_extras(tree)):
        if element.getparent() is not None:
            element.drop_tree()
    return tree


def _list_extras(tree: HtmlElement) -> Iterator[HtmlElement]:
    for element in tree.iter(*_CAPTIONS, *_LISTS, *_LINES):
        if element.tag in _CAPTIONS or (element.tag in _LISTS and _is_links(element)) or (element.tag in _LINES and _is_teaser(element)):
            yield element


def _is_links(element: HtmlElement) -> bool:
    """Whether a list has items and every one is nothing but a link."""
    items = [item for item in element if item.tag == "li"]
    return bool(items) and all(_is_link(item) for item in items)


def _is_teaser(element: HtmlElement) -> bool:
    text = read_text(element)
    return len(text) <= LONGEST and len(text.split()) >= FEWEST_WORDS and not _ENDED.search(text) and _is_link(element)


def _is_link(element: HtmlElement) -> bool:
    """Whether all text of an element stands in links, of which it has one at least."""
    links = list(element.iter("a"))
    outside = len("".join(read_text(element).split())) - sum(len("".join(read_text(link).split())) for link in links)
    return bool(links) and outside <= 0
