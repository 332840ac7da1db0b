"""What a page shows, in the order it shows it: pieces of text with the element each stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

_SILENT = frozenset({"head", "script", "style", "noscript", "template", "svg", "select", "iframe", "object", "textarea"})
_BREAKS = frozenset({"br", "div", "p", "li"})
_ASIDE = frozenset({"nav", "footer", "aside"})
_ELSEWHERE = re.compile(r"comment|related|recirc|sidebar|trending|most-?(?:read|popular)|newsletter|menu|\bnav", re.IGNORECASE)
_DEEPEST = 40  # elements above a piece that are asked whether it stands aside


@dataclass(frozen=True)
class Piece:
    """One run of text, its blanks folded, and the element around it."""

    text: str
    element: HtmlElement


def list_pieces(tree: HtmlElement) -> list[Piece]:
    """All pieces of text that a reader sees, in order."""
    return [Piece(folded, element) for text, element in _walk(tree) if (folded := " ".join(text.split()))]


def _walk(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """(text, element around it), without recursion: a page may be nested deeper than Python may call."""
    root = tree.find("body")
    waiting: list[tuple[HtmlElement, bool]] = [(tree if root is None else root, False)]
    while waiting:
        element, is_done = waiting.pop()
        if is_done:
            parent = element.getparent()
            if element.tail and parent is not None:
                yield element.tail, parent
            continue
        if isinstance(element.tag, str) and element.tag not in _SILENT:
            if element.text:
                yield element.text, element
            for child in reversed(element):
                waiting += ((child, True), (child, False))


def stands_aside(element: HtmlElement) -> bool:
    """Whether an element lies in a menu, a footer, a column beside the article or under other people's words."""
    for number, around in enumerate(_list_around(element)):
        if number > _DEEPEST or around.tag in ("body", "main", "article"):
            return False
        if around.tag in _ASIDE or _ELSEWHERE.search(f"{around.get('class') or ''} {around.get('id') or ''}"):
            return True
    return False


def _list_around(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()


def read_text(element: HtmlElement) -> str:
    """The text of an element in one line."""
    return " ".join("".join(_list_texts(element)).split())


def _list_texts(element: HtmlElement) -> Iterator[str]:
    for one in element.iter():
        if isinstance(one.tag, str) and one.tag not in _SILENT:
            yield f" {one.text or ''}" if one.tag in _BREAKS else one.text or ""
        if one is not element:
            yield one.tail or ""
