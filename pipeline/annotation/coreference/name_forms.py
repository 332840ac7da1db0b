"""What tells names apart: whether two are one person's, and by which keys the actors that a name may mean are found."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from pipeline.annotation.names.affiliations import is_acronym
from pipeline.annotation.names.vocabulary import NAME_SUFFIXES, bodies, demonyms, fold, function_words, states

Held = TypeVar("Held")
_SMALL = function_words("name_filler")
_NOT_TELLING = NAME_SUFFIXES | {"al", "el", "bin"}


class Directory(Generic[Held]):
    """Things by keys, each key with what was put under it in the order in which things first came."""

    def __init__(self) -> None:
        self._order: dict[int, int] = {}
        self._held: dict[Hashable, dict[int, Held]] = defaultdict(dict)

    def put(self, thing: Held, keys: Iterable[Hashable]) -> None:
        """Puts a thing under further keys; under those that it had it stays."""
        place = self._order.setdefault(id(thing), len(self._order))
        for key in keys:
            self._held[key][place] = thing

    def find(self, keys: Iterable[Hashable]) -> list[Held]:
        """All that stand under any of the keys, in order."""
        found: dict[int, Held] = {}
        for key in keys:
            found |= self._held.get(key, {})
        return [found[place] for place in sorted(found)]


def person_keys(name: str) -> list[Hashable]:
    """Keys of a person's name: two names of one person end alike, or the word that is one is the last but one of three of the other."""
    words = person_words(name)
    return [("person", word) for word in words[-2 if len(words) > 2 else -1 :]]


def body_keys(name: str, kind: str | None, listed: str | None) -> list[Hashable]:
    """Keys of a body's name: its last word, what tells it apart, its entry in the list, and its kind where that is compared."""
    words = fold(name).split()
    keys: list[Hashable] = [("last", words[-1] if words else ""), ("key", body_key(name))]
    return keys + ([("listed", listed)] if listed else []) + ([("kind", kind)] if kind == "igo" else [])


@lru_cache(maxsize=16384)
def body_key(name: str) -> frozenset[str]:
    """The words that tell a body apart, so that "Ministry of Health" and "Health Ministry" are one."""
    words = [word for word in fold(_spell_out(name)).replace("-", " ").split() if word not in _SMALL]
    rest = words[1:] if words and (words[0] in demonyms() or words[0] in states()) else words
    return frozenset(rest if len(rest) > 1 or " ".join(rest) in bodies() else words)


def _spell_out(name: str) -> str:
    """The name with an acronym that opens it written out as the list has it ("UN mission …")."""
    first, _, rest = name.partition(" ")
    body = bodies().get(fold(first)) if rest and is_acronym(first) else None
    return f"{body.name} {rest}" if body else name


@lru_cache(maxsize=16384)
def person_words(name: str) -> list[str]:
    """The words of a person's name that tell it apart, folded: no "Jr.", no Arabic article, no initial but the first word's."""
    words = [re.sub(r"^(?:al|el|ul)-", "", word) for word in fold(name).split()]
    kept = [word for word in words if word not in _NOT_TELLING and not (len(word) == 1 and word != words[0])]
    return kept or words


def head_of(name: str) -> str:
    """The noun that heads a body's name: "the Coalition" is short for "Harbour Coalition", "the Board" for "Board of Ports"."""
    words = fold(name).split()
    return words[0] if len(words) > 1 and words[1] in {"of", "for"} else words[-1] if words else ""


def same_person(full: str, other: str) -> bool:
    """Whether the shorter of two names can stand for the longer: its surname alone, or with a given name that agrees."""
    left, right = person_words(full), person_words(other)
    if len(left) < len(right):
        left, right = right, left
    if len(right) == 1:
        return right[0] == left[-1] or (len(left) > 2 and right[0] == left[-2] and not len(right[0]) < 3)
    if right[0] in function_words("person_particle") and left[-len(right) :] == right:
        return True  # "Rick Van Warner", "Van Warner"
    return left[-1] == right[-1] and _initials_agree(left[0], right[0]) and (set(right) <= set(left) or len(right) == 2)


def may_name_one(name: str, other: str) -> bool:
    """Whether two names can be one person's in a short report: as `same_person`, or the one is the given name of the other."""
    if not name or not other:
        return False
    short, full = sorted((person_words(name), person_words(other)), key=len)
    return same_person(name, other) or short == full[:1]


def _initials_agree(one: str, other: str) -> bool:
    return (
        one == other or (min(len(one), len(other)) == 1 and one[0] == other[0]) or (min(len(one), len(other)) > 2 and one[:3] == other[:3])
    )
