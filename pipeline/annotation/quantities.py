"""Numbers of people in words and figures, with what hedges them.

A number is (low, high, qualifier); words that give no number (several, dozens) have neither low nor high
and are vague.
"""

import re
from dataclasses import dataclass

from text_to_num import text2num

from pipeline.lexicon import any_of

_VAGUE, _NOBODY = any_of("quantities", "vague"), any_of("quantities", "nobody")
_WORD = any_of("quantities", "number_word")
_SPELLED = rf"(?:a hundred|a thousand|{_WORD})(?:(?:-|\s|\sand\s){_WORD})*"
_FIGURE = r"\d{1,3}(?:,\d{3})+|\d{1,6}"
_DOZENS = r"(?:a|one|two|three|four|half a)(?:\s|-)dozen"
NUMBER = rf"(?:{_DOZENS}|(?:{_SPELLED})(?![a-z])|{_FIGURE}|{_VAGUE}|{_NOBODY})"

_AT_LEAST = f"{any_of('quantities', 'at_least')}|{any_of('quantities', 'more_than')}"
_AT_MOST = f"{any_of('quantities', 'at_most')}|{any_of('quantities', 'fewer_than')}"
_HEDGES = f"{_AT_LEAST}|{_AT_MOST}|{any_of('quantities', 'about')}"
_COUNT = rf"(?:{_FIGURE}|{_SPELLED})"
_RANGE = rf"(?:between\s+{_COUNT}\s+and\s+{_COUNT}|{_COUNT}\s*(?:-|–|\sto\s|\sor\s)\s*{_COUNT})"
_SINGLE = rf"(?:(?:{_HEDGES})\s+)?{NUMBER}(?:\s+or\s+more)?"
QUANTITY = rf"(?:{_RANGE}|{_SINGLE})(?!\s*(?:%|per\s?cent\b))"
_ENDS = re.compile(rf"(?:between\s+)?(?P<from>{_COUNT})\s*(?:-|–|\sto\s|\sor\s|\sand\s)\s*(?P<to>{_COUNT})", re.I)
_PARTS = re.compile(rf"(?:(?P<hedge>{_HEDGES})\s+)?(?P<number>{NUMBER})(?P<ormore>\s+or\s+more)?", re.I)
TIMES = {"double": 2, "triple": 3, "quadruple": 4}  # as many were killed by a deed: "a double murder"
_LEADING = re.compile(QUANTITY, re.I)
DOZEN = 12


@dataclass(frozen=True)
class Quantity:
    """How many: bounds in whole numbers, None where the words give none."""

    low: int | None
    high: int | None
    qualifier: str


def parse_number(words: str) -> int | None:
    """The whole number that words or figures name; None when they name none (several, dozens)."""
    folded = re.sub(r"\s+", " ", words.strip().lower())
    if re.fullmatch(_NOBODY, folded):
        return 0
    if folded.endswith("dozen"):
        first = re.split(r"[ -]dozen", folded)[0]
        return {"a": DOZEN, "half a": DOZEN // 2, "several": None}.get(first, _spelled(first) and _spelled(first) * DOZEN)
    if re.fullmatch(_VAGUE, folded):
        return None
    if re.fullmatch(_FIGURE, folded):
        return int(folded.replace(",", ""))
    return _spelled(re.sub(r"^a (?=hundred|thousand)", "one ", folded))


def _spelled(words: str) -> int | None:
    try:
        return text2num(words, "en")
    except ValueError:
        return None


def read_quantity(words: str) -> Quantity:
    """A quantity from its words, hedge included ("at least 20", "more than a dozen", "between 5 and 7")."""
    if re.fullmatch(_RANGE, words.strip(), re.I) and (ends := _ENDS.fullmatch(words.strip())):
        low, high = parse_number(ends["from"]), parse_number(ends["to"])
        if low is not None and high is not None and low < high:
            return Quantity(low, high, "range")
    match = _PARTS.fullmatch(words.strip())
    if not match:
        return Quantity(None, None, "vague")
    count = parse_number(match["number"])
    if count is None:
        return Quantity(None, None, "vague")
    return _hedged(count, (match["hedge"] or "").lower(), bool(match["ormore"]))


def first_quantity(words: str) -> Quantity:
    """The quantity that the words begin with; a vague one where they begin with none."""
    match = _LEADING.match(words)
    return read_quantity(match[0]) if match else Quantity(None, None, "vague")


def count_of(words: str) -> Quantity:
    """How many people the words behind a count are: their number; of words without one as many as "double" and the like say, else one."""
    if _LEADING.fullmatch(words):
        return read_quantity(words)
    count = next((times for word, times in TIMES.items() if words.lower().startswith(word)), 1)
    return Quantity(count, count, "exact")


def _hedged(count: int, hedge: str, or_more: bool) -> Quantity:
    # "More than 20" stands for 20, not 21: the number is the one somebody gave, as code set `qualifier` says.
    if or_more or re.fullmatch(_AT_LEAST, hedge):
        return Quantity(count, None, "at_least")
    if re.fullmatch(_AT_MOST, hedge):
        return Quantity(None, count, "at_most")
    if hedge:
        return Quantity(count, count, "about")
    return Quantity(count, count, "exact")
