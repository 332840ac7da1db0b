"""What was said, when it stands outside quotation marks: from behind the cue, or before it, to the end of its clause."""

from typing import NamedTuple

from spacy.tokens import Token

from pipeline.annotation.names.vocabulary import function_words
from pipeline.annotation.names.words import Word
from pipeline.extraction.statements.cues import GERUND, Cue
from pipeline.extraction.statements.grammar import (
    ADVERBS,
    AUXILIARIES,
    NOUN_OPENERS,
    PREPOSITIONS,
    STOPS,
    SUBJECT_PRONOUNS,
    is_time,
    trim_stops,
)
from pipeline.extraction.statements.phrases import phrase_right
from pipeline.extraction.statements.units import QUOTED, Unit

_ASKED = function_words("interrogative")
_OPENING = _ASKED | {"that"}
_CLAUSE_STARTS = (SUBJECT_PRONOUNS - {"who"}) | {"there"}
_ADJUNCTS, _FINITE = function_words("adjunct_opener"), function_words("finite_auxiliary")
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
CHAINS = frozenset({"quoting", "citing"})  # what a medium reports is said by somebody else
_NO_OBJECT = PREPOSITIONS | {"and", "or", "but", "nor"} | CHAINS
_NO_CLAUSE = (_NO_OBJECT - {"for", "with"}) | function_words("no_clause")
_NO_ADDRESSEE = _OPENING | PREPOSITIONS | ADVERBS | {"and", "or"}
_SHORT_MARKS = frozenset({"“", "”", '"', "''", "‘", "’"})
_FRONTED = frozenset({"what", "which"})
FARTHEST_WHAT = 6  # words between "what" and the verb by which it is called something
_NAMING_MARKS = frozenset({QUOTED, "“", '"', "''", "‘"})
FEWEST_TOLD = 4  # words of a clause without "that" behind the one it was told to
FEWEST_CLAUSE = 2  # words of a clause; one word is no statement
FARTHEST_THAT = 14  # words between a cue and its "that"


class Content(NamedTuple):
    """Words first to last (exclusive) of a unit that were said, and of whom they were said to, if the cue names one.

    `fronted` is the relative word that stands before its cue: "the plan, which officials said would work".
    """

    first: int
    last: int
    addressee: tuple[int, int] | None = None
    fronted: tuple[int, int] | None = None

    @property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """All words of the content, as ranges."""
        return tuple(part for part in (self.fronted, (self.first, self.last)) if part)


def content_after(unit: Unit, cue: Cue, limit: int) -> Content | None:
    """What follows the cue up to word `limit`, where its frame allows it."""
    words, at, addressee = unit.words, cue.last, None
    if cue.has("naming") and at < limit and _is_fronted(words, cue):
        return _read_called(words, at, limit)
    if at < limit and cue.has("addressee") and (found := _read_addressee(unit, cue, limit)):
        at, addressee = found
    if addressee and cue.has("to"):
        at = _past_days(words, at, limit)
    start = _open_clause(unit, cue, at, limit, addressee) if at < limit else None
    if start is None:
        return None
    if words[start].lower in {"to", "not"} and addressee and cue.has("to"):
        start = addressee[0]
    elif words[start].lower in {"that", ":"} and start + 1 < limit:
        start += 1
    while start < limit - 1 and words[start].text in STOPS:
        start += 1
    last = trim_stops(words, start, limit)
    bare = addressee and start == at and words[start].text != QUOTED and words[start].lower != "to" and not cue.has("object")
    if bare and last - start < FEWEST_TOLD:
        return None
    return Content(start, last, addressee) if is_enough(words, cue, start, last) else None


def is_enough(words: tuple[Word, ...], cue: Cue, start: int, last: int) -> bool:
    """Whether words start to last make a statement of such a cue."""
    if start < last and words[start].text == QUOTED:
        return True
    if all(word.lower in ADVERBS or word.lower.endswith("ly") or not word.is_word for word in words[start:last]):
        return False  # "discussed publicly"
    if cue.has("quoted") and not any(word.text in _NAMING_MARKS for word in words[start:last]):
        return False
    if all(is_time(word) or word.lower in PREPOSITIONS or not word.is_word for word in words[start:last]):
        return False  # "reported Sunday"
    fewest = 1 if cue.has("object", "to", "naming") else FEWEST_CLAUSE
    return sum(word.is_word or word.text == QUOTED for word in words[start:last]) >= fewest


def _open_clause(unit: Unit, cue: Cue, at: int, limit: int, addressee: tuple[int, int] | None) -> int | None:
    """The word with which the content begins, None when the cue's frames do not allow what follows."""
    words = unit.words
    word = words[at]
    if (that := _find_that(unit, cue, at, limit)) is not None:
        return that
    if word.lower in _OPENING and (cue.has("clause", "that", "addressee") or (word.lower in _ASKED and cue.has("if"))):
        return at
    infinitive = word.lower == "to" or (word.lower == "not" and words[at + 1 : at + 2] and words[at + 1].lower == "to")
    if (infinitive and at + 1 < limit and cue.has("to")) or (word.text == ":" and cue.has("clause", "that", "quote")):
        return at
    if cue.has("naming"):
        return at if _names_something(words, at, limit) else None
    if cue.has("object"):
        return at if (word.is_word or word.text == QUOTED) and word.lower not in _NO_OBJECT else None
    if word.text == QUOTED and not cue.has("quote", "clause", "that", "addressee"):
        return None
    if (cue.has("addressee") and addressee) or (cue.has("clause") and not cue.has("addressee")):
        return _start_of_bare_clause(words, at, limit)
    return at if cue.has("that", "quote") and word.lower in _CLAUSE_STARTS and cue.form != GERUND else None


def _find_that(unit: Unit, cue: Cue, at: int, limit: int) -> int | None:
    """A "that" behind adjuncts only: "said in a letter on Friday that"."""
    words = unit.words
    if not cue.has("clause", "that", "addressee"):
        return None
    if words[at].lower == "that":
        is_apart = at > cue.last and _is_relative(unit.tokens[at])
        return at if at + 1 < limit and words[at + 1].text not in STOPS and not is_apart else None
    first = words[at]
    if not (first.lower in _ADJUNCTS or is_time(first) or first.lower in ADVERBS or first.text == ","):
        return None
    for number in range(at, min(limit - 1, at + FARTHEST_THAT)):
        if words[number].lower == "that":
            return None if _is_relative(unit.tokens[number]) else number
        lower, token = words[number].lower, unit.tokens[number]
        if token is not None and token.tag_ in _FINITE_TAGS:
            return None
        if words[number].text in {QUOTED, ";", ":"} or lower in AUXILIARIES - {"'s"} or lower in _CLAUSE_STARTS:
            return None
    return None


def _past_days(words: tuple[Word, ...], at: int, limit: int) -> int:
    """The word behind a day that stands before an infinitive: "urged Okafor on Friday to resign"."""
    end = at
    while end < limit and (is_time(words[end]) or words[end].lower in {"on", "late", "early"}):
        end += 1
    return end if end < limit and words[end].lower in {"to", "not"} else at


def _is_relative(token: Token | None) -> bool:
    """Whether a "that" is the subject of a clause that describes a noun: "about the scandal that plagued her"."""
    return token is not None and token.dep_.startswith("nsubj")


def _start_of_bare_clause(words: tuple[Word, ...], at: int, limit: int) -> int | None:
    """Where a clause without "that" begins, past days, adverbs and adjuncts that name no subject."""
    while at < limit and (is_time(words[at]) or words[at].lower in ADVERBS - {"only", "even", "just"}):
        at += 1
    if at >= limit:
        return None
    word = words[at]
    if word.lower == "about":
        return None  # "tweeted about the raid"
    if word.lower in _ADJUNCTS and word.text[0].islower():
        end = phrase_right(words, at + 1)
        while end < limit and (words[end].lower == "of" or is_time(words[end])):
            end = phrase_right(words, end + 1) if words[end].lower == "of" else end + 1
        return _start_of_bare_clause(words, end, limit) if at < end < limit and words[end].is_word else None
    if word.text in STOPS or word.lower in _NO_CLAUSE or word.lower in _FINITE:  # "what witnesses said was a bomb" began before the cue
        return None
    return at if word.is_word or word.text == QUOTED or word.text in {"(", "[", "$", "£", "€"} else None


def _names_something(words: tuple[Word, ...], at: int, limit: int) -> bool:
    """Whether "call", "describe" and the like give a name: "as" or a quotation follows soon, or a name and what it is called."""
    if words[at].lower in _NO_OBJECT:
        return False
    end = phrase_right(words, at)
    given = at < end < limit and (words[at].is_capital or end == at + 1) and words[end].lower in {"a", "an", "the"}
    return given or any(word.lower == "as" or word.text in _NAMING_MARKS for word in words[at : min(limit, at + FARTHEST_THAT)])


def _is_fronted(words: tuple[Word, ...], cue: Cue) -> bool:
    """Whether what is called something stands before the cue as "what" or "which"."""
    return any(word.lower in _FRONTED for word in words[max(0, cue.group - FARTHEST_WHAT) : cue.group])


def _read_called(words: tuple[Word, ...], at: int, limit: int) -> Content | None:
    """What "what police called a raid" calls it: the phrase behind the cue."""
    if words[at].lower == "as" and at + 1 < limit:
        at += 1
    last = at + 1 if words[at].text == QUOTED else min(phrase_right(words, at, wide=True), limit)
    if last < limit and words[last].text == QUOTED and words[at].lower in NOUN_OPENERS:
        last += 1  # "a “mindless attack”"
    marked = next((number for number in range(at, min(last + 1, limit)) if words[number].text in _SHORT_MARKS), None)
    if marked is not None:  # a quotation of a word or two
        last = next((number + 1 for number in range(marked + 1, limit) if words[number].text in _SHORT_MARKS), last)
    last = trim_stops(words, at, last)
    return Content(at, last) if last > at and words[at].lower not in _NO_OBJECT else None


def _takes_two(words: tuple[Word, ...], first: int, end: int, limit: int) -> bool:
    """Whether a name or pronoun is followed by what was promised to it: "guaranteed Okafor the safety of …"."""
    named = words[first].is_capital or words[first].lower in {"him", "them", "us", "me"}
    return named and end < limit and (words[end].lower in NOUN_OPENERS or words[end].lower in {"that", "to"})


def _end_of_addressee(unit: Unit, first: int) -> int:
    """The end of whom a cue addresses, from a word on: through the noun that a name belongs to ("told FBI investigators that")."""
    words, end = unit.words, phrase_right(unit.words, first)
    while first < end < len(words) and words[end - 1].is_capital and _is_head(unit.tokens[end - 1], unit.tokens[end]):
        end += 1
    return end


def _is_head(name: Token | None, noun: Token | None) -> bool:
    plain = name is not None and noun is not None and noun.tag_ in {"NN", "NNS"} and noun.text[0].islower()
    return plain and name.head.i == noun.i and name.dep_ in {"compound", "nmod", "amod", "nmod:desc"}


def find_addressee(unit: Unit, cue: Cue) -> tuple[int, int] | None:
    """Whom a cue addresses: the words right behind it."""
    at = cue.last
    if at >= len(unit.words) or unit.words[at].lower in _NO_ADDRESSEE or not unit.words[at].is_word:
        return None
    end = _end_of_addressee(unit, at)
    return (at, end) if end > at else None


def _read_addressee(unit: Unit, cue: Cue, limit: int) -> tuple[int, tuple[int, int]] | None:
    """Whom the cue addresses before word `limit`, and the word behind it."""
    found = find_addressee(unit, cue)
    end = min(found[1], limit) if found else cue.last
    if end <= cue.last or (cue.has("object") and not _takes_two(unit.words, cue.last, end, limit)):
        return None
    return end, (cue.last, end)
