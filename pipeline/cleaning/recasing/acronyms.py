"""Acronyms that an article explains in brackets, and the names they stand for."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.cleaning.recasing.tokens import Token

LONGEST = 10  # letters: longer ones in use are spoken as words and listed in no bracket
MAX_WORDS = 9  # of the name an acronym stands for
MATCHED = 0.5  # share of an acronym's letters that begin words of the name: those of a name in another language differ
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]")
_SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "a", "an", "de", "la", "del", "y", "los", "las", "el", "by", "with"))


def find_acronyms(text: str, tokens: Sequence[Token], classes: Sequence[str]) -> Iterator[tuple[int, str]]:
    """(index of a word, its label) for acronyms wherever they stand, and for the words of names before or inside brackets."""
    starts = [token.start for token in tokens]
    acronyms: set[str] = set()
    for bracket in _BRACKETS.finditer(text):
        inside = range(bisect_left(starts, bracket.start(1)), bisect_left(starts, bracket.end(1)))
        if not inside:
            continue
        first = inside[0]
        if len(inside) == 1 and _may_be(tokens[first], classes[first]):
            name = _find_name(tokens, first, tokens[first].word)
            if name:
                acronyms.add(tokens[first].word)
                yield from ((index, "c") for index in name)
        elif first and not text[tokens[first - 1].end : bracket.start()].strip() and _may_be(tokens[first - 1], classes[first - 1]):
            acronym = tokens[first - 1].word
            if _count_matches(acronym, [tokens[i].word for i in inside]) >= MATCHED:
                acronyms.add(acronym)
                yield from ((index, "c") for index in inside if tokens[index].word not in _SMALL)
    for index, token in enumerate(tokens):
        if token.word in acronyms and not token.fixed:
            yield index, "u"


def _may_be(token: Token, kind: str) -> bool:
    return 2 <= len(token.word) <= LONGEST and kind in "nu" and not token.fixed


def _find_name(tokens: Sequence[Token], before: int, acronym: str) -> list[int]:
    """Indices of the words before an acronym that it stands for, small words left out; empty when they do not match."""
    best: tuple[float, list[int]] = (0.0, [])
    for length in range(2, MAX_WORDS + 1):
        start = before - length
        if start < 0 or any(token.starts for token in tokens[start + 1 : before + 1]):
            break
        window = list(range(start, before))
        if tokens[start].word in _SMALL:
            continue
        score = _count_matches(acronym, [tokens[i].word for i in window])
        if score > best[0] and acronym[0] in {tokens[i].word[0] for i in window}:
            best = (score, [i for i in window if tokens[i].word not in _SMALL])
    return best[1] if best[0] >= MATCHED else []


def _count_matches(acronym: str, words: Sequence[str]) -> float:
    """Share of the acronym's letters that begin one of the words, each word used once."""
    initials = Counter(word[0] for word in words if word not in _SMALL)
    return sum((Counter(acronym) & initials).values()) / len(acronym)
