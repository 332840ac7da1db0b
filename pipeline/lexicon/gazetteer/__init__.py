"""The gazetteer: towns of 1,000 people and more and their divisions, from GeoNames (CC BY 4.0, see README.md).

`build` makes the table from its sources; everything else only reads it.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

import polars as pl

FILE = Path(__file__).parent / "places.parquet"
COLUMNS = {
    "kind": pl.String,  # city, admin1, admin2
    "name": pl.String,  # as GeoNames spells it
    "names": pl.List(pl.String),  # folded forms to look it up by
    "admin1": pl.String,
    "admin2": pl.String,
    "country_iso3": pl.String,
    "geonames_id": pl.Int64,
    "latitude": pl.Float64,
    "longitude": pl.Float64,
    "population": pl.Int64,
}
_NOT_LETTERS = re.compile(r"[^a-z ]+")


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """A name for look-up: no accents, case, apostrophes; hyphens as blanks. Idempotent."""
    base = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    return " ".join(_NOT_LETTERS.sub("", base.replace("-", " ").replace(".", " ")).split())


@cache
def load_places() -> pl.DataFrame:
    """All places: columns as in COLUMNS, about 190,000 rows."""
    return pl.read_parquet(FILE, glob=False, hive_partitioning=False)
