"""Contents: what was said, outside quotation marks: what the words behind a cue allow, else the complement that the parse gives it."""

from typing import NamedTuple

from spacy.tokens import Token

from pipeline.annotation.names.vocabulary import function_words
from pipeline.annotation.names.words import Word
from pipeline.annotation.syntax import RELATIVES, SUBJECTS, children
from pipeline.extraction.statements.addressees import find_addressee
from pipeline.extraction.statements.cues import GERUND, Cue
from pipeline.extraction.statements.grammar import (
    ADVERBS,
    AUXILIARIES,
    FINITE,
    NOUN_OPENERS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    STOPS,
    SUBJECT_PRONOUNS,
    is_time,
    trim_stops,
)
from pipeline.extraction.statements.phrases import phrase_right
from pipeline.extraction.statements.quotation_units import QUOTED, Unit

_ASKED = function_words("interrogative")
_OPENING = _ASKED | {"that"}
_CLAUSE_STARTS = (SUBJECT_PRONOUNS - {"who"}) | {"there"}
_ADJUNCTS, _DAY_LEADS, _FINITE = function_words("adjunct_opener"), function_words("day_lead"), function_words("finite_auxiliary")
_ARTICLES = function_words("article")
CHAINS = frozenset({"quoting", "citing"})  # what a medium reports is said by somebody else
_NO_OBJECT = PREPOSITIONS | {"and", "or", "but", "nor"} | CHAINS
_NO_CLAUSE = (_NO_OBJECT - {"for", "with"}) | function_words("no_clause")
_SHORT_MARKS = frozenset({"“", "”", '"', "''", "‘", "’"})
_FRONTED = frozenset({"what", "which"})
_BOUNDS = frozenset({("at", "least"), ("at", "most"), ("up", "to"), ("more", "than")})  # before a number
FARTHEST_WHAT = 6  # words between "what" and the verb by which it is called something
_NAMING_MARKS = frozenset({QUOTED, "“", '"', "''", "‘"})
FEWEST_CLAUSE = 2  # words of a clause; one word is no statement
FARTHEST_THAT = 14  # words between a cue and its "that"
_QUESTIONS = frozenset({"WP", "WRB", "WDT", "WP$"})
_CONDITIONS = frozenset({"if", "whether"})
_APART = frozenset({"punct", "conj", "parataxis"})
_BESIDE = frozenset({"conj", "discourse", "parataxis"})  # clauses of their own beside what was said
_INFINITIVES = frozenset({"xcomp", "advcl", "ccomp", "acl"})  # how the parse ties "to act" to "urged the council"


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
    start, last = _trim(words, start, limit)
    return Content(start, last, addressee) if _is_enough(words[start:last], cue) else None


def _trim(words: tuple[Word, ...], first: int, last: int) -> tuple[int, int]:
    """The words of a content without the "that" and the marks around it."""
    first += words[first].lower == "that" and first + 1 < last
    while first < last - 1 and words[first].text in STOPS:
        first += 1
    return first, trim_stops(words, first, last)


def _is_enough(words: tuple[Word, ...], cue: Cue) -> bool:
    """Whether words make a statement of a cue: not only days, adverbs and prepositions ("reported Sunday", "discussed publicly")."""
    if cue.has("quoted") and not any(word.text in _NAMING_MARKS for word in words):
        return False
    empty = PREPOSITIONS | ADVERBS
    bare = (is_time(word) or word.lower in empty or word.lower.endswith("ly") or not word.is_word for word in words)
    fewest = 1 if cue.has("object", "to", "naming") else FEWEST_CLAUSE
    enough = not all(bare) and sum(word.is_word or word.text == QUOTED for word in words) >= fewest
    return enough or any(word.text == QUOTED for word in words[:1])


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
    if (cue.has("addressee") and addressee) or (cue.has("clause") and not cue.has("addressee")):
        return _start_of_bare_clause(words, at, limit)
    return at if cue.has("that", "quote") and word.lower in _CLAUSE_STARTS and cue.form != GERUND else None


def _find_that(unit: Unit, cue: Cue, at: int, limit: int) -> int | None:
    """A "that" behind adjuncts only: "said in a letter on Friday that"."""
    words = unit.words
    if not cue.has("clause", "that", "addressee", "quote"):
        return None
    if words[at].lower == "that":
        is_apart = at > cue.last and _is_relative(words[at].token)
        return at if at + 1 < limit and words[at + 1].text not in STOPS and not is_apart else None
    first = words[at]
    if not (first.lower in _ADJUNCTS or is_time(first) or first.lower in ADVERBS or first.text == ","):
        return None
    for number in range(at, min(limit - 1, at + FARTHEST_THAT)):
        if words[number].lower == "that":
            return number if words[number].token is None or words[number].token.dep_ == "mark" else None
        lower = words[number].lower
        if words[number].tag in FINITE or words[number].text in {QUOTED, ";", ":"}:
            return None
        if lower in AUXILIARIES - {"'s"} or lower in _CLAUSE_STARTS:
            return None
    return None


def _past_days(words: tuple[Word, ...], at: int, limit: int) -> int:
    """The word behind a day that stands before an infinitive: "urged Okafor on Friday to resign"."""
    end = at
    while end < limit and (is_time(words[end]) or words[end].lower in _DAY_LEADS):
        end += 1
    return end if end < limit and words[end].lower in {"to", "not"} else at


def _is_relative(token: Token | None) -> bool:
    """Whether a "that" is the subject of a clause that describes a noun: "about the scandal that plagued her"."""
    return token is not None and token.dep_.startswith("nsubj")


def _start_of_bare_clause(words: tuple[Word, ...], at: int, limit: int) -> int | None:
    """Where a clause without "that" begins, past days, adverbs and adjuncts that name no subject."""
    while at < limit and (is_time(words[at]) or words[at].lower in ADVERBS - {"only", "even", "just"}):
        at += 1
    if at + 1 < limit and (words[at + 1].tag == "CD" or (words[at].lower, words[at + 1].lower) in _BOUNDS):
        return at  # "said about 40 were hurt", "said at least one was hurt"
    if at >= limit or (word := words[at]).lower == "about":
        return None  # "tweeted about the raid"
    if word.lower in _ADJUNCTS and word.text[0].islower():
        end = phrase_right(words, at + 1)
        return _start_of_bare_clause(words, end, limit) if at < end < limit and words[end].is_word else None
    if word.text in STOPS or word.lower in _NO_CLAUSE or word.lower in _FINITE:  # "what witnesses said was a bomb" began before the cue
        return None
    return at if word.is_word or word.text == QUOTED or word.text in {"(", "[", "$", "£", "€"} else None


def _names_something(words: tuple[Word, ...], at: int, limit: int) -> bool:
    """Whether "call", "describe" and the like give a name: "as" or a quotation follows soon, or a name and what it is called."""
    if words[at].lower in _NO_OBJECT:
        return False
    end = phrase_right(words, at)
    given = at < end < limit and (words[at].is_capital or end == at + 1) and words[end].lower in _ARTICLES
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
    named = words[first].is_capital or words[first].lower in OBJECT_PRONOUNS
    return named and end < limit and (words[end].lower in NOUN_OPENERS or words[end].lower == "to")


def _read_addressee(unit: Unit, cue: Cue, limit: int) -> tuple[int, tuple[int, int]] | None:
    """Whom the cue addresses before word `limit`, and the word behind it."""
    found = find_addressee(unit, cue)
    end = min(found[1], limit) if found else cue.last
    if end <= cue.last or (cue.has("object") and not _takes_two(unit.words, cue.last, end, limit)):
        return None
    return end, (cue.last, end)


def find_complement(unit: Unit, cue: Cue, limit: int) -> Content | None:
    """What the cue governs behind it, up to word `limit`, where its frames allow it."""
    dependents = _dependents_behind(unit, cue)
    main = next((one for one in dependents if _is_said(unit, cue, one)), None)
    if main is None:
        return None
    told = [_range(unit, cue, one) for one in dependents if one.dep_ in {"obj", "iobj"} and one.i < main.i and cue.has("addressee")]
    first, last = _range(unit, cue, main)
    for further in dependents[dependents.index(main) + 1 :]:
        if further.dep_ in _BESIDE:
            break
        last = max(last, _range(unit, cue, further)[1])
    if told and _opens_infinitive(unit, first):
        first = told[0][0]
    first, last = _trim(unit.words, first, min(last, limit))
    if not _is_enough(unit.words[first:last], cue):
        return None
    return Content(first, last, told[0] if told else None, _find_fronted(unit, cue, main))


def _find_fronted(unit: Unit, cue: Cue, main: Token) -> tuple[int, int] | None:
    """The relative word in front of the cue that the clause behind it lacks, or has for its subject: "which officials said would fail"."""
    own = (child for child in main.children if child.i < cue.token.i and child.lower_ in RELATIVES and child.dep_ in SUBJECTS)
    relative = next(own, None) or (None if _is_finite(main) else _relative_of(cue))
    if relative is None or main.dep_ != "ccomp":
        return None
    number = unit.number_of(relative)
    return (number, number + 1) if number is not None and number < cue.first else None


def _relative_of(cue: Cue) -> Token | None:
    """The "which" of a relative clause that the cue heads and has a subject of its own in."""
    if cue.token.dep_ != "acl:relcl":
        return None
    fronted = [child for child in cue.token.children if child.i < cue.token.i and child.lower_ in RELATIVES and child.dep_ != "nsubj"]
    return fronted[0] if fronted else None


def _dependents_behind(unit: Unit, cue: Cue) -> list[Token]:
    """What hangs on the words of the cue and ends behind them, in order."""
    own = [token for word in unit.words[cue.first : cue.last] if (token := word.token) is not None]
    numbers = {token.i for token in own}
    found = [
        child
        for token in own
        for child in token.children
        if child.i not in numbers and child.i > own[0].i and child.right_edge.i > own[-1].i and child.dep_ not in {"punct", "cc"}
    ]
    return sorted(found, key=lambda child: child.left_edge.i)


def _range(unit: Unit, cue: Cue, one: Token) -> tuple[int, int]:
    """The words of a dependent behind the cue."""
    first, last = unit.range_of(one.left_edge, one.right_edge) or (cue.last, cue.last)
    return min(max(first, cue.last), len(unit.words) - 1), max(last, cue.last)


def _opens_infinitive(unit: Unit, at: int) -> bool:
    return unit.words[at].lower == "to" or [word.lower for word in unit.words[at : at + 2]] == ["not", "to"]


def _is_said(unit: Unit, cue: Cue, one: Token) -> bool:
    """Whether a dependent is what the cue's frames announce."""
    first = _range(unit, cue, one)[0]
    if _opens_infinitive(unit, first):
        return cue.has("to") and one.dep_ in _INFINITIVES
    if one.dep_ == "ccomp" and (_asks(one) or _is_finite(one) or _relative_of(cue) is not None):
        return cue.has("clause", "that", "addressee") or (cue.has("if") and _asks(one))
    if cue.has("object"):
        if one.lower_ in CHAINS:
            return False
        governed = one.dep_ in {"obl", "advcl"} and first == cue.last and cue.last > cue.first + 1  # "called for an inquiry"
        governed = governed and unit.words[first].lower not in PREPOSITIONS
        return governed or one.dep_ in {"obj", "ccomp", "xcomp"}
    named = max((child.right_edge.i for child in one.head.children if child.dep_ not in _APART), default=0)
    return cue.has("naming") and one.dep_ == "obj" and one.right_edge.i < named  # something follows that it is called


def _is_finite(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children) or any(child.lower_ == "that" for child in children(verb, "mark"))


def _asks(verb: Token) -> bool:
    return verb.left_edge.tag_ in _QUESTIONS or verb.left_edge.lower_ in _CONDITIONS
