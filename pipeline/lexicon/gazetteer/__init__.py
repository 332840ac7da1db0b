"""The gazetteer: towns of 1,000 people and more and their divisions, from GeoNames (CC BY 4.0, see README.md).

`build` makes the table from its sources; everything else only reads it.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import polars as pl

FILE = Path(__file__).parent / "places.parquet"
COLUMNS: dict[str, Any] = {
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


def find_rows(folded: str) -> list[int]:
    """Numbers of the rows of load_places that bear a folded name, in their order."""
    names, rows = _index_names()
    return rows[bisect_left(names, folded) : bisect_right(names, folded)].to_list()


@cache
def _index_names() -> tuple[list[str], pl.Series]:
    """All folded names in order, and the row of each. A dict of these 450,000 takes four times as long to make."""
    named = load_places().lazy().select("names").with_row_index("row").explode("names").drop_nulls().sort("names", "row").collect()
    return named["names"].to_list(), named["row"]
