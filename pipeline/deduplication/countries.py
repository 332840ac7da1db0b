"""Which state a body belongs to, as far as its own name says: "Iraqi Interior Ministry", "Armed Forces of the Philippines"."""

from functools import cache

from pipeline.deduplication.names import normalise_name
from pipeline.lexicon import load_words

OF_STATES = ("state", "government", "military", "police")  # types of actor whose name may say the state they belong to


@cache
def _forms() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Country by demonym and by name, in normalised form, and the names that a state of the USA bears too."""
    demonyms: dict[str, str] = {}
    names: dict[str, str] = {}
    for row in (row for row in load_words("countries") if row["iso3"]):  # states that are gone have no code
        demonyms |= {normalise_name(word): row["iso3"] for word in row["demonyms"].split("|") if word}
        names |= {normalise_name(word): row["iso3"] for word in (row["name"], *row["aliases"].split("|")) if word}
    return demonyms, names, frozenset(normalise_name(row["name"]) for row in load_words("us_states"))


@cache
def _seats() -> dict[str, str]:
    """Country by what newspapers call its government, such as a palace."""
    rows = load_words("countries")
    return {normalise_name(name): row["iso3"] for row in rows for name in row["government_names"].split("|") if name}


@cache
def _division_words() -> frozenset[str]:
    return frozenset(normalise_name(row["word"]) for row in load_words("division_words")) | {"city"}


def find_country(name: str) -> str | None:
    """ISO 3166-1 alpha-3 of the country that the name of a state's body names first or last; None where it names none, or two."""
    words = normalise_name(name).split()
    seat = _seats().get(" ".join(words))
    if seat:
        return seat
    found = {iso3 for iso3 in (_leading(words), _trailing(words)) if iso3}
    return found.pop() if len(found) == 1 else None


def _leading(words: list[str]) -> str | None:
    """The country at the head, by demonym or name. "Panama City Police", "New Mexico State Police" and the like name none."""
    demonyms, names, us_states = _forms()
    for length in range(len(words) - 1, 0, -1):
        head = " ".join(words[:length])
        if head in us_states or (head in names and words[length] in _division_words()):
            return None
        if head in demonyms or head in names:
            return demonyms.get(head) or names.get(head)
    return None


def _trailing(words: list[str]) -> str | None:
    """The country after the last "of"."""
    _, names, us_states = _forms()
    if "of" not in words[:-1]:
        return None
    place = len(words) - 1 - words[::-1].index("of")
    tail = [word for word in words[place + 1 :] if word != "the"]
    country = " ".join(tail)
    return None if country in us_states else names.get(country)
