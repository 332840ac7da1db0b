"""Finds the phrases of a word list in a text: whole words, longest first, whatever their case; and compares phrases so.

What stands beside a phrase is looked at as far as words can bear on it, and not as far as the text goes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

KEPT = 256  # texts whose folded form stays at hand: several lists are looked for in each sentence
AROUND = 400  # characters beside a phrase among which words that bear on it are looked for: some sixty words
_SAME = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "“": '"', "”": '"', "\n": " ", "\xa0": " "})


@lru_cache(maxsize=KEPT)
def fold_case(text: str) -> str:
    """The text in lower case with plain quotes and dashes, character for character (the length stays)."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow in lower case: leave those as they are
        lowered = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lowered.translate(_SAME)


def before(text: str, at: int) -> str:
    """The words that stand before a place of the text, near enough to bear on it."""
    return text[max(0, at - AROUND) : at]


def behind(text: str, at: int) -> str:
    """The words that stand behind a place of the text, near enough to bear on it."""
    return text[at : at + AROUND]


def is_end_of(words: str, others: str) -> bool:
    """Whether the words are the last ones of others, or all of them, whatever their case: "Lee" of "Roy Lee"."""
    tail, whole = fold_case(words).split(), fold_case(others).split()
    return whole[-len(tail) :] == tail


def says_less(words: str, others: str) -> bool:
    """Whether others say the same with more before it: "rifle" and "SKS rifle"."""
    return len(words.split()) < len(others.split()) and is_end_of(words, others)


@dataclass(frozen=True)
class Hit:
    """One place where a phrase of the list stands; `row` is the list's row."""

    start: int
    end: int
    row: int


class PhraseMatcher:
    """Phrases → rows. A phrase listed twice stands for its first row."""

    def __init__(self, phrases: Iterable[tuple[str, int]]) -> None:
        first: dict[str, int] = {}
        for phrase, row in phrases:
            first.setdefault(fold_case(phrase), row)
        self._rows = list(first.values())
        self._automaton = AhoCorasick(list(first), matchkind=MatchKind.Standard)

    def find(self, folded: str) -> list[Hit]:
        """Hits in a text already folded with `fold_case`, left to right, none overlapping, the longest first."""
        hits = sorted(self._whole_words(folded), key=lambda hit: (hit.start, -hit.end))
        kept: list[Hit] = []
        for hit in hits:
            if not kept or hit.start >= kept[-1].end:
                kept.append(hit)
        return kept

    def _whole_words(self, folded: str) -> Iterator[Hit]:
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            before, after = folded[start - 1 : start], folded[end : end + 1]
            if not (before.isalnum() or after.isalnum()):
                yield Hit(start, end, self._rows[pattern])

    def matches(self, folded: str) -> bool:
        """Whether any phrase stands in the text."""
        return any(True for _ in self._whole_words(folded))
