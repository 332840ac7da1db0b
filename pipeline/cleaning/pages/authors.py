"""Who wrote a page: the people it shows beside its headline, else those whom it names for machines."""

import re

from lxml.html import HtmlElement

from pipeline.cleaning.pages.headlines import Headline
from pipeline.cleaning.pages.json_ld import Described
from pipeline.cleaning.pages.layout import Piece, stands_aside
from pipeline.cleaning.pages.meta import Meta, pick_meta
from pipeline.cleaning.pages.people import has_lead, name_people

BEHIND, BEFORE = 60, 12  # pieces of text behind and before the headline among which the byline stands
LONGEST = 160  # characters of a piece of a byline: a longer one is prose
PIECES = 12  # of a byline, one name or joint each
NEAREST = 3  # elements above a piece that may say what it is
_NAMES = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dcterms.creator", "dc.creator", "article_author")
_SAID = re.compile(r"author|byline|writer|contributor|reporter", re.IGNORECASE)
_JOINT = re.compile(r"[\W_]*(?:(?:(?:posted|written|words|story|text) )?by|and|author)?[\W_]*", re.IGNORECASE)


def find_authors(meta: Meta, described: Described, pieces: list[Piece], headline: Headline, outlet: str | None) -> list[str]:
    """Their names as the page spells them. What it shows behind `By` stands; else what it shows must agree with what it says."""
    said = _list_said(meta, described, outlet)
    shown, is_labelled = _find_shown(pieces, headline.at, outlet)
    if shown and (is_labelled or not said or {name.casefold() for name in said} & {name.casefold() for name in shown}):
        return shown
    return said


def _list_said(meta: Meta, described: Described, outlet: str | None) -> list[str]:
    """The persons of JSON-LD, else those of the first `meta` that names any."""
    names = [name for author in described.authors for name in name_people(author, outlet, single=True)]
    each = (name_people(author, outlet) for author in pick_meta(meta, _NAMES))
    return list(dict.fromkeys(names)) or next((found for found in each if found), [])


def _find_shown(pieces: list[Piece], at: int | None, outlet: str | None) -> tuple[list[str], bool]:
    """The people of the first byline beside the headline, and whether `By` or the like leads it."""
    if at is None:
        return [], False
    behind, before = range(at + 1, min(len(pieces), at + 1 + BEHIND)), range(max(0, at - BEFORE), at)
    for number in (*behind, *before):
        piece = pieces[number]
        is_labelled, is_byline = has_lead(piece.text), _is_byline(piece.element)
        if len(piece.text) <= LONGEST and (is_labelled or is_byline) and not stands_aside(piece.element):
            found = _read_names(pieces[number : number + PIECES], outlet)
            if found or (is_labelled and is_byline):  # `By` an outlet: no person wrote it
                return found, is_labelled
    return [], False


def _is_byline(element: HtmlElement) -> bool:
    """Whether the element or one right around it is named after authors."""
    for number, around in enumerate((element, *element.iterancestors())):
        if number > NEAREST:
            return False
        if _SAID.search(" ".join(around.get(key) or "" for key in ("class", "rel", "itemprop", "id"))):
            return True
    return False


def _read_names(pieces: list[Piece], outlet: str | None) -> list[str]:
    """The people of pieces that follow each other, up to the first that no joint and no like element ties to the one before."""
    found: list[str] = []
    last: Piece | None = None  # that names people
    is_tied = True
    for piece in pieces:
        names = name_people(piece.text, outlet) if len(piece.text) <= LONGEST else []
        if _JOINT.fullmatch(piece.text):
            is_tied = True
        elif names and (is_tied or _starts_joined(piece.text) or (last is not None and _are_alike(last.element, piece.element))):
            found, last, is_tied = [*found, *names], piece, _ends_joined(piece.text)
        else:
            break
    return list(dict.fromkeys(found))


def _starts_joined(text: str) -> bool:
    return text.startswith((",", "and ", "& "))


def _ends_joined(text: str) -> bool:
    return text.endswith((",", " and", " &")) or bool(_JOINT.fullmatch(text))


def _are_alike(one: HtmlElement, other: HtmlElement) -> bool:
    """Whether two elements are items of one list: of one kind and class, in one parent or in alike ones."""
    return one is not other and (one.tag, one.get("class")) == (other.tag, other.get("class")) and _is_byline(other)
