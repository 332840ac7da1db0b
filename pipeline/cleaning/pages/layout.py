"""What a page shows, in the order it shows it: pieces of text with the element each stands in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import iterwalk
from lxml.html import HtmlElement

_SILENT = frozenset({"head", "script", "style", "noscript", "template", "svg", "select", "iframe", "object", "textarea"})
_BREAKS = frozenset({"br", "div", "p", "li"})
_ASIDE = frozenset({"nav", "footer", "aside"})
_ELSEWHERE = re.compile(
    r"(?<![a-z])(?:comments?|disqus|menu|nav(?:bar|igation)?|newsletter|promo|recirc|related|sidebar|teasers?|trending)(?![a-z])"
    r"|most-?(?:read|popular)",
    re.IGNORECASE,
)
_MODIFIER = re.compile(r"--\S*")  # of a class: "header--no-promo" is a header
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
    """(text, element around it)."""
    body = tree.find("body")
    root = tree if body is None else body
    walker = iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if event == "start" and element.tag in _SILENT:
            walker.skip_subtree()
        elif event == "start" and element.text:
            yield element.text, element
        elif event == "end" and element is not root and element.tail:
            yield element.tail, element.getparent()


def stands_aside(element: HtmlElement) -> bool:
    """Whether an element lies in a menu, a footer, a column beside the article or under other people's words."""
    for number, around in enumerate(_list_around(element)):
        if number > _DEEPEST or around.tag in ("body", "main", "article"):
            return False
        if around.tag in _ASIDE or _ELSEWHERE.search(_MODIFIER.sub("", f"{around.get('class') or ''} {around.get('id') or ''}")):
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
