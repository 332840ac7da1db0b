"""The `meta` elements of a page by name, in the page's order."""

from collections.abc import Iterable

from lxml.html import HtmlElement

Meta = dict[str, list[str]]


def read_meta(tree: HtmlElement) -> Meta:
    """The contents of each `name`, `property` or `itemprop`, in lower case; empty ones are left out."""
    found: Meta = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        if content:
            for attribute in ("name", "property", "itemprop"):
                if name := element.get(attribute):
                    found.setdefault(name.strip().lower(), []).append(content)
    return found


def pick_meta(meta: Meta, names: Iterable[str]) -> list[str]:
    """All contents of some names, in the order of the names."""
    return [content for name in names for content in meta.get(name, ())]
