"""Attributions without a verb of speech: by a noun with its owner ("the mayor's claim that"), by a state of mind ("is sure that")."""

from functools import cache

from spacy.tokens import Token

from pipeline.annotation import syntax
from pipeline.annotation.names.vocabulary import fold
from pipeline.annotation.names.words import Word
from pipeline.annotation.syntax import children
from pipeline.extraction.statements.clauses import Attribution
from pipeline.extraction.statements.cues import Entry
from pipeline.extraction.statements.grammar import SUBJECT_PRONOUNS, trim_stops
from pipeline.extraction.statements.phrases import phrase_left
from pipeline.extraction.statements.quotation_units import Unit
from pipeline.extraction.statements.sources import Source
from pipeline.lexicon import load_words

MOST_BETWEEN = 2  # adjectives between an owner and the noun: "the mayor's first public promise"
FEWEST_WORDS = 3  # of what was said
_OWNERS = frozenset({"his", "her"})
_OPENERS = frozenset({"that", "to"})  # of the clause behind the word
_NOBODY = frozenset({"it", "that", "this", "what", "which"})
_CLAUSES = frozenset({"acl", "acl:relcl", "ccomp", "advcl", "xcomp"})
_PARTS = ("JJ", "NN", "CD", "VBN", "VBG")  # tags of the words between


@cache
def _listed(part: str) -> dict[str, Entry]:
    """Folded word of a part of speech → its entry."""
    rows = (row for row in load_words("attribution_words") if row["part"] == part)
    return {row["word"]: Entry(row["word"], frozenset(row["frame"].split("|")), row["speech_act"]) for row in rows}


def read_nominal(unit: Unit) -> list[Attribution]:
    """What nouns with an owner and adjectives of mind attribute."""
    found = []
    for at, word in enumerate(unit.words):
        token = word.token
        if token is None or not word.text[0].islower():
            continue
        opens = at + 1 < len(unit.words) and unit.words[at + 1].lower in _OPENERS
        made = (_read_noun(unit, at, token) or _read_adjective(unit, at, token)) if opens else None
        if made:
            found.append(made)
    return found


def _read_noun(unit: Unit, at: int, token: Token) -> Attribution | None:
    noun = _listed("noun").get(fold(token.lemma_)) if token.tag_ in {"NN", "NNS"} else None
    if noun is None:
        return None
    content = _clause_of(unit, at, token, noun.frames)
    source = _owner(unit, at) if content else None
    if source is None:
        return None
    return Attribution(unit, (at, at + 1), noun.speech_act, source, (content,), False, "nominal")


def _owner(unit: Unit, at: int) -> Source | None:
    """Whose a noun is: the phrase before "'s", or "his" and "her"."""
    words = unit.words
    for before in range(at - 1, max(-1, at - 2 - MOST_BETWEEN), -1):
        if words[before].lower in _OWNERS:
            return Source(before, before + 1, False, "owner")
        if words[before].lower in {"'s", "'"} and before:
            found = phrase_left(words, before, frozenset())
            return Source(*found, False, "owner") if found else None
        if not words[before].tag.startswith(_PARTS):
            return None
    return None


def _read_adjective(unit: Unit, at: int, token: Token) -> Attribution | None:
    state = _listed("adjective").get(token.lower_)
    copulas = children(token, "cop", "aux:pass") if state else []
    subjects = children(token, "nsubj", "nsubj:pass") if copulas else []
    if not subjects or syntax.is_negated(token) or syntax.is_unreal(token) or subjects[0].i > token.i:
        return None
    content = _clause_of(unit, at, token, state.frames)
    first, last = syntax.phrase(subjects[0])
    source = unit.range_of(token.doc[first], token.doc[last - 1]) if content else None
    if source is None or subjects[0].lower_ in _NOBODY or _is_joined(unit.words[source[1] - 1]):
        return None
    number = unit.number_of(copulas[0])
    cue = (number, at + 1) if number is not None and number == at - 1 else (at, at + 1)
    return Attribution(unit, cue, state.speech_act, Source(*source, False, "subject"), (content,), False, "minded")


def _is_joined(word: Word) -> bool:
    """Whether a word holds a pronoun and its verb: "I'm"."""
    return "'" in word.lower and word.lower.split("'")[0] in SUBJECT_PRONOUNS


def _clause_of(unit: Unit, at: int, token: Token, frames: frozenset[str]) -> tuple[int, int] | None:
    """The words of the clause behind a word: with "that", which is no relative, or an infinitive, as its frames have it."""
    opener, opening = unit.words[at + 1], unit.words[at + 1].token
    if opening is None:
        return None
    is_that = "that" in frames and opener.lower == "that" and opening.dep_ == "mark"
    is_infinitive = "to" in frames and opener.lower == "to" and opening.tag_ == "TO"
    clause = next((child for child in token.children if child.i > token.i and child.dep_ in _CLAUSES), None)
    if clause is None or not (is_that or is_infinitive) or not clause.left_edge.i <= opening.i <= clause.i:
        return None
    found = unit.range_of(opening, clause.right_edge)
    if found is None:
        return None
    first, last = found[0] + is_that, trim_stops(unit.words, *found)
    return (first, last) if last - first >= FEWEST_WORDS else None
