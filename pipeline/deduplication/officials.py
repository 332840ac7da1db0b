"""Whether a number comes from an authority: a body of a state, or somebody who is said to speak for one."""

from collections.abc import Iterable
from functools import cache

from pipeline.deduplication.countries import OF_STATES
from pipeline.deduplication.names import normalise_name
from pipeline.lexicon import load_words

LONGEST = 3  # words of the longest entries


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """Words of those who speak for a state, and words that show that somebody does not."""
    listed = load_words("officials")
    bodies = {normalise_name(row["noun"]) for row in load_words("actor_nouns") if row["actor_type"] in OF_STATES}
    official = {normalise_name(row["word"]) for row in listed if row["is_official"] == "yes"}
    other = {normalise_name(row["word"]) for row in listed if row["is_official"] == "no"}
    return frozenset((official | bodies) - other), frozenset(other)


def is_official(actor_type: str | None, descriptions: Iterable[str | None]) -> bool:
    """Whether an actor of this type, or somebody so described (name, role, affiliation), speaks for a state.

    A word to the contrary ("former", "residents") outweighs the others, unless the actor is itself a body of a state.
    """
    if actor_type in OF_STATES:
        return True
    official, other = _words()
    phrases = {phrase for description in descriptions if description for phrase in _phrases(normalise_name(description))}
    return bool(phrases & official) and not phrases & other


def _phrases(text: str) -> Iterable[str]:
    words = text.split()
    return (" ".join(words[start : start + length]) for start in range(len(words)) for length in range(1, LONGEST + 1))
