"""Which places a text may name: every place that any of its capitalised names could stand for.

Where a name is read for what it says, one reading is chosen. Here none is: what no reading gives, the text surely does not name.
"""

import calendar
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.lexicon import list_words, load_words
from pipeline.lexicon.gazetteer import find_rows, fold_name, load_places

MAX_WORDS = 4  # of a name
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_TRIMMED = re.compile(r"(?:['’]s?|[.'’-]+)$")
_CALENDAR = frozenset(name.lower() for name in (*calendar.month_name, *calendar.day_name) if name)


@dataclass(frozen=True)
class Named:
    """GeoNames ids of towns, and ISO 3166-1 alpha-3 codes of countries: by their own names, or by those of places in them."""

    towns: frozenset[int]
    countries: frozenset[str]


def find_named(text: str) -> Named:
    """The places that the capitalised words of a text, one to MAX_WORDS in a row, may stand for."""
    towns: set[int] = set()
    countries: set[str] = set()
    words = _WORD.findall(text)
    for start, word in enumerate(words):
        if word[0].isupper():
            for size in range(1, MAX_WORDS + 1):
                found = find_bearers(" ".join(words[start : start + size]))
                towns |= found.towns
                countries |= found.countries
    return Named(frozenset(towns), frozenset(countries))


@lru_cache(maxsize=1 << 16)
def find_bearers(name: str) -> Named:
    """The places of that very name, possessive or not, and their countries; a common word or a day of the calendar is no name."""
    folded, (ids, codes) = _fold(name), _list_bearers()
    if folded in _CALENDAR or folded in list_words("common_words"):
        return _NOTHING
    rows = find_rows(folded)
    towns = frozenset(found for row in rows if (found := ids[row]) is not None)
    return Named(towns, frozenset(codes[row] for row in rows) | _list_countries().get(folded, frozenset()))


def _fold(name: str) -> str:
    return fold_name(_TRIMMED.sub("", name))


@cache
def _list_bearers() -> tuple[list[int | None], list[str]]:
    places = load_places()
    return places["geonames_id"].to_list(), places["country_iso3"].to_list()


@cache
def _list_countries() -> dict[str, frozenset[str]]:
    """Countries by each folded name, alias and demonym, and by what newspapers call their governments."""
    found: dict[str, set[str]] = {}
    for row in (row for row in load_words("countries") if row["iso3"]):
        for name in "|".join((row["name"], row["aliases"], row["demonyms"], row["capital"], row["government_names"])).split("|"):
            found.setdefault(fold_name(name), set()).add(row["iso3"])
    found.pop("", None)
    return {name: frozenset(codes) for name, codes in found.items()}


_NOTHING = Named(frozenset(), frozenset())
