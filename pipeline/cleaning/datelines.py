"""The dateline at the head of the body: place, day and agency before the first sentence.

Prose is never taken: a dateline needs a mark that ends it (or a known agency in brackets, or capitals before a new sentence),
and a place that is set in capitals, known to the gazetteer, or followed by a date.
"""

import re
from dataclasses import dataclass, field

from pipeline.cleaning.dateline_places import count_people, is_not_place, is_region, load_kind
from pipeline.cleaning.dates import MONTH_NAMES

LONGEST = 200  # characters: three cities, a date, two agencies
LONGEST_PLACE = 80  # characters of it for places
MIN_CAPITALS = 1_000  # people of a place set in capitals: the smallest the gazetteer has
MIN_PEOPLE = 5_000  # of one that is not: smaller places bear the names of common words more often than they head a story
MIN_PLAIN = 500_000  # of one that only a dash or colon sets off: smaller ones are surnames too (Bolton, Jackson)
MIN_UNMARKED = 20_000  # of one in capitals that nothing sets off: "BRUSSELS Belgian police said"
SHORTEST_UNMARKED = 4  # letters of it: shorter words in capitals are acronyms
HEADLINE = 120  # characters: a shorter paragraph without an end mark is a headline (`Paris: Robbers flee`)
_MONTH = rf"(?:{MONTH_NAMES})\b\.?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DAY = rf"(?:{_MONTH}\s*\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})"
_DATE = rf"(?:{_WEEKDAY}{_DAY}(?:,?\s*'?(?:\d{{4}}|\d\d)\b)?|no date)"
_LAST_DATE = re.compile(rf"(?<![\s,.(|-])(?:^|[\s,.(|-])+({_DATE})\s*[.,)]*$", re.IGNORECASE)
_LAST_BRACKET = re.compile(r"[\s,.]*[(\[]([^()\n]{2,60})[)\]][\s,]*$|[\s,.]*/([A-Z][A-Za-z-]{1,9})/[\s,]*$")
_FIRST_DATE = re.compile(_DATE, re.IGNORECASE)
_LAST_WORDS = re.compile(r"[,|-]\s*([A-Za-z][\w/ -]{1,30})$")
_MARK = re.compile(
    '\\s+[-_]{1,3}\\s+|(?<=[A-Za-z.])-\\s+(?=["\u201c]?[A-Z])|-{2,3}\\s*|\\s*[\u2014\u2013\u2015]\\s*|\\s*:\\s+|(?<=[)\\]/])(?:\\s*-\\s*|[.]\\s+|\\s+(?![-_\u2014\u2013\u2015:])|(?=[A-Z"\u201c]))'
)
_PARTICLES = frozenset(
    ("a", "al", "ar", "as", "at", "bin", "da", "de", "del", "der", "des", "di", "do", "dos", "du", "e", "el", "en", "es", "ibn", "il", "la",
     "las", "le", "les", "los", "of", "on", "san", "sur", "the", "und", "upon", "van", "y")
)  # fmt: skip
_PLACE = re.compile(r"[^\W\d_][^,/()\[\]\n:;!?\"]*(?:\s*[\[(][^\[\]()]{2,40}[\])])?(?:\s*[,/&]\s*[^\W\d_][^,/()\[\]\n:;!?\"]*){0,4}")
_SPLIT_PLACE = re.compile(r"\s*[,/()\[\]&]\s*")
_TAG = re.compile(r"\[([^\[\]]{1,250})\]\s*")
_SPEAKER = re.compile(r"^[^\W\d_][\w'\u2019. -]{0,40}:\s")


@dataclass(frozen=True)
class Dateline:
    """`end`: length of the dateline; `prose_start`: where the first sentence begins. Offsets into the paragraph.

    `is_firm`: it can be nothing else, wherever it stands: an agency signs it, or a place in capitals or with its region heads a
    sentence behind a dash.
    """

    end: int
    prose_start: int
    is_firm: bool = False


@dataclass
class _Parts:
    places: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    date: str | None = None


def find_dateline(paragraphs: list[str]) -> Dateline | None:
    """The dateline at the head of the first paragraph, or None. The others tell a transcript from a report."""
    if not paragraphs:
        return None
    first, letters = paragraphs[0], "".join(paragraphs)
    for mark in _MARK.finditer(first, 0, LONGEST):
        before, after = first[: mark.start()].rstrip(), first[mark.end() :]
        parts = _read_parts(before)
        if not (parts and after) or _FIRST_DATE.match(after):
            continue
        if _is_sure(parts, mark.group().strip(), letters, after, paragraphs[1:]):
            return Dateline(len(before), len(first) - len(_drop_tags(after)), _is_firm(parts, mark.group().strip(), letters))
    return _find_unmarked(first, letters)


def _is_firm(parts: _Parts, mark: str, letters: str) -> bool:
    if any(agency in load_kind("agency") for agency in parts.agencies):
        return True
    if mark in {"", ":", "."} or not parts.places:
        return False
    return (parts.places[0].isupper() and not letters.isupper()) or any(map(is_region, parts.places[1:]))


def _find_unmarked(first: str, letters: str) -> Dateline | None:
    """A dateline whose mark was lost: places in capitals, with their regions, right before the capital of a sentence."""
    if letters.isupper() or not _is_prose(first):
        return None
    words = first[:LONGEST_PLACE].split(" ")
    for count in range(len(words) - 1, 0, -1):
        before, following = " ".join(words[:count]), words[count]
        parts = _read_parts(before)
        if not parts or not parts.places or parts.agencies or parts.date or not before.endswith(parts.places[-1]):
            continue
        if _are_set_apart(parts.places) and following[:1].isupper() and (len(following) == 1 or not following.isupper()):
            return Dateline(len(before), len(before) + 1)
    return None


def _are_set_apart(places: list[str]) -> bool:
    """Whether they are known towns in capitals, the first no acronym, each with or without its region."""
    town = places[0]
    if not town.isupper() or sum(map(str.isalpha, town)) < SHORTEST_UNMARKED or is_not_place(town):
        return False
    return all(count_people(place) >= MIN_UNMARKED if place.isupper() else is_region(place) for place in places)


def _is_prose(text: str) -> bool:
    return len(text) > HEADLINE or text[-1:] in '.!?"\u201d'


def _read_parts(before: str) -> _Parts | None:
    """What stands before a mark, when it is nothing but places, dates and agencies."""
    parts, rest, last = _Parts(), before, None
    while rest != last:
        last = rest
        dated = _LAST_DATE.search(rest)
        bracket = _LAST_BRACKET.search(rest)
        words = _LAST_WORDS.search(rest)
        if dated and not parts.date:
            parts.date, rest = dated.group(1), rest[: dated.start()]
        elif bracket and not (is_region(bracket.group(1) or "") and not _LAST_DATE.search(rest[: bracket.start()])):
            parts.agencies.append(bracket.group(1) or bracket.group(2))
            rest = rest[: bracket.start()]
        elif words and words.group(1).strip() in load_kind("agency"):
            parts.agencies.append(words.group(1).strip())
            rest = rest[: words.start()]
    rest = rest.strip(" ,.|-") if not rest.endswith((".", "]")) else rest.strip(" ,|-")
    if rest and not (len(rest) <= LONGEST_PLACE and _PLACE.fullmatch(rest)):
        return None
    parts.places = [place for place in _SPLIT_PLACE.split(rest) if place]
    return parts


def _is_sure(parts: _Parts, mark: str, letters: str, after: str, others: list[str]) -> bool:
    known_agency = any(agency in load_kind("agency") for agency in parts.agencies)
    if not parts.places:
        return not parts.date and (known_agency or (bool(parts.agencies) and mark != "" and parts.agencies[0].isupper()))
    first, lower = parts.places[0], letters.islower()
    if is_not_place(first) or not (lower or all(map(_is_name, parts.places))):
        return False
    people, region = count_people(first), any(map(is_region, parts.places[1:]))
    capitals = first.isupper() and not letters.isupper()
    known = people >= (MIN_CAPITALS if capitals else MIN_PEOPLE) or region
    if mark == "":
        return known_agency and (capitals or known or parts.date is not None)
    if mark == "." and not known_agency:
        return False
    if parts.agencies or parts.date:
        return capitals or known or (letters.isupper() and parts.date is not None)
    if mark == ":":
        large = people >= (MIN_PEOPLE if capitals or lower else MIN_PLAIN)
        return large and _is_prose(after) and not any(_SPEAKER.match(other) for other in others)
    if capitals:
        return known
    large = people >= MIN_PLAIN or (region and known)
    return large and mark != "_" and (mark != "-" or _is_prose(after)) and (lower or not after[0].islower())


def _is_name(place: str) -> bool:
    """Whether the words of a part begin with capitals, as names do."""
    words = place.split()
    return len(words) <= 6 and all(word[0].isupper() or word.lower() in _PARTICLES or not word[0].isalpha() for word in words)


def _drop_tags(after: str) -> str:
    """What follows the mark, without the headings in brackets of a monitoring service: `[REPORT] [TEXT]`."""
    position = end = 0
    while tag := _TAG.match(after, position):
        position = tag.end()
        first = tag.group(1).split(" WITH ")[0].split(" BY ")[0].strip()
        end = position if first in load_kind("tag") else end
    return after[end:]
