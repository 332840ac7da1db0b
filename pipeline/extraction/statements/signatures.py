"""Words with their speaker's name behind a dash: a post ("… — Lena Okafor (@okafor) May 3, 2019"), a quotation set apart.

A signature closes a paragraph, which is what was said from its begin to the dash.
"""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from pipeline.contract.records import Span
from pipeline.extraction.statements.units import Unit

LONGEST_NAME = 8  # words of a name with its title
MOST_BEHIND = 6  # words behind a name: the day of a post, the paper that was told
FEWEST_NAMED, MOST_NAMED = 2, 5  # words of a name that no rule knows for an actor's
FEWEST_SIGNED = 3  # words of what was said
_DASHES = frozenset({"—", "–", "―", "--", "-"})
_SMALL = frozenset({"of", "de", "la", "van", "von", "al", "the", "and", "bin"})


class Signature(NamedTuple):
    """Who signed: words first to last (exclusive) of a unit, the name's handle if it is a post's, and the parts of what was said."""

    unit: Unit
    first: int
    last: int
    handle: Span | None
    parts: tuple[Span, ...]

    @property
    def is_sure(self) -> bool:
        """Whether it needs no known actor: a handle, or a name of several words that ends the paragraph."""
        words = self.unit.words
        closes = all(not word.is_word for word in words[self.last :])
        return self.handle is not None or (closes and FEWEST_NAMED <= self.last - self.first <= MOST_NAMED)


def find_signatures(text: str, units: Sequence[Unit]) -> dict[int, Signature]:
    """Signatures of the body's paragraphs, by the index of the unit that holds them."""
    found = {}
    for part, group in groupby(units, key=lambda unit: (unit.part, unit.paragraph)):
        paragraph = list(group)
        if part[0] == "body" and (signature := _read(text, paragraph)):
            found[signature.unit.index] = signature
    return found


def _read(text: str, paragraph: list[Unit]) -> Signature | None:
    unit = paragraph[-1]
    words = unit.words
    for dash in range(len(words) - 2, -1, -1):
        if words[dash].text not in _DASHES or not (last := _name_end(unit, dash + 1)):
            continue
        handle = _handle(unit, last)
        quoted = _quotations(paragraph[:-1], unit, dash)
        parts = quoted or ((Span(paragraph[0].start, _rstrip(text, words[dash].start)),) if handle else ())
        behind = len(words) - last - (3 if handle else 0)
        if parts and behind <= MOST_BEHIND and sum(len(text[part.start : part.end].split()) for part in parts) >= FEWEST_SIGNED:
            return Signature(unit, dash + 1, last, handle, parts)
    return None


def _rstrip(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _name_end(unit: Unit, first: int) -> int | None:
    """The word behind a name in capitals that begins at a word."""
    words, last = unit.words, first
    while last < len(words) and last - first < LONGEST_NAME and (words[last].is_capital or words[last].lower in _SMALL):
        last += 1
    return last if last > first and words[first].is_capital and words[first].text[0] != "@" else None


def _handle(unit: Unit, at: int) -> Span | None:
    """The "@name" in brackets at a word."""
    words = unit.words[at : at + 3]
    held = len(words) == 3 and words[0].text == "(" and words[1].text.startswith("@") and words[2].text == ")"
    return Span(words[1].start, words[1].end) if held else None


def _quotations(before: list[Unit], unit: Unit, dash: int) -> tuple[Span, ...]:
    """The quotations of a paragraph that holds nothing else before its dash."""
    found = [*(other.quoted_before() for other in before), unit.quoted_before(dash)]
    return () if None in found else tuple(part for parts in found for part in parts)
