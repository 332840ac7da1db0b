"""The day a page was published: what it says for machines, put into the outlet's own time by what it shows to readers."""

import re
from datetime import date

from pipeline.cleaning.dates import parse_published, read_address
from pipeline.cleaning.pages.headlines import Headline
from pipeline.cleaning.pages.json_ld import Described
from pipeline.cleaning.pages.layout import Piece, stands_aside
from pipeline.cleaning.pages.meta import Meta, pick_meta

BEHIND, BEFORE = 30, 12  # pieces of text behind and before the headline among which the day is shown
LONGEST = 80  # characters of such a piece: "Published: Wednesday, September 14, 2022, 10:30 AM GMT+0530" has 59
A_DAY = 1  # days that a clock in another zone may be off
_NAMES = (
    "article:published_time", "article:published", "article.published", "datepublished", "article_date_original", "og:published_time",
    "pubdate", "pub_date", "publish-date", "publishdate", "publication_date", "published", "published_at", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "datecreated", "date",
)  # fmt: skip
_OWN_ZONE = re.compile(r"\d[+-](?!00:?00)\d\d:?\d\d$")
_HOUR = re.compile(r"\d:\d\d")
_CHANGED = re.compile(r"\b(?:updated?|modified|edited|revised|corrected)\b", re.IGNORECASE)
_LABEL = 25  # characters of a piece that is the label of the next: "Last updated on"


def find_day(meta: Meta, described: Described, pieces: list[Piece], headline: Headline, url: str | None) -> date | None:
    """The day that metadata name, or that stands beside the headline, or in the address; None where none of them has one.

    An hour in universal time can be of the day before or after in the outlet's own: the day beside the headline, or else the one
    in the address, stands instead where it is next to it.
    """
    told = next(((day, said) for said in (*described.published, *pick_meta(meta, _NAMES)) if (day := parse_published(said))), None)
    if told and (_OWN_ZONE.search(told[1]) or not _HOUR.search(told[1])):
        return told[0]
    others = [day for day in (_find_shown(pieces, headline.at), read_address(url)) if day]
    if told is None:
        return others[0] if others else None
    return next((day for day in others if abs((day - told[0]).days) <= A_DAY), told[0])


def _find_shown(pieces: list[Piece], at: int | None) -> date | None:
    """The day nearest to the headline, behind it or else before it."""
    if at is None:
        return None
    behind, before = range(at + 1, min(len(pieces), at + 1 + BEHIND)), range(at - 1, max(-1, at - 1 - BEFORE), -1)
    return next((day for number in (*behind, *before) if (day := _read_day(pieces, number))), None)


def _read_day(pieces: list[Piece], number: int) -> date | None:
    """The day that a piece shows, unless it is the one on which something was changed, or another story's."""
    piece, label = pieces[number], pieces[number - 1].text if number else ""
    if len(piece.text) > LONGEST or _CHANGED.search(piece.text) or (len(label) <= _LABEL and _CHANGED.search(label)):
        return None
    day = parse_published(piece.text) or (parse_published(piece.element.get("datetime")) if piece.element.tag == "time" else None)
    return day if day and not stands_aside(piece.element) else None
