"""What an article as a whole says of where it is: the countries, divisions and counties it speaks of, and its dateline."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from pipeline.annotation.document import AnnotatedArticle, Sentence
from pipeline.annotation.places.gazetteer import Place, country_adjectives, find_towns
from pipeline.annotation.places.recognition import SURE_POPULATION, PlaceHit, find_names, find_places, lies_in, squeeze_name
from pipeline.annotation.places.unlisted import find_surnames, find_unlisted
from pipeline.lexicon.gazetteer import fold_name

NAMED, ADJECTIVE, DATELINE = 2, 1, 4  # how much a country's name, its adjective, the dateline say of where the article is
KNOWN = 1  # what a town says of its country and division that hardly another town is mistaken for
TELLING = 20_000  # people of the smallest town or county that says where an article is: a smaller one may be another's quarter
WELL_KNOWN = 100_000  # people of such a town
LEADING = 2 / 3  # of all mentions: less leaves it open where the article is
OUTWEIGHS = 10  # times as large as the next of its name
_LOCATED = "in "
_ADJECTIVE = re.compile(r"[A-Z][a-z]+")
_SITE = re.compile(r"\s(?:\||«|»|–|—|-)\s(?=[^|«»]*$)")  # what stands behind it in a headline is the paper's name

Division = tuple[str, str]  # ISO alpha-3, folded name


@dataclass(frozen=True)
class Context:
    """How often the article speaks of each country, of each first- and second-order division by folded name; its places by sentence."""

    countries: dict[str, int]
    divisions: dict[Division, int]
    districts: dict[tuple[str, str, str], int]
    hits: dict[int, tuple[PlaceHit, ...]]

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


def read_context(article: AnnotatedArticle) -> Context:
    """Countries and divisions named in title, dateline and body, and in the name of the paper."""
    surnames = find_surnames(article.sentences)
    hits = {sentence.index: tuple(_find_in(sentence, surnames)) for sentence in article.sentences}
    hits = _settle_senses(_rename_quarters(hits))
    countries, divisions, districts = Counter[Any](), Counter[Any](), Counter[Any]()
    adjectives = country_adjectives()
    for sentence in article.sentences:
        weight = DATELINE if sentence.part == "dateline" else NAMED
        for hit in (hit for hit in hits[sentence.index] if hit.places):
            for kind, name, count in _points_to(hit, weight):
                {"country": countries, "division": divisions, "district": districts}[kind][name] += count
        for word in _ADJECTIVE.findall(sentence.text):
            if iso3 := adjectives.get(word):
                countries[iso3] += ADJECTIVE
    for places in find_names(_paper_of(article)):
        countries[places[0].country_iso3] += KNOWN
        if places[0].admin1:
            divisions[division_of(places[0])] += KNOWN
    return Context(dict(countries), dict(divisions), dict(districts), hits)


def _rename_quarters(hits: dict[int, tuple[PlaceHit, ...]]) -> dict[int, tuple[PlaceHit, ...]]:
    """The hits, with a name that is once said to be part of a town meaning that part throughout."""
    names = {hit.text for found in hits.values() for hit in found if hit.quarter}
    if not names:
        return hits
    return {
        index: tuple(replace(hit, places=(), quarter=True) if hit.text in names and not hit.inside else hit for hit in found)
        for index, found in hits.items()
    }


def _settle_senses(hits: dict[int, tuple[PlaceHit, ...]]) -> dict[int, tuple[PlaceHit, ...]]:
    """The hits, with a name that is once said to lie in a state or country ("Portland, Maine") meaning that place throughout."""
    senses: dict[str, tuple[Place, ...]] = {}
    for hit in (hit for found in hits.values() for hit in found if hit.inside):
        there = tuple(place for place in hit.places if lies_in(place, (hit.inside, hit.inside_kind)))
        if there:
            senses.setdefault(hit.text, there)
    if not senses:
        return hits
    return {
        index: tuple(replace(hit, places=senses[hit.text]) if hit.text in senses and not hit.inside else hit for hit in found)
        for index, found in hits.items()
    }


def _paper_of(article: AnnotatedArticle) -> str:
    """The names that the publisher goes by, as given and behind the headline."""
    title = next((sentence.text for sentence in article.sentences if sentence.part == "title"), "")
    site = _SITE.search(title)
    return f"{article.publisher or ''} {title[site.end() :] if site else ''}"


def _find_in(sentence: Sentence, surnames: frozenset[str]) -> list[PlaceHit]:
    """Places of a sentence; of a headline without the paper's name, of a dateline as if "in" stood before it."""
    if sentence.part == "dateline":
        text = _LOCATED + re.sub(r"\b[A-Z]{4,}\b", lambda word: word[0].capitalize(), sentence.text)
        return find_places(text, sentence.start - len(_LOCATED), starts_sentence=False)
    is_title = sentence.part == "title"
    site = _SITE.search(sentence.text) if is_title else None
    known = find_places(sentence.text[: site.start()] if site else sentence.text, sentence.start, not is_title, is_title)
    known = [hit for hit in known if hit.inside or _is_read_as_place(hit, sentence, surnames)]
    return find_unlisted(sentence, known, surnames) if sentence.part == "body" else known


def _is_read_as_place(hit: PlaceHit, sentence: Sentence, surnames: frozenset[str]) -> bool:
    """Whether a place's name is nobody's surname; and a small one known only by its police, no adjective ("Federal officers")."""
    big = hit.places[0].population >= SURE_POPULATION
    if hit.text in surnames:
        return big and (hit.located or hit.served)
    words = sentence.words.doc.char_span(hit.span.start, hit.span.end, alignment_mode="expand")
    return big or hit.located or hit.places[0].kind == "country" or any(word.ent_type_ in {"LOC", "ORG"} for word in words)


def _points_to(hit: PlaceHit, weight: int) -> Iterator[tuple[str, object, int]]:
    """What a name says of where the article is, as (kind, name, weight)."""
    first = hit.places[0]
    if first.kind == "admin1" and squeeze_name(first.name) != squeeze_name(hit.text):
        return  # a division that is only sometimes called so proves nothing
    if first.kind in {"country", "admin1"}:
        yield "country", first.country_iso3, weight
    if first.kind == "admin1" and not any(_is_large_elsewhere(place, first) for place in hit.places):
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
        if len({place.country_iso3 for place in hit.places}) == 1 and not _is_unmistakable(hit):
            yield "country", first.country_iso3, KNOWN
        for place in hit.places:
            if place.kind == "admin2":
                yield "district", (*division_of(place), fold_name(place.name)), KNOWN


def _is_large_elsewhere(place: Place, division: Place) -> bool:
    """Whether a large city of the division's name lies in another: "Washington" may be either."""
    return place.kind == "city" and place.population >= SURE_POPULATION and division_of(place) != division_of(division)


def _is_unmistakable(hit: PlaceHit) -> bool:
    """Whether the first place is so much larger than all others of its name that nobody would take it for another."""
    first, others = hit.places[0], [place for place in hit.places[1:] if not _is_same(place, hit.places[0])]
    if squeeze_name(first.name) != squeeze_name(hit.text):
        return False
    if not others:
        return True
    if first.kind == "admin2":
        return False  # counties of one name are many, and all about as well known
    return first.population >= WELL_KNOWN and first.population >= OUTWEIGHS * max(place.population for place in others)


def _is_same(place: Place, first: Place) -> bool:
    """A town and the county or province called after it."""
    return place.country_iso3 == first.country_iso3 and place.admin1 == first.admin1


def _country_of(hit: PlaceHit) -> str | None:
    divisions = [place for place in find_towns(hit.inside) if place.kind == "admin1"]
    return divisions[0].country_iso3 if divisions else None
