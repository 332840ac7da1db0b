"""From a quotation to its place: where in the cleaned text the words stand that a reader says it read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.contract.records import Span

# What one writer or program puts for another: each matches every one of its group.
_ALIKE = (
    r"[\"“”„‟«»]|''|``",
    r"['‘’‚‛‹›`´]",
    r"[-‐‑‒–—―−]",
    r"…|\.\.\.",
)
_PART = re.compile("|".join([r"(?P<blank>\s+)", *(f"(?P<alike{number}>{group})" for number, group in enumerate(_ALIKE)), r"(?P<other>.)"]))


@dataclass(frozen=True)
class Reject:
    """Why a quotation has no place in the text: the check it failed (quote_empty, quote_not_found, quote_ambiguous), and in words."""

    check: str
    reason: str


def align(quote: str, text: str, near: int | None = None) -> Span | Reject:
    """The place of a verbatim quotation in a cleaned text.

    It is looked for as it is written, then with any blanks, quotation marks, dashes and dots of an ellipsis for its own.
    Places that cut no word come before those that do. Of several the nearest to the offset `near` is taken, the first of two
    as near; without `near` they are ambiguous.
    """
    quote = quote.strip()
    if not quote:
        return Reject("quote_empty", "the quotation holds no words: give those that the value was read from")
    for pattern in (re.escape(quote), _loosen(quote)):
        places = [Span(found.start(), found.end()) for found in re.finditer(pattern, text)]
        if places:
            return _choose(list(_keep_whole(places, text)) or places, near)
    return Reject("quote_not_found", "the text does not hold the quotation: give the words as they stand there")


def _loosen(quote: str) -> str:
    """A pattern that matches the quotation in any typography."""

    def widen(part: re.Match[str]) -> str:
        kind = part.lastgroup or ""
        if kind == "blank":
            return r"\s+"
        return f"(?:{_ALIKE[int(kind.removeprefix('alike'))]})" if kind.startswith("alike") else re.escape(part[0])

    return "".join(widen(part) for part in _PART.finditer(quote))


def _keep_whole(places: Iterable[Span], text: str) -> Iterable[Span]:
    """Places at whose ends no word is cut."""
    for place in places:
        if not any(text[at - 1 : at + 1].isalnum() and 0 < at < len(text) for at in (place.start, place.end)):
            yield place


def _choose(places: list[Span], near: int | None) -> Span | Reject:
    if len(places) > 1 and near is None:
        return Reject("quote_ambiguous", f"the text holds the quotation {len(places)} times: give a longer one, or an offset near it")
    return min(places, key=lambda place: abs(place.start - (near or 0)))
