"""What a page says about its article: headline, day of publication, outlet, writers, whether it is all there."""

from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from pipeline.cleaning.pages.authors import find_authors
from pipeline.cleaning.pages.days import find_day
from pipeline.cleaning.pages.headlines import find_headline
from pipeline.cleaning.pages.json_ld import Described, read_json_ld
from pipeline.cleaning.pages.layout import Piece, list_pieces
from pipeline.cleaning.pages.meta import pick_meta, read_meta
from pipeline.cleaning.walls import PAYWALL, find_phrase

LONGEST = 200  # characters of what a paywall says: longer is prose, which may tell of one


@dataclass(frozen=True)
class About:
    """`title`, `outlet` and `authors` as the page spells them; None and empty where it has none."""

    title: str | None
    day: date | None
    outlet: str | None
    authors: tuple[str, ...]
    is_live_blog: bool
    asks_to_pay: bool


def read_about(tree: HtmlElement, url: str | None) -> About:
    """The page's own word on its article, from what it shows and from its metadata."""
    meta, described, pieces = read_meta(tree), read_json_ld(tree), list_pieces(tree)
    headline = find_headline(tree, meta, described, pieces)
    names = pick_meta(meta, ("og:site_name",))
    authors = find_authors(meta, described, pieces, headline, " ".join((*names, described.publisher or "")))
    day = find_day(meta, described, pieces, headline, url or next(iter(pick_meta(meta, ("og:url",))), None))
    outlet = next(iter(names), described.publisher)
    return About(headline.text, day, outlet, tuple(authors), described.is_live_blog, _asks_to_pay(described, pieces))


def _asks_to_pay(described: Described, pieces: list[Piece]) -> bool:
    """What JSON-LD says, or else the words of a paywall that the page shows."""
    if described.is_free is not None:
        return not described.is_free
    return any(len(piece.text) <= LONGEST and find_phrase(piece.text) == PAYWALL for piece in pieces)
