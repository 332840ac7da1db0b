"""Places: the cells of a place are those of one entry of the gazetteer, and the quote is a name of it."""

from collections.abc import Iterator, Mapping

from pipeline.annotation.places.gazetteer import Place, country_names, find_country, find_state, find_towns, lies_in
from pipeline.annotation.places.resolution import ADMIN1, ADMIN2, COUNTRY, EXACT, NEAR, REGION
from pipeline.annotation.places.within_names import read_capital
from pipeline.lexicon import words_of
from pipeline.verification.cells.material import Breach, Material, Row
from schemas.held import Held

PRECISIONS = {"city": (EXACT, NEAR), "admin2": (ADMIN2,), "admin1": (ADMIN1,)}
CELLS = ("city", "admin1", "country_iso3", "geonames_id", "latitude", "longitude")


def check_gazetteer(material: Material, table: str, columns: Mapping[str, Held]) -> Iterator[Breach]:
    """All cells of the place of a report, beginning with its name."""
    key = material.key(table)
    words = {name: material.words(table, name) for name in columns}
    for row in material.rows(table):
        quotes = {name: words[name][row[key]][0].quote for name in columns if row[key] in words[name]}
        wrong = _check({**row, "city": None} if _is_as_spelled(row, quotes.get("city")) else row, quotes)
        yield from (Breach(table, row[key], column, row[column], there) for column, there in wrong)


def _is_as_spelled(row: Row, quote: str | None) -> bool:
    """Whether the town is one that the gazetteer lacks there, under the name that the text has for it."""
    listed = [place for place in find_towns(quote or "") if place.kind == "city" and lies_in(place, (row["country_iso3"], "country"))]
    return row["city"] == quote and row["geonames_id"] is None and all(row["admin1"] and row["admin1"] != place.admin1 for place in listed)


def _check(row: Row, quotes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The cells that are wrong, each with what it should be."""
    region = _region_of(row["place_name"], quotes.get("place_name"))
    if region is None:
        yield "place_name", f"{quotes['place_name']!r}, the quote of its evidence"
    if row["country"] != country_names().get(row["country_iso3"]):
        yield "country", f"{country_names().get(row['country_iso3'])}, the name of {row['country_iso3']}"
    if all(row[name] is None for name in CELLS if name != "country_iso3"):
        yield from _check_country(row, quotes, region)
        return
    quote = quotes.get("latitude", "")
    fitting = [place for place in _places_of(quote, row["admin1"]) if place.kind != "country"]
    same = [place for place in fitting if _cells(place) == tuple(row[name] for name in CELLS)]
    if not same:
        yield from _explain(row, fitting, quote)
    elif row["where_prec"] not in {precision for place in same for precision in PRECISIONS[place.kind]}:
        yield "where_prec", f"what a {same[0].kind} can have"


def _region_of(name: str | None, quote: str | None) -> str | None:
    """The side of the country that a name has before its quote ("northern"), or ""; None where the name is another.

    A name that the text has in capitals may have been written as names are.
    """
    if name is None or quote is None or name == quote or (quote.isupper() and name.upper() == quote):
        return ""
    region = name.removesuffix(f" {quote}")
    return region if region != name and region.lower() in words_of("cues", "region") else None


def _check_country(row: Row, quotes: Mapping[str, str], region: str | None) -> Iterator[tuple[str, str]]:
    """Of a place without coordinates no more is known than its country: of the name, where that is a country's."""
    quote, iso3 = quotes.get("country_iso3", ""), row["country_iso3"]
    named = find_country(quote)
    if named and iso3 not in {named, *(place.country_iso3 for place in find_towns(quote))}:
        yield "country_iso3", f"{named}, by the quote {quote!r}"
    if iso3 and row["where_prec"] != (REGION if region else COUNTRY):
        yield "where_prec", str(REGION if region else COUNTRY)


def _places_of(quote: str, division: str | None) -> list[Place]:
    """What a name may stand for; of a name that the gazetteer lacks the division around it."""
    state = find_state(quote)
    around = [place for place in find_towns(division or "") if place.kind == "admin1"]
    capital = read_capital(quote)
    return [*find_towns(quote), *(find_towns(state) if state else ()), *((capital,) if capital else ()), *around]


def _cells(place: Place) -> tuple:
    iso3 = place.country_iso3 if place.country_iso3 in country_names() else None
    return (place.name if place.kind == "city" else None, place.admin1, iso3, place.geonames_id, place.latitude, place.longitude)


def _explain(row: Row, fitting: list[Place], quote: str) -> Iterator[tuple[str, str]]:
    said = [row[name] for name in CELLS]
    nearest = max(map(_cells, fitting), key=lambda cells: sum(map(_is_like, cells, said)), default=(None,) * len(CELLS))
    for name, there, here in zip(CELLS, nearest, said, strict=True):
        if there != here:
            yield name, f"{there}, in the gazetteer under {quote!r}"


def _is_like(one: object, other: object) -> bool:
    return one == other
