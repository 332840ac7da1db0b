"""The word lists behind the rules on names, folded for look-up."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.lexicon import load_words

NAME_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})  # behind a person's name, folded
LONGEST_SHORT = 3  # letters of an acronym that in small letters is another word


class Title(NamedTuple):
    """A title or function; kind is honorific, rank, office, style or modifier."""

    kind: str
    gender: str


class Body(NamedTuple):
    """What a listed organisation is: its name in the list, its type, and whether the name has other readings too."""

    name: str
    actor_type: str | None
    ambiguous: bool


class HeadNoun(NamedTuple):
    """A noun that heads names of bodies; `loose` nouns do so in lower case too, behind a state's name;
    `alone` ones are names by themselves ("Congress")."""

    actor_type: str
    loose: bool
    alone: bool


@lru_cache(maxsize=131072)
def fold(name: str) -> str:
    """A name for look-up: lower case, straight apostrophes, no dots of abbreviation."""
    return name.lower().replace("’", "'").replace("‘", "'").replace(".", "").replace("‑", "-")


@cache
def titles() -> dict[str, Title]:
    """Folded title → what it is. Titles of several words are keyed by the words with single blanks."""
    return {fold(row["title"]): Title(row["kind"], row["gender"]) for row in load_words("titles")}


@cache
def abbreviations() -> tuple[str, ...]:
    """Forms that end in a dot which ends no sentence ("Gen.", "Inc."), as they are written."""
    dotted = {part for row in load_words("titles") for part in row["title"].split() if part.endswith(".")}
    dotted |= {part for row in load_words("actor_nouns") for part in row["noun"].split() if part.endswith(".")}
    return tuple(sorted({form.capitalize() for form in dotted if len(form) > 2} | {"Jr.", "Sr.", "St."}))


@cache
def head_nouns() -> dict[str, HeadNoun]:
    """Folded noun → type of the bodies it heads."""
    return {
        fold(row["noun"]): HeadNoun(row["actor_type"], row["loose"] == "yes", row["loose"] == "alone") for row in load_words("actor_nouns")
    }


@cache
def not_actors() -> dict[str, str]:
    """Folded word → what a name ending in it is instead of an actor (place, time, event, work, product, channel, belief)."""
    return {fold(row["word"]): row["kind"] for row in load_words("not_actors")}


@cache
def given_names() -> dict[str, str]:
    """Given name → M, F, or nothing where it is both."""
    return {row["name"]: row["gender"] for row in load_words("person_names")}


@cache
def function_words(name: str) -> frozenset[str]:
    """The words of one closed class, folded."""
    return frozenset(row["word"].replace("’", "'") for row in load_words("function_words") if name in row["classes"].split("|"))


@cache
def states() -> dict[str, str]:
    """Folded name or alias of a state → ISO alpha-3, of one that is gone its name. Short capitals ("US") are told by `find_state`."""
    found: dict[str, str] = {}
    for row in load_words("countries"):
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                found.setdefault(fold(name), row["iso3"] or row["name"])
    return found


@cache
def demonyms() -> dict[str, str]:
    """Folded adjective or noun of nationality → ISO alpha-3."""
    return {fold(form): row["iso3"] for row in load_words("countries") for form in row["demonyms"].split("|") if form}


@cache
def government_names() -> dict[str, str]:
    """Folded name by which newspapers call a government ("Kremlin") → ISO alpha-3."""
    return {fold(form): row["iso3"] for row in load_words("countries") for form in row["government_names"].split("|") if form}


@cache
def bodies() -> dict[str, Body]:
    """Folded name or alias of a listed organisation → what it is."""
    found: dict[str, Body] = {}
    for row in load_words("organisations"):
        body = Body(row["name"], row["actor_type"] or None, bool(row["ambiguous"]) and row["ambiguous"] != "no")
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                found.setdefault(fold(re.sub(r"^[Tt]he ", "", name)), body)
    return found


@cache
def short_bodies() -> frozenset[str]:
    """Names and aliases of listed organisations with few letters, as they are written: "KIA" is one, "Kia" is none."""
    names = (name for row in load_words("organisations") for name in (row["name"], *row["aliases"].split("|")))
    return frozenset(name for name in names if 0 < len(name) <= LONGEST_SHORT)


def find_body_named(name: str) -> Body | None:
    """The listed organisation of a name; one of few letters only where the list writes it so."""
    body = bodies().get(fold(name).replace(" ,", ","))
    plain = name.replace(".", "")
    return None if body and len(plain) <= LONGEST_SHORT and not plain.isupper() and name not in short_bodies() else body


@cache
def longest_title() -> int:
    """How many words the longest title has."""
    return max(title.count(" ") for title in titles()) + 1


def find_state(name: str) -> str | None:
    """ISO alpha-3 of a state by its name, as in `states`; codes of two or three letters only in capitals."""
    iso3 = states().get(fold(name))
    plain = name.replace(".", "")
    return iso3 if iso3 and (len(plain) > 3 or plain.isupper()) else None


@cache
def saying_verbs() -> frozenset[str]:
    """Past and third-person forms of verbs of speech: where one stands, an apposition is over."""
    forms = {form for row in load_words("speech_verbs") for form in row["forms"].split("|") if " " not in form}
    return frozenset(form for form in forms if form.endswith("ed")) | {"said", "says", "told", "tells", "wrote", "writes"}
