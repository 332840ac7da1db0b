"""What a page says of its article for machines: the article's object in JSON-LD (schema.org)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

MOST_OBJECTS = 5_000  # of a page that are looked at: archives describe hundreds of other stories, no page a thousand
_ARTICLES = frozenset({"BlogPosting", "LiveBlogPosting", "Report"})  # beside those whose name ends so: NewsArticle, OpinionNewsArticle …
_PAGES = frozenset({"WebPage", "ItemPage"})
_LIVE = "LiveBlogPosting"
_FREE = "isAccessibleForFree"
_DATES = ("datePublished", "dateCreated")
_IN_PARTS = ("@graph", "mainEntity", "mainEntityOfPage")  # where the article itself may lie; anything else is another story's

Object = dict[str, Any]


@dataclass(frozen=True)
class Described:
    """The article as JSON-LD has it: headline and days verbatim, its persons and outlet; `is_free` is None where it does not say."""

    headline: str | None = None
    published: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    is_live_blog: bool = False
    is_free: bool | None = None


def read_json_ld(tree: HtmlElement) -> Described:
    """What the first article of the page says; what it leaves out the page's own object tells. Broken JSON says nothing."""
    objects = list(_list_objects(tree))
    by_id = {one["@id"]: one for one in objects if isinstance(one.get("@id"), str) and "name" in one}
    articles = [one for one in objects if _is_article(one)] + [one for one in objects if _types(one) & _PAGES]
    return Described(
        headline=next((said for one in articles if (said := _read_text(one.get("headline")))), None),
        published=tuple(said for one in articles for key in _DATES if (said := _read_text(one.get(key)))),
        authors=next((names for one in articles if (names := tuple(_name_persons(one.get("author"), by_id)))), ()),
        publisher=next((said for one in articles if (said := _name_body(one.get("publisher"), by_id))), None),
        is_live_blog=any(_LIVE in _types(one) for one in articles),
        is_free=next((str(one[_FREE]).casefold() == "true" for one in articles if _FREE in one), None),
    )


def _list_objects(tree: HtmlElement) -> Iterator[Object]:
    """The objects on top of each script and in its graph, in the page's order."""
    waiting: list[Any] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            waiting.append(_parse(script.text or ""))
    seen = 0
    while waiting and seen < MOST_OBJECTS:
        one, seen = waiting.pop(0), seen + 1
        if isinstance(one, list):
            waiting[:0] = one[:MOST_OBJECTS]
        elif isinstance(one, dict):
            yield one
            waiting[:0] = [one[key] for key in _IN_PARTS if isinstance(one.get(key), list | dict)]


def _parse(script: str) -> Any:
    try:
        return json.loads(script.strip().removeprefix("<!--").removesuffix("-->").rstrip("; \n"), strict=False)
    except (ValueError, RecursionError):
        return None


def _is_article(one: Object) -> bool:
    return any(kind.endswith("Article") or kind in _ARTICLES for kind in _types(one))


def _types(one: Object) -> set[str]:
    return {kind for kind in _as_list(one.get("@type")) if isinstance(kind, str)}


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _read_text(value: Any) -> str | None:
    """The first text of a value that may be a list or a number."""
    found = next(iter(_as_list(value)), None)
    return (found.strip() or None) if isinstance(found, str) else None


def _name_persons(value: Any, by_id: dict[str, Object]) -> Iterator[str]:
    """The names of authors that are not said to be bodies."""
    for one in _as_list(value):
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            one = one if "name" in one else by_id.get(str(one.get("@id")), {})
            if not any(kind.endswith("Organization") for kind in _types(one)):
                yield from (name for name in _as_list(one.get("name")) if isinstance(name, str))


def _name_body(value: Any, by_id: dict[str, Object]) -> str | None:
    one = next(iter(_as_list(value)), None)
    if isinstance(one, dict):
        return _read_text(one.get("name") or by_id.get(str(one.get("@id")), {}).get("name"))
    return _read_text(one)
