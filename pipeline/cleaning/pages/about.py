"""What a page says about its article: headline, day of publication, writers."""

from dataclasses import dataclass
from datetime import date

from lxml.html import HtmlElement

from pipeline.cleaning.pages.authors import find_authors
from pipeline.cleaning.pages.days import find_day
from pipeline.cleaning.pages.headlines import find_headline
from pipeline.cleaning.pages.json_ld import read_json_ld
from pipeline.cleaning.pages.layout import list_pieces
from pipeline.cleaning.pages.meta import pick_meta, read_meta


@dataclass(frozen=True)
class About:
    """`title` and `authors` as the page spells them; None and empty where it has none."""

    title: str | None
    day: date | None
    authors: tuple[str, ...]


def read_about(tree: HtmlElement, url: str | None) -> About:
    """The page's own word on its article, from what it shows and from its metadata."""
    meta, described, pieces = read_meta(tree), read_json_ld(tree), list_pieces(tree)
    headline = find_headline(tree, meta, described, pieces)
    outlet = " ".join((*pick_meta(meta, ("og:site_name",)), described.publisher or ""))
    authors = find_authors(meta, described, pieces, headline, outlet)
    return About(headline.text, find_day(meta, described, pieces, headline, url), tuple(authors))
