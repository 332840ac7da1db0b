"""With what: weapons named in a sentence, verbatim and by GTD's list; whether the attacker meant to die."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.extraction.matching import PhraseMatcher, fold_case
from pipeline.extraction.records import Span
from pipeline.language import Sentence
from pipeline.lexicon import load_words

_SELF = r"(?:himself|herself|themselves)"
_SELF_HARM = rf"(?:blew|blow|blowing|blown) {_SELF} up|detonated (?:{_SELF}|(?:his|her|their) (?:explosive )?vests?)"
_SUICIDE = re.compile(rf"\b(?:suicide (?:(?:car )?bomb\w*|attack\w*|blast|vest|mission)|{_SELF_HARM})\b", re.I)


@dataclass(frozen=True)
class Means:
    """One weapon named."""

    span: Span
    text: str
    weapon_type: str


@cache
def _matcher() -> tuple[PhraseMatcher, tuple[dict[str, str], ...]]:
    rows = load_words("weapons")
    return PhraseMatcher((row["phrase"], number) for number, row in enumerate(rows)), rows


def find_means(sentence: Sentence) -> list[Means]:
    """Weapons in order of the text."""
    matcher, rows = _matcher()
    return [
        Means(Span(sentence.start + hit.start, sentence.start + hit.end), sentence.text[hit.start : hit.end], rows[hit.row]["weapon_type"])
        for hit in matcher.find(fold_case(sentence.text))
    ]


def find_suicide(sentence: Sentence) -> Span | None:
    """The words that say that the attacker meant to die."""
    match = _SUICIDE.search(sentence.text)
    return Span(sentence.start + match.start(), sentence.start + match.end()) if match else None
