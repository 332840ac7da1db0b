"""Addressees: to whom something was said, behind the cue or behind the call or meeting in which it was said."""

from spacy.tokens import Token

from pipeline.annotation.names.vocabulary import function_words
from pipeline.contract.records import Span
from pipeline.extraction.statements.cues import Cue
from pipeline.extraction.statements.grammar import ADVERBS, PREPOSITIONS
from pipeline.extraction.statements.phrases import phrase_right
from pipeline.extraction.statements.quotation_units import Unit

_TALKS = frozenset({"phone", "meeting", "interview"})  # media in which somebody answers
_NO_ADDRESSEE = function_words("interrogative") | PREPOSITIONS | ADVERBS | {"that", "and", "or"}


def find_addressee(unit: Unit, cue: Cue) -> tuple[int, int] | None:
    """Whom a cue addresses: the words right behind it."""
    at = cue.last
    if at >= len(unit.words) or unit.words[at].lower in _NO_ADDRESSEE or not unit.words[at].is_word:
        return None
    end = _end_of_addressee(unit, at)
    return (at, end) if end > at else None


def _end_of_addressee(unit: Unit, first: int) -> int:
    """The end of whom a cue addresses, from a word on: through the noun that a name belongs to ("told FBI investigators that")."""
    words, end = unit.words, phrase_right(unit.words, first)
    while first < end < len(words) and words[end - 1].is_capital and _is_head(words[end - 1].token, words[end].token):
        end += 1
    return end


def _is_head(name: Token | None, noun: Token | None) -> bool:
    plain = name is not None and noun is not None and noun.tag_ in {"NN", "NNS"} and noun.text[0].islower()
    return plain and name.head.i == noun.i and name.dep_ in {"compound", "nmod", "amod", "nmod:desc"}


def find_partner(unit: Unit, medium: str, span: Span) -> tuple[int, int] | None:
    """With whom a call, talk or meeting was held: words first to last (exclusive) behind "with"."""
    if medium not in _TALKS:
        return None
    at = next((number for number, word in enumerate(unit.words) if word.start >= span.end), len(unit.words))
    while at < len(unit.words) and (
        unit.words[at].lower in {"call", "conversation", "talks"} or unit.words[at].lower in function_words("adverb")
    ):
        at += 1
    if at + 1 >= len(unit.words) or unit.words[at].lower != "with":
        return None
    end = phrase_right(unit.words, at + 1)
    return (at + 1, end) if end > at + 1 and any(word.is_capital for word in unit.words[at + 1 : end]) else None
