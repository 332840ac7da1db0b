"""Which place a name stands for: by the state or country beside it, else by the countries the article speaks of."""

import math
import re
from collections import Counter
from dataclasses import dataclass

from pipeline.extraction.places.finding import PlaceHit, find_places
from pipeline.extraction.places.lookup import Place, country_adjectives, country_names, find_towns
from pipeline.extraction.records import Where
from pipeline.language import AnnotatedArticle
from pipeline.lexicon.gazetteer import fold_name

# UCDP GED where_prec: the place itself, near it, its district, its province, a part of a country, the country
EXACT, NEAR, ADMIN2, ADMIN1, REGION, COUNTRY = 1, 2, 3, 4, 5, 6
NAMED, ADJECTIVE, DATELINE = 2, 1, 4  # how much a country's name, its adjective, the dateline say of where the article is
OWN_NAME = 4.0  # a place by its own name comes before one that is only sometimes called so
ALONE_POPULATION = 200_000  # without any context a smaller town of that name could be any of several
MOST_CONTEXT = 4  # mentions beyond that add nothing: a US paper's Paris is still in France
SIZE = 2.0  # what ten times the population counts for, against a mention's one
_ADJECTIVE = re.compile(r"[A-Z][a-z]+")


@dataclass(frozen=True)
class Context:
    """How often the article speaks of each country, and of each first-order division by folded name."""

    countries: dict[str, int]
    divisions: dict[str, int]


def read_context(article: AnnotatedArticle) -> Context:
    """Countries and divisions named in title, dateline and body."""
    countries, divisions = Counter(), Counter()
    adjectives = country_adjectives()
    for sentence in article.sentences:
        weight = DATELINE if sentence.part == "dateline" else NAMED
        for hit in find_places(sentence.text, sentence.start, sentence.part == "body"):
            first = hit.places[0]
            if first.kind == "country":
                countries[first.country_iso3] += weight
            elif first.kind == "admin1":
                countries[first.country_iso3] += weight
                divisions[fold_name(first.name)] += weight
            if hit.inside_kind == "country":
                countries[hit.inside] += weight
            elif hit.inside_kind == "admin1":
                divisions[fold_name(hit.inside)] += weight
                countries.update({_country_of(hit): weight} if _country_of(hit) else {})
        for word in _ADJECTIVE.findall(sentence.text):
            if iso3 := adjectives.get(word):
                countries[iso3] += ADJECTIVE
    return Context(dict(countries), dict(divisions))


def _country_of(hit: PlaceHit) -> str | None:
    divisions = [place for place in find_towns(hit.inside) if place.kind == "admin1"]
    return divisions[0].country_iso3 if divisions else None


def resolve_place(hit: PlaceHit, context: Context) -> Where | None:
    """The place a hit stands for; its name alone with a country when the gazetteer lacks it there; None when unclear."""
    fitting = [place for place in hit.places if _fits(place, hit)]
    if not fitting:
        return _outside_gazetteer(hit)
    best = min(fitting, key=lambda place: (-_score(place, hit, context), place.country_iso3, place.geonames_id or 0))
    known = hit.inside or context.countries.get(best.country_iso3) or context.divisions.get(fold_name(best.admin1 or ""))
    if best.kind != "country" and not known and best.population < ALONE_POPULATION:
        return None
    return _make_where(best, hit)


def _fits(place: Place, hit: PlaceHit) -> bool:
    if not hit.inside:
        return True
    if hit.inside_kind == "country":
        return place.country_iso3 == hit.inside
    return place.kind != "country" and fold_name(place.admin1 or "") == fold_name(hit.inside)


def _score(place: Place, hit: PlaceHit, context: Context) -> float:
    """Mentions of its country and division count most, then size; a country beats a town of its name."""
    nearby = min(context.countries.get(place.country_iso3, 0), MOST_CONTEXT) + 2 * min(
        context.divisions.get(fold_name(place.admin1 or ""), 0), MOST_CONTEXT
    )
    level = {"country": 16.0, "city": 3.0, "admin1": 0.5, "admin2": 0.0}[place.kind]
    own = OWN_NAME if fold_name(place.name) == fold_name(hit.text) else 0.0
    return nearby + level + own + SIZE * math.log10(place.population + 10)


def _outside_gazetteer(hit: PlaceHit) -> Where | None:
    if hit.inside_kind != "country":
        return None
    return Where(hit.text, country=country_names()[hit.inside], country_iso3=hit.inside, precision=COUNTRY)


def _make_where(place: Place, hit: PlaceHit) -> Where:
    names = country_names()
    country, iso3 = names.get(place.country_iso3), place.country_iso3 if place.country_iso3 in names else None
    if place.kind == "country":
        return Where(
            f"{hit.region} {hit.text}" if hit.region else hit.text,
            country=country,
            country_iso3=iso3,
            precision=REGION if hit.region else COUNTRY,
        )
    precision = {"city": NEAR if hit.near else EXACT, "admin2": ADMIN2, "admin1": ADMIN1}[place.kind]
    city = place.name if place.kind == "city" else None
    return Where(hit.text, city, place.admin1, country, iso3, place.geonames_id, place.latitude, place.longitude, precision)
