"""Which place a name stands for: by the state or country beside it, else by the countries the article speaks of."""

import math
from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotation.document import Sentence
from pipeline.annotation.places.context import Context, division_of, read_context
from pipeline.annotation.places.gazetteer import Place, bears_name, country_names, find_towns, lies_in
from pipeline.annotation.places.recognition import recognise_toponyms
from pipeline.annotation.places.toponyms import Places, Toponym
from pipeline.contract.records import Where
from pipeline.lexicon import words_of
from pipeline.lexicon.gazetteer import fold_name
from pipeline.rules import rule

# UCDP GED where_prec: the place itself, near it, its district, its province, a part of a country, the country
EXACT, NEAR, ADMIN2, ADMIN1, REGION, COUNTRY = 1, 2, 3, 4, 5, 6
OWN_NAME = 4.0  # a place by its own name comes before one that is only sometimes called so
ALONE_POPULATION = 200_000  # without any context a smaller town of that name could be any of several
ELSEWHERE_POPULATION = 100_000  # a smaller town of another division is not meant in an article that is about one division
WORLD_POPULATION = 500_000  # a city that size may be meant in an article about another country
NEARLY_ALL = 0.85  # of the people of all places of a name
FAMOUS = 8.0  # what such a city has before its namesakes in a country that the article speaks of
MOST_CONTEXT = 4  # mentions beyond that add nothing: a US paper's Paris is still in France
OVERSHADOWED = 20  # times as many people: "Paris" is in France even where Texas is spoken of, unless Texas is what it is about
SIZE = 2.0  # what ten times the population counts for, against a mention's one


def read_places(sentences: Sequence[Sentence], publisher: str | None) -> Places:
    """The place names of some sentences of an article, sentence by sentence, each resolved by all that the article says of where it is."""
    toponyms = recognise_toponyms(sentences)
    context = read_context(sentences, toponyms, publisher)
    resolved = tuple(tuple(replace(hit, where=_resolve(hit, context)) for hit in found) for found in toponyms)
    return Places(resolved, context.country, context.countries.get(context.country or "", 0))


def _resolve(hit: Toponym, context: Context) -> Where | None:
    """The place a hit stands for; its name alone with a country when the gazetteer lacks it there; None when unclear."""
    fitting = [place for place in hit.candidates if not hit.inside or lies_in(place, (hit.inside, hit.inside_kind))]
    if not fitting:
        return _outside_gazetteer(hit, context)
    if hit.names_site and context.country:
        fitting = [place for place in fitting if place.country_iso3 == context.country] or fitting
    standing = [place for place in fitting if not _is_overshadowed(place, fitting, hit, context)]
    best = min(standing, key=lambda place: (-_score(place, hit, context), place.country_iso3, place.geonames_id or 0))
    if best.kind == "country" or hit.inside or _is_supported(best, context) or _stands_out(best, fitting, hit, context):
        return _make_where(best, hit)
    if not (hit.located or hit.served):
        return None
    return _outside_gazetteer(hit, context) or _in_some_division(hit, fitting, context)


@rule("places.country_of_most_namesakes", fires_on="A man was shot in Greenville.", spares="A bomb went off in Kabul.", otherwise=None)
def _in_some_division(hit: Toponym, fitting: list[Place], context: Context) -> Where | None:
    """The name and the country alone, where nearly all who live in places so called live in one country."""
    own = [place for place in fitting if bears_name(place, hit.text)]
    people = sum(place.population for place in own)
    for iso3 in dict.fromkeys(place.country_iso3 for place in own):
        here = sum(place.population for place in own if place.country_iso3 == iso3)
        if here >= NEARLY_ALL * people and context.country in (None, iso3) and (not context.countries or iso3 in context.countries):
            return Where(hit.text, country=country_names().get(iso3), country_iso3=iso3, precision=COUNTRY)
    return None


@rule("places.spoken_of", fires_on="A man was shot in Valencia.", spares="A man was shot in Birmingham.")
def _is_supported(place: Place, context: Context) -> bool:
    """Whether the article speaks of the place's division, or of its country and no division there leads."""
    if context.speaks_of(place):
        return True
    elsewhere = context.country == place.country_iso3 and context.division and place.population < ELSEWHERE_POPULATION
    return bool(context.countries.get(place.country_iso3)) and not elsewhere


@rule("places.large_or_only", fires_on="A man was shot in Birmingham.", spares="A man was shot in Valencia.")
def _stands_out(place: Place, fitting: list[Place], hit: Toponym, context: Context) -> bool:
    """Whether the place can be told by its size, or as the only one that bears the name, in an article that is about nowhere else."""
    own = bears_name(place, hit.text)
    if context.country and context.country != place.country_iso3:
        return place.population >= WORLD_POPULATION and own
    if context.division and context.country:
        return place.population >= ALONE_POPULATION
    others = [other for other in fitting if (other.country_iso3, other.admin1) != (place.country_iso3, place.admin1)]
    spoken_of = not context.countries or place.country_iso3 in context.countries
    return place.population >= ALONE_POPULATION or (not others and own and spoken_of)


@rule("places.overshadowed_by_city", fires_on="Voters in Ohio were told of the attack in Paris.", spares="A bomb went off in Mosul.")
def _is_overshadowed(place: Place, fitting: list[Place], hit: Toponym, context: Context) -> bool:
    """Whether a city known the world over bears the town's name, and the article is not about the town's division."""
    if place.kind != "city" or hit.inside or division_of(place) == context.division:
        return False
    own = (other.population for other in fitting if other.kind == "city" and bears_name(other, hit.text))
    largest = max(own, default=0)
    return largest >= WORLD_POPULATION and place.population * OVERSHADOWED < largest


def _score(place: Place, hit: Toponym, context: Context) -> float:
    """Mentions of its country, division and district count most, then size; a country beats a town of its name."""
    nearby = min(context.countries.get(place.country_iso3, 0), MOST_CONTEXT) + 2 * min(context.speaks_of(place), MOST_CONTEXT)
    if place.kind == "city" and place.admin2:
        nearby += min(context.districts.get((*division_of(place), fold_name(place.admin2)), 0), MOST_CONTEXT)
    level = {"country": 16.0, "city": 3.0, "admin1": 0.5, "admin2": 0.0}[place.kind]
    own = OWN_NAME if bears_name(place, hit.text) else 0.0
    famous = (
        FAMOUS
        if own and place.population >= WORLD_POPULATION and place.kind == "city" and context.countries.get(place.country_iso3)
        else 0.0
    )
    return nearby + level + own + famous + SIZE * math.log10(place.population + 10)


@rule("places.name_unknown", fires_on="A patrol was hit in Qarshabad, Afghanistan.", spares="A bomb went off in Kabul.", otherwise=None)
def _outside_gazetteer(hit: Toponym, context: Context) -> Where | None:
    """The name as it stands, with the division or country beside it, else with those that the article is about."""
    names, division = country_names(), None
    if hit.inside_kind == "admin1":
        found = [place for place in find_towns(hit.inside) if place.kind == "admin1" and place.country_iso3 in context.countries]
        division = next((place for place in found if place.country_iso3 == context.country), found[0] if found else None)
    elif not hit.inside and context.division:
        iso3, name = context.division
        division = next(
            (place for place in find_towns(name) if place.kind == "admin1" and place.country_iso3 == iso3 == context.country), None
        )
    if division:
        return replace(_make_where(division, hit), place_name=hit.text, city=_spelled_in_text(hit))
    iso3 = hit.inside if hit.inside_kind == "country" else context.country
    if hit.inside_kind == "admin1" or iso3 not in names:
        return None
    return Where(hit.text, city=_spelled_in_text(hit), country=names[iso3], country_iso3=iso3, precision=COUNTRY)


@rule(
    "places.town_as_spelled",
    fires_on="A patrol was hit in Qarshabad, Afghanistan.",
    spares="A patrol was hit in Qarsh Valley, Afghanistan.",
    otherwise=None,
)
def _spelled_in_text(hit: Toponym) -> str | None:
    """A town that the gazetteer lacks, as the text spells it; None of parts of towns, regions, and names that divisions bear."""
    if hit.quarter or any(place.kind != "city" for place in hit.candidates) or hit.text in words_of("cues", "region_name"):
        return None
    return None if words_of("cues", "region_noun") & set(hit.text.split()) else hit.text


def _make_where(place: Place, hit: Toponym) -> Where:
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
