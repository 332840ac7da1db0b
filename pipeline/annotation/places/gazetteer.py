"""Names → places: towns and divisions from the gazetteer, countries and US states from their lists."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import polars as pl

from pipeline.annotation.names.vocabulary import find_state as find_nation
from pipeline.annotation.names.vocabulary import fold, government_names
from pipeline.lexicon import load_words
from pipeline.lexicon.gazetteer import find_rows, fold_name, load_places

English = tuple[str, frozenset[str]]  # the usual English name, and all folded names that newspapers print
CITY = 100_000  # people of a town whose bare name is the town's: smaller ones are named like persons and ordinary words


@dataclass(frozen=True)
class Place:
    """One entry of the gazetteer; `kind` is city, admin2, admin1 or country."""

    kind: str
    name: str
    admin1: str | None
    country_iso3: str
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    population: int
    admin2: str | None = None


@cache
def _rows() -> pl.DataFrame:
    """The gazetteer's rows as Place takes them."""
    return load_places().select("kind", "name", "admin1", "country_iso3", "geonames_id", "latitude", "longitude", "population", "admin2")


@cache
def country_names() -> dict[str, str]:
    """ISO alpha-3 → the name that column country holds."""
    return {row["iso3"]: row["name"] for row in load_words("countries") if row["iso3"]}


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset((row["iso3"], fold_name(row["capital"])) for row in load_words("countries") if row["iso3"] and row["capital"])


def is_capital(town: str, iso3: str) -> bool:
    """Whether the town is the capital of that country."""
    return (iso3, fold_name(town)) in _capitals()


@cache
def capital_of(iso3: str) -> Place | None:
    """The capital of a country, by its code; None where the gazetteer lacks it."""
    town = next((row["capital"] for row in load_words("countries") if row["iso3"] == iso3), "")
    return next((place for place in find_towns(town) if place.kind == "city" and place.country_iso3 == iso3), None) if town else None


def is_government(name: str) -> bool:
    """Whether the name is a government's by metonymy ("White House"), even where a town bears it."""
    return fold(name) in government_names()


@cache
def country_adjectives() -> dict[str, str]:
    """Demonyms ("Afghan", "Afghans") → ISO alpha-3; for context only, an adjective places no event."""
    return {form: row["iso3"] for row in load_words("countries") if row["iso3"] for form in row["demonyms"].split("|") if form}


@cache
def _states() -> dict[str, str]:
    """How newspapers write US states after a town ("Calif.", "CA") → the state's name."""
    return {form: row["name"] for row in load_words("us_states") for form in (row["newspaper_form"], row["postal_code"], row["name"])}


def find_country(name: str) -> str | None:
    """ISO alpha-3 of a country by name, or None; a state that is gone has none."""
    iso3 = find_nation(name)
    return iso3 if iso3 in country_names() else None


def find_state(name: str) -> str | None:
    """Name of a US state by its name, newspaper form or postal code, or None."""
    return _states().get(name) or _states().get(f"{name}.")


@cache
def _english_names() -> dict[Hashable, English]:
    """Towns by GeoNames id, divisions of the first order by country and GeoNames's name → how newspapers call them."""
    towns = {int(row["geonames_id"]): _read_forms(row) for row in load_words("city_names")}
    return towns | {(row["iso3"], row["geonames_name"]): _read_forms(row) for row in load_words("division_names")}


def _read_forms(row: Mapping[str, str]) -> English:
    names = (row["name"], row.get("geonames_name", ""), *row["forms"].split("|"))
    return row["name"], frozenset(map(fold_name, names)) - {""}


@cache
def _forms_of_divisions() -> dict[tuple[str, str], frozenset[str]]:
    """Divisions by country and usual English name → all folded names that newspapers print."""
    return {(row["iso3"], row["name"]): _read_forms(row)[1] for row in load_words("division_names")}


@cache
def _rows_by_form() -> dict[str, tuple[int, ...]]:
    """Folded name that newspapers print → the numbers of the rows that it may stand for."""
    ids = [key for key in _english_names() if isinstance(key, int)]
    called = load_places().with_row_index("row").filter((pl.col("kind") == "admin1") | pl.col("geonames_id").is_in(ids))
    forms: dict[str, tuple[int, ...]] = {}
    for row, kind, name, iso3, town in called.select("row", "kind", "name", "country_iso3", "geonames_id").iter_rows():
        _, printed = _english_names().get((iso3, name) if kind == "admin1" else town, ("", frozenset()))
        for form in printed:
            forms[form] = (*forms.get(form, ()), row)
    return forms


def _read_place(number: int) -> Place:
    """A row of the gazetteer, it and its division under their usual English names."""
    place = Place(*_rows().row(number))
    division = _english_names().get((place.country_iso3, place.admin1 or ""))
    if division:
        place = replace(place, admin1=division[0], name=division[0] if place.kind == "admin1" else place.name)
    english = _english_names().get(place.geonames_id or 0)
    return replace(place, name=english[0]) if english else place


def bears_name(place: Place, name: str) -> bool:
    """Whether the place is called so by itself, or usually in English, and not only in some list."""
    if squeeze_name(place.name) == squeeze_name(name):
        return True
    if place.kind == "admin1":
        return fold_name(name) in _forms_of_divisions().get((place.country_iso3, place.name), ())
    return fold_name(name) in _english_names().get(place.geonames_id or 0, ("", frozenset[str]()))[1]


@cache
def find_towns(name: str) -> tuple[Place, ...]:
    """Towns and divisions of that name, the most populous first."""
    folded = fold_name(name)
    found = [_read_place(number) for number in dict.fromkeys((*find_rows(folded), *_rows_by_form().get(folded, ())))]
    return tuple(sorted(found, key=lambda place: (-place.population, place.kind, place.country_iso3, place.geonames_id or 0)))


def is_city(name: str) -> bool:
    """Whether the most populous place of a name is a large one."""
    return any(place.population >= CITY for place in find_towns(name)[:1])


def lies_in(place: Place, inside: tuple[str | None, str | None]) -> bool:
    """Whether a place lies in the country (by its code) or the division (by its name) that is named beside it."""
    name, kind = inside
    if kind == "country":
        return place.country_iso3 == name
    return place.kind != "country" and fold_name(place.admin1 or "") == fold_name(name or "")


@lru_cache(maxsize=65536)
def squeeze_name(name: str) -> str:
    """The name without blanks, and with "Saint" in short: "De Soto" and "DeSoto", "St. Cloud" and "Saint Cloud"."""
    return fold_name(name).replace("saint ", "st ").replace("new york city", "new york").replace(" ", "")
