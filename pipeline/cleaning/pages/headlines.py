"""The headline of a page: the heading that readers see, where what the page says of itself agrees with it."""

import re
from dataclasses import dataclass
from html import unescape
from itertools import islice

from lxml.html import HtmlElement

from pipeline.cleaning.pages.json_ld import Described
from pipeline.cleaning.pages.layout import Piece, read_text, stands_aside
from pipeline.cleaning.pages.meta import Meta, pick_meta

AGREES = 0.5  # share of a heading's words in another title of the page: a headline rewritten for search keeps its names
MOST_HEADINGS = 20  # of a page that are compared: some give each teaser one
FEWEST_WORDS = 3  # of a heading that nothing agrees with: fewer name a section or the outlet
_TOLD = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher")
_PARTS = re.compile(r"\s+[|\u2013\u2014\u00bb\u2022\u00b7:-]{1,2}\s+")


@dataclass(frozen=True)
class Headline:
    """`text` as the page has it, without the outlet's name; `at`: the number of the piece that shows it, None where none does."""

    text: str | None
    at: int | None


def find_headline(tree: HtmlElement, meta: Meta, described: Described, pieces: list[Piece]) -> Headline:
    """The heading that agrees best with the page's titles; a title, where no heading is one."""
    window = next((read_text(element) for element in tree.iter("title")), "")
    sites = {_fold(unescape(name)) for name in (*pick_meta(meta, _SITES), described.publisher or "", _name_site(window))} - {""}
    told = [unescape(title) for title in (described.headline, *pick_meta(meta, _TOLD), window) if title]
    heading = _pick_heading(tree, told, sites)
    if heading is not None:
        inside = {heading, *heading.iterdescendants()}
        return Headline(read_text(heading), next((n for n, piece in enumerate(pieces) if piece.element in inside), None))
    title = next((said for one in told if (said := _drop_site(one, sites))), None)
    folded = _fold(title or "")
    return Headline(title, next((n for n, piece in enumerate(pieces) if _fold(piece.text) == folded), None))


def _pick_heading(tree: HtmlElement, told: list[str], sites: set[str]) -> HtmlElement | None:
    headings = [
        heading for heading in islice(tree.iter("h1"), MOST_HEADINGS)
        if (folded := _fold(read_text(heading))) and folded not in sites and not stands_aside(heading)
    ]  # fmt: skip
    if not headings:
        return None
    shares = [max((_compare(read_text(heading), title) for title in told), default=0.0) for heading in headings]
    best = headings[shares.index(max(shares))]
    is_alone = len(headings) == 1 and len(read_text(best).split()) >= FEWEST_WORDS
    return best if max(shares) >= AGREES or is_alone or not told else None


def _compare(heading: str, title: str) -> float:
    """The share of the heading's words that the title has too."""
    words, others = set(_split(heading)), set(_split(title))
    return len(words & others) / len(words) if words else 0.0


def _name_site(window: str) -> str:
    """The outlet's name at the end of a window's title: what stands behind its last mark, where that is the shorter part."""
    *before, last = _PARTS.split(window)
    return last if before and len(last.split()) < len(" ".join(before).split()) else ""


def _drop_site(title: str, sites: set[str]) -> str:
    """A title without the outlet's names behind its last marks."""
    marks = list(_PARTS.finditer(title))
    while marks and _fold(title[marks[-1].end() :]) in sites:
        title = title[: marks.pop().start()]
    return title.strip()


def _split(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold().replace("\u2019", "'"))


def _fold(text: str) -> str:
    return "".join(_split(text)).removeprefix("the")
