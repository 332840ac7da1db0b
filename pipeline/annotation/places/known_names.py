"""Toponyms that the gazetteer knows: capitalised runs of a text, with the words that tie them together."""

import calendar
import re
from collections.abc import Iterator

from pipeline.annotation.places.cues import (
    HOME,
    NEAR,
    REGION,
    asks_for_it,
    follows_place_word,
    is_called_town,
    is_served,
    is_street,
    names_event,
    stands_between,
)
from pipeline.annotation.places.gazetteer import Place, find_country, find_state, find_towns, is_government, lies_in, squeeze_name
from pipeline.annotation.places.toponyms import Toponym
from pipeline.contract.records import Span
from pipeline.lexicon import any_of, list_words, load_words, words_of
from pipeline.lexicon.gazetteer import fold_name
from pipeline.lexicon.phrases import before as words_before
from pipeline.lexicon.phrases import behind as words_behind
from pipeline.rules import rule

_CAP = r"(?:[A-Z][\w'’.-]*|al-[A-Z][\w'’-]*|el-[A-Z][\w'’-]*)"
_LINK = r"(?:de|la|las|los|el|del|al|of|the|da|do|dos|e|i|y|sur|upon|am|an)"
_RUN = re.compile(rf"{_CAP}(?:[\s-]+(?:(?:{_LINK}\s+){{1,2}}(?={_CAP}))?{_CAP})*")
_BARE_SIDE = re.compile(rf"{any_of('cues', 'side')}$", re.I)  # "East" alone names a side, though some division is called so
_DIVISIONS = {row["word"]: row["kind"] for row in load_words("division_words")}
NO_PLACE = words_of("cues", "no_place")
_ONE_OF_MANY = re.compile(r"\ban?\s+(?:[a-z][\w-]*\s+)?$")
_CONTINENT = re.compile(r"\b(?:Latin|Central|North|South)\s+$")  # "Latin America"
CALENDAR = frozenset((*calendar.month_name, *calendar.month_abbr, *calendar.day_name, *calendar.day_abbr))
_COMMON = list_words("common_words")
_OPENERS = list_words("function_words")
_OWNS = re.compile(r"['’]s?\s+")
_KIND = r"(?:\s+(?:city|province|district|county|City|County|Province|District|Township|Borough))?"
_INSIDE = re.compile(rf"{_KIND}(?:,\s+|\s*[\[(])({_CAP}(?:\s+(?:of\s+)?{_CAP}){{0,3}})")
_LEVEL = "|".join(sorted(word for word, kind in _DIVISIONS.items() if kind == "admin1"))
_IN_DIVISION = re.compile(
    rf"{_KIND},?\s+(?:(?:a|the)\s+[a-z]+\s+)?in\s+(?:the\s+)?(?:{_CAP}['’]s?\s+)?(?:[a-z][\w-]*\s+){{0,2}}?"
    rf"({_CAP}(?:[\s-]{_CAP}){{0,2}}?)\s+(?:{_LEVEL})\b"
)
SHORTEST_PART = 4  # letters of a state or country that other capitals follow: shorter ones are mostly articles
MAX_WORDS = 5
ALIAS_POPULATION = 500_000  # US cities with names of several forms ("The Bronx")
SITE_POPULATION = 30_000  # towns with a paper or a station of their own
SURE_POPULATION = 300_000  # a city that large may be read without a preposition before it


def find_places(text: str, offset: int, starts_sentence: bool = True, is_title: bool = False) -> list[Toponym]:
    """Places named in `text`, which begins at `offset` of the article; in order, none overlapping.

    A headline (`is_title`) calls incidents and their scenes after their town.
    """
    parts = (part for run in _RUN.finditer(text) for part in _find_parts(text, run.start(), run.end()))
    hits = (_make_hit(text, offset, *part, starts_sentence, is_title) for part in parts)
    return [hit for hit in hits if hit]


def _find_parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of a run: of an owner and what it has both, as in "Nigeria's Kaduna state"."""
    part = _find_part(text, start, end)
    if part is None:
        return
    yield part
    owner = _OWNS.match(text, part[1], end)
    if owner:
        yield from _find_parts(text, owner.end(), end)


def _find_part(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The run, without its possessive; or its longest head or tail that a division word or the gazetteer knows."""
    words = [(m.start() + start, m.end() + start) for m in re.finditer(r"\S+", text[start:end])]
    for size in range(min(MAX_WORDS, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            left, right = words[first][0], _trim(text, words[first][0], words[first + size - 1][1])
            if _stands_alone(text, start, end, left, right) and is_known(text[left:right]):
                return left, right
    return None


def _trim(text: str, start: int, end: int) -> int:
    end = start + len(re.sub(r"(?:['’]s?|[.,-]+)$", "", text[start:end]))
    return end if not find_state(text[start : end + 1]) or text[end : end + 1] != "." else end + 1


def find_names(text: str) -> list[tuple[Place, ...]]:
    """What the names in a paper's name may stand for ("Augusta Chronicle"), towns by their own names only."""
    words, found, at = re.findall(r"[A-Z][\w'’.-]*", text), [], 0
    while at < len(words):
        sizes = range(min(MAX_WORDS, len(words) - at), 0, -1)
        size, places = next(((size, places) for size in sizes if (places := _read_site(words[at : at + size]))), (1, ()))
        found += [places] if places else []
        at += size
    return found


def _read_site(words: list[str]) -> tuple[Place, ...]:
    """The places of a name, where the first of them is so large that it has a paper."""
    name = " ".join(words).rstrip(",.")
    places = _candidates(name, "") if name.lower() not in _COMMON and name not in CALENDAR else ()
    return places if places and places[0].population >= SITE_POPULATION else ()


def is_known(name: str) -> bool:
    """Whether a country, a US state, a town or a division bears the name."""
    return bool(find_country(name) or find_state(name) or find_towns(name))


def _stands_alone(text: str, run_start: int, run_end: int, left: int, right: int) -> bool:
    """Whether the part is no piece of a longer name ("Kabul University", "Jackson Smith", "Central Reserve Police")."""
    rest_before, after = text[run_start:left].split(), words_behind(text, right)
    rest_after = text[right:run_end].strip(" .,'’s")
    opening = rest_after.split()[0].rstrip(".,") if rest_after else ""
    runs_on = opening and opening not in _DIVISIONS and opening not in CALENDAR
    is_town = after.startswith(("'s ", "’s ")) or (is_served("", after) and not any(map(_BARE_SIDE.match, rest_before)))
    if runs_on and not is_town:
        return False
    return all(word.lower() in _OPENERS for word in rest_before) or follows_place_word(words_before(text, left), within_name=True)


def _make_hit(text: str, offset: int, start: int, end: int, starts_sentence: bool, is_title: bool) -> Toponym | None:
    name, before, after = text[start:end], words_before(text, start), words_behind(text, end)
    inside, places = read_inside(after), _candidates(name, after)
    if not places or _is_no_place(name, before, after, places, bool(inside)):
        return None
    located, served = follows_place_word(before) or is_called_town(after), is_served(before, after)
    if inside and inside[1] == places[0].kind and not any(place.kind == "city" and lies_in(place, inside) for place in places):
        inside = None  # countries or states one after another lie beside each other
    at_start = starts_sentence and not before.strip(" \"'“‘")
    is_country, big = places[0].kind == "country", places[0].population >= SURE_POPULATION
    located = located or ((is_title or (big and not is_country)) and names_event(after, is_title))
    if not (is_country or located or inside or served or (big and not at_start)):
        return None
    if HOME.search(before) or (is_country and stands_between(before)):
        located = served = False
    region = REGION.search(before) if is_country else None
    return Toponym(
        Span(offset + start, offset + end), name, places, located, bool(NEAR.search(before)),
        region[1] if region else None, inside[0] if inside else None, inside[1] if inside else None, served,
    )  # fmt: skip


@rule("places.no_place", fires_on="He fled in a gold Mustang.", spares="A bomb went off in Kabul.")
def _is_no_place(name: str, before: str, after: str, places: tuple[Place, ...], has_inside: bool) -> bool:
    """Whether the words stand for something else: a day, a side, a street, a government, a common noun, a continent."""
    if name in CALENDAR or name in NO_PLACE or _BARE_SIDE.match(name) or (name == "America" and _CONTINENT.search(before)):
        return True
    if asks_for_it(after):
        return True
    if name.lower() in _OPENERS and not has_inside:
        return True
    if is_government(name) and not (follows_place_word(before) and fold_name(places[0].name) == fold_name(name)):
        return True
    if _ONE_OF_MANY.search(before) and not re.match(r"(?:['’]s?)?\s+[a-zA-Z]", after):
        return True  # "in a Mustang"
    return (name.lower() in _COMMON and not has_inside) or is_street(before, after, is_known)


def _candidates(name: str, after: str) -> tuple[Place, ...]:
    """What the name may stand for, by the division word behind it where there is one."""
    word = re.match(r"\s+(\w+)", after)
    kind = _DIVISIONS.get(word[1]) if word else None
    towns = tuple(place for place in find_towns(name) if not _is_old_name(place, name))
    if kind:
        divisions = tuple(place for place in towns if place.kind != "city") if kind != "city" else ()
        return tuple(place for place in towns if place.kind == kind) or divisions or towns
    if iso3 := find_country(name):
        return (Place("country", name, None, iso3, None, None, None, 0), *(town for town in towns if town.kind != "country"))
    if state := find_state(name):
        states = tuple(p for p in find_towns(state) if p.kind == "admin1" and p.country_iso3 == "USA")
        return (*states, *(place for place in towns if place not in states))
    return towns


@rule(
    "places.state_behind_comma",
    fires_on="Shots rang in Springfield, Ill., on Monday.",
    spares="Shots rang in Springfield on Monday.",
    otherwise=None,
)
def read_inside(after: str) -> tuple[str, str] | None:
    """The state or country behind a comma or in brackets: "Chicago, Ill.", "Kabul [Afghanistan]"; or by its level: "in Kaduna state"."""
    division = _IN_DIVISION.match(after)
    if division and any(place.kind == "admin1" for place in find_towns(division[1])):
        return division[1], "admin1"
    match = _INSIDE.match(after)
    if not match:
        return None
    words = match[1].split()
    for size in range(len(words), 0, -1):
        name = re.sub(r"(?:['’]s?|,)$", "", " ".join(words[:size]))
        is_whole = size == len(words) or words[size].rstrip(".,") in CALENDAR
        if not is_whole and len(name) < SHORTEST_PART and not name.endswith("."):
            continue  # "La Fonda" lies in no Louisiana
        if state := find_state(name) or find_state(name.rstrip(".")):
            return state, "admin1"
        if iso3 := find_country(name.rstrip(".")):
            return iso3, "country"
        if is_whole and not _BARE_SIDE.match(name) and any(place.kind == "admin1" for place in find_towns(name.rstrip("."))):
            return name.rstrip("."), "admin1"
    return None


def _is_old_name(place: Place, name: str) -> bool:
    """Whether a US town is only in old lists called so: GeoNames keeps the names of stations and post offices long gone."""
    return place.country_iso3 == "USA" and place.population < ALIAS_POPULATION and squeeze_name(place.name) != squeeze_name(name)
