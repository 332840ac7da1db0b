"""Names that may stand in a dateline, from the gazetteer and the word lists."""

from functools import cache

import polars as pl

from pipeline.lexicon import load_words
from pipeline.lexicon.gazetteer import find_rows, fold_name, load_places

SURE = 10**7  # people given to countries and listed places: more than any rule asks for
_SMALLEST = 1_000  # people: rules ask for no less


def count_people(name: str) -> int:
    """Inhabitants of the largest place of that name; 0 when none is known."""
    folded = fold_name(name)
    if folded in _load_listed():
        return SURE
    people = load_places()["population"]
    return max((people[row] for row in find_rows(folded) if (people[row] or 0) >= _SMALLEST), default=0)


def is_region(name: str) -> bool:
    """Whether a name is that of a country, a state or province, or a newspapers' short form of one (`Calif.`)."""
    return fold_name(name) in _load_regions()


def is_not_place(name: str) -> bool:
    """Whether a word heads lines that are no datelines (`BREAKING`), though some town bears it."""
    return fold_name(name) in {fold_name(word) for word in load_kind("not_place")}


@cache
def load_kind(kind: str) -> frozenset[str]:
    """The words of one kind in the list of datelines."""
    return frozenset(row["words"] for row in load_words("datelines") if row["kind"] == kind)


@cache
def _load_regions() -> frozenset[str]:
    countries = [name for row in load_words("countries") for name in (row["name"], *row["aliases"].split("|"))]
    states = [row[column] for row in load_words("us_states") for column in ("name", "newspaper_form", "postal_code")]
    divisions = load_places().filter(pl.col("kind") == "admin1")["name"].to_list()
    return frozenset(fold_name(name) for name in (*countries, *states, *divisions, *load_kind("place"))) - {""}


@cache
def _load_listed() -> frozenset[str]:
    """Countries, their capitals, and the places of the list of datelines."""
    listed = [name for row in load_words("countries") for name in (row["name"], *row["aliases"].split("|"), row["capital"])]
    return frozenset(map(fold_name, (*listed, *load_kind("place")))) - {""}
