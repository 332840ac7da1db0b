"""When two names are the same: case, accents, punctuation, possessives and a leading "the" aside.

Names of states and of organisations are known by other forms too, from the lists in pipeline/lexicon.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.lexicon import load_words

_POSSESSIVE = re.compile(r"['\u2019]s\b")
_DROPPED = re.compile(r"[.'\u2019`]")  # U.N. is UN, Sana'a is Sanaa
REMEMBERED = 1 << 18  # names kept with their form: newspapers repeat them, and 30 MB hold that many
_BRACKET = re.compile(r"\s*\([^()]*\)$")
_BETWEEN = re.compile(r"[^\w]+|_+")


@dataclass(frozen=True)
class Sourced:
    """A state or an organisation as a list has it."""

    name: str
    actor_type: str
    country_iso3: str | None


@lru_cache(maxsize=REMEMBERED)
def normalise_name(name: str) -> str:
    """The form by which names are compared: words in lower case, without accents, one space apart.

    A name of nothing but punctuation stays as it is, in lower case, so that it is equal to itself alone.
    """
    bare = name.lower() if name.isascii() else _strip_accents(name)
    words = _BETWEEN.sub(" ", _DROPPED.sub("", _POSSESSIVE.sub("", bare))).split()
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words) or name.casefold()


def _strip_accents(name: str) -> str:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


@cache
def sourced_states() -> dict[str, Sourced]:
    """States by each normalised form of their name."""
    return _by_form((row["name"], row["aliases"], Sourced(row["name"], "state", row["iso3"] or None)) for row in load_words("countries"))


@cache
def sourced_bodies() -> dict[str, Sourced]:
    """Organisations by each normalised form of their name. A short form that several share stands for none of them.

    Nor does a name that the list tells apart by a country in brackets, such as "National Guard": see bodies_at_home.
    """
    forms = _by_form((row["name"], row["aliases"], _make_body(row)) for row in load_words("organisations"))
    return {form: body for form, body in forms.items() if form != _bare_form(body.name)}


@cache
def bodies_at_home() -> dict[tuple[str, str], Sourced]:
    """Organisations whose name others bear in other countries, by that name and their own country."""
    rows = [(form, _make_body(row)) for row in load_words("organisations") if (form := _bare_form(row["name"])) and row["country_iso3"]]
    return {(form, body.country_iso3): body for form, body in rows}


def _make_body(row: Mapping[str, str]) -> Sourced:
    return Sourced(row["name"], row["actor_type"] or "other", row["country_iso3"] or None)


def _bare_form(name: str) -> str | None:
    """The name without its bracket; None for a name that has none."""
    bare = _BRACKET.sub("", name)
    return None if bare == name else normalise_name(bare)


def _by_form(rows: Iterable[tuple[str, str, Sourced]]) -> dict[str, Sourced]:
    """A name is its own bearer's even where it is another's alias; of two bearers of a name, or of an alias, neither has it."""
    names: dict[str, list[Sourced]] = {}
    aliases: dict[str, list[Sourced]] = {}
    for name, others, sourced in rows:
        names.setdefault(normalise_name(name), []).append(sourced)
        for other in filter(None, others.split("|")):
            bearers = aliases.setdefault(normalise_name(other), [])
            if sourced not in bearers:
                bearers.append(sourced)
    merged = {**aliases, **names}
    return {form: bearers[0] for form, bearers in merged.items() if len(bearers) == 1}
