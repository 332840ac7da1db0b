"""What an article as a whole says of where it is: the countries, divisions and counties it speaks of, and its dateline."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.annotation.document import Sentence
from pipeline.annotation.places.cues import split_paper
from pipeline.annotation.places.gazetteer import Place, bears_name, country_adjectives, find_towns
from pipeline.annotation.places.known_names import SURE_POPULATION, find_names
from pipeline.annotation.places.toponyms import Toponym, Toponyms
from pipeline.lexicon.gazetteer import fold_name

NAMED, ADJECTIVE, DATELINE = 2, 1, 4  # how much a country's name, its adjective, the dateline say of where the article is
KNOWN = 1  # what a town says of its country and division that hardly another town is mistaken for
TELLING = 20_000  # people of the smallest town or county that says where an article is: a smaller one may be another's quarter
WELL_KNOWN = 100_000  # people of such a town
LEADING = 2 / 3  # of all mentions: less leaves it open where the article is
OUTWEIGHS = 10  # times as large as the next of its name
_ADJECTIVE = re.compile(r"[A-Z][a-z]+")

Division = tuple[str, str]  # ISO alpha-3, folded name


@dataclass(frozen=True)
class Context:
    """How often the article speaks of each country, of each first- and second-order division by folded name."""

    countries: dict[str, int]
    divisions: dict[Division, int]
    districts: dict[tuple[str, str, str], int]

    @cached_property
    def country(self) -> str | None:
        """The country that most of the article's places and adjectives point to, if they agree."""
        return _leading(self.countries)

    @cached_property
    def division(self) -> Division | None:
        """The first-order division that most of its places point to, if they agree."""
        return _leading(self.divisions)

    def speaks_of(self, place: Place) -> int:
        """How often the article speaks of the division that a place lies in."""
        return self.divisions.get(division_of(place), 0)


def division_of(place: Place) -> Division:
    """A division's key: its country and its folded name."""
    return place.country_iso3, fold_name(place.admin1 or "")


def _leading(counted: dict[Any, int]) -> Any:
    if not counted:
        return None
    name = min(counted, key=lambda key: (-counted[key], key))
    return name if counted[name] >= LEADING * sum(counted.values()) else None


def read_context(sentences: Sequence[Sentence], toponyms: Toponyms, publisher: str | None) -> Context:
    """Countries and divisions named in title, dateline and body, and in the name of the paper."""
    countries, divisions, districts = Counter[Any](), Counter[Any](), Counter[Any]()
    adjectives = country_adjectives()
    for sentence, found in zip(sentences, toponyms, strict=True):
        weight = DATELINE if sentence.part == "dateline" else NAMED
        for hit in (hit for hit in found if hit.candidates and not hit.names_site):
            for kind, name, count in _points_to(hit, weight):
                {"country": countries, "division": divisions, "district": districts}[kind][name] += count
        for word in _ADJECTIVE.findall(sentence.text):
            if iso3 := adjectives.get(word):
                countries[iso3] += ADJECTIVE
    title = next((sentence.text for sentence in sentences if sentence.part == "title"), "")
    for places in find_names(f"{publisher or ''} {split_paper(title)[1]}"):
        countries[places[0].country_iso3] += KNOWN
        if places[0].admin1:
            divisions[division_of(places[0])] += KNOWN
    return Context(dict(countries), dict(divisions), dict(districts))


def _points_to(hit: Toponym, weight: int) -> Iterator[tuple[str, object, int]]:
    """What a name says of where the article is, as (kind, name, weight)."""
    first = hit.candidates[0]
    if first.kind == "admin1" and not bears_name(first, hit.text):
        return  # a division that is only sometimes called so proves nothing
    if first.kind in {"country", "admin1"}:
        yield "country", first.country_iso3, weight
    if first.kind == "admin1" and not any(_is_large_elsewhere(place, first) for place in hit.candidates):
        yield "division", division_of(first), weight
    if hit.inside_kind == "country":
        yield "country", hit.inside, weight
    elif hit.inside_kind == "admin1":
        if iso3 := _country_of(hit):
            yield "country", iso3, weight
            yield "division", (iso3, fold_name(hit.inside)), weight
    elif first.kind in {"city", "admin2"} and first.population >= TELLING and _is_unmistakable(hit):
        yield "country", first.country_iso3, KNOWN
        yield "division", division_of(first), KNOWN
    if first.kind == "admin2":
        if len({place.country_iso3 for place in hit.candidates}) == 1 and not _is_unmistakable(hit):
            yield "country", first.country_iso3, KNOWN
        for place in hit.candidates:
            if place.kind == "admin2":
                yield "district", (*division_of(place), fold_name(place.name)), KNOWN


def _is_large_elsewhere(place: Place, division: Place) -> bool:
    """Whether a large city of the division's name lies in another: "Washington" may be either."""
    return place.kind == "city" and place.population >= SURE_POPULATION and division_of(place) != division_of(division)


def _is_unmistakable(hit: Toponym) -> bool:
    """Whether the first place is so much larger than all others of its name that nobody would take it for another."""
    first, others = hit.candidates[0], [place for place in hit.candidates[1:] if not _is_same(place, hit.candidates[0])]
    if not bears_name(first, hit.text):
        return False
    if not others:
        return True
    if first.kind == "admin2":
        return False  # counties of one name are many, and all about as well known
    return first.population >= WELL_KNOWN and first.population >= OUTWEIGHS * max(place.population for place in others)


def _is_same(place: Place, first: Place) -> bool:
    """A town and the county or province called after it."""
    return place.country_iso3 == first.country_iso3 and place.admin1 == first.admin1


def _country_of(hit: Toponym) -> str | None:
    divisions = [place for place in find_towns(hit.inside) if place.kind == "admin1"]
    return divisions[0].country_iso3 if divisions else None
