"""Names → places: towns and divisions from the gazetteer, countries and US states from their lists."""

from dataclasses import dataclass
from functools import cache, lru_cache

import polars as pl

from pipeline.lexicon import load_words
from pipeline.lexicon.gazetteer import find_rows, fold_name, load_places

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
def _countries() -> dict[str, str]:
    """Name or alias of a country → ISO alpha-3: folded, but for acronyms ("US"), which in small letters are other words."""
    found: dict[str, str] = {}
    for row in load_words("countries"):
        for name in (row["name"], *row["aliases"].split("|")):
            for form in ((name, name.rstrip(".")) if name.isupper() else (fold_name(name),)) if row["iso3"] and name else ():
                found.setdefault(form, row["iso3"])
    return found


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset((row["iso3"], fold_name(row["capital"])) for row in load_words("countries") if row["iso3"] and row["capital"])


def is_capital(town: str, iso3: str) -> bool:
    """Whether the town is the capital of that country."""
    return (iso3, fold_name(town)) in _capitals()


@cache
def _governments() -> frozenset[str]:
    return frozenset(form for row in load_words("countries") for form in row["government_names"].split("|") if form)


def is_government(name: str) -> bool:
    """Whether the name is a government's by metonymy ("White House"), even where a town bears it."""
    return name in _governments()


@cache
def country_adjectives() -> dict[str, str]:
    """Demonyms ("Afghan", "Afghans") → ISO alpha-3; for context only, an adjective places no event."""
    return {form: row["iso3"] for row in load_words("countries") if row["iso3"] for form in row["demonyms"].split("|") if form}


@cache
def _states() -> dict[str, str]:
    """How newspapers write US states after a town ("Calif.", "CA") → the state's name."""
    return {form: row["name"] for row in load_words("us_states") for form in (row["newspaper_form"], row["postal_code"], row["name"])}


def find_country(name: str) -> str | None:
    """ISO alpha-3 of a country by name, or None."""
    return _countries().get(name) or _countries().get(fold_name(name))


def find_state(name: str) -> str | None:
    """Name of a US state by its name, newspaper form or postal code, or None."""
    return _states().get(name) or _states().get(f"{name}.")


@cache
def find_towns(name: str) -> tuple[Place, ...]:
    """Towns and divisions of that name, the most populous first."""
    found = [Place(*_rows().row(number)) for number in find_rows(fold_name(name))]
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
