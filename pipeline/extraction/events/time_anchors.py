"""What a date tells the day of: the trigger it hangs on, the verb before it, the head of its clause; or what came days before it."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from pipeline.annotation.boundaries import sentence_of
from pipeline.annotation.document import Sentence
from pipeline.annotation.syntax import CLAUSES, LONGEST_CHAIN, children, is_verb
from pipeline.annotation.times import COUNTED, DAY, TimeExpression, count_back
from pipeline.contract.records import Span
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.types import ARREST, GENERIC
from pipeline.lexicon import words_of
from pipeline.rules import rule

FEW = 4  # words between a day and the noun it qualifies
OPENING = 6  # words before a day that opens its sentence: "at about 2.20 a.m. on Jan. 23"
_PREMODIFIERS = frozenset({"compound", "amod", "nmod:poss", "nmod", "nummod", "nmod:unmarked", "obl", "det", "dep", "appos", "advmod"})
ON = frozenset({"on", "in", "at", "around", "about"})  # what stands before a day that qualifies no noun
_LIGHT = frozenset({"-", '"', "'"})  # marks that end no clause
_ABOUT = r"(?<!\bmore than )(?<!\bless than )(?<!\bnearly )(?<!\balmost )(?<!\bover )"  # not so many, but more or fewer
_COUNTED = re.compile(rf"{_ABOUT}{COUNTED}after\b", re.I)


def find_anchor(day: Token, inside: dict[int, Token]) -> tuple[Token, Token | None]:
    """(what a date tells the day of, the noun that the date stands before and qualifies, if any).

    That is a trigger it hangs on, else the verb before it, with nothing but its complements between, else the head of its clause.
    `inside` has the words of triggers, each with the head of its own.
    """
    word, owner = day, None
    for _ in range(LONGEST_CHAIN):
        if word.i in inside and word != day:
            return inside[word.i], owner
        if is_verb(word) or word.dep_ in CLAUSES or word.head.i == word.i:
            break
        if _qualifies(day, word) and not is_predicate(word.head):
            owner = None if word.head.lower_ in words_of("cues", "part_of_day") or word.head.i in inside else word.head
        word = word.head
    before = None if owner else _verb_before(day)
    anchor = before or (_root_of(word) if opens_sentence(day) and not _is_head(word) else word)
    anchor = _content_of(anchor, day)
    return inside.get(anchor.i, anchor), owner


def _root_of(word: Token) -> Token:
    """The head of a word's sentence."""
    first, last = sentence_of(word)
    return word.doc[first:last].root


def _content_of(verb: Token, day: Token) -> Token:
    """What is told, where a verb of telling in the present stands before a day, or one closes the sentence: "police say on Sunday …"."""
    if verb.i > day.i and lemma_of(verb) in words_of("cues", "other_day"):
        told = (one.head if one.dep_ in {"aux", "aux:pass", "cop"} else one for one in verb.doc[day.i + 1 : verb.i] if is_verb(one))
        return next(told, verb)
    if verb.i < day.i and verb.tag_ in {"VBP", "VBZ"} and lemma_of(verb) in words_of("cues", "other_day"):
        return next((child for child in children(verb, "ccomp") if child.i > day.i), verb)
    return verb


def _qualifies(day: Token, word: Token) -> bool:
    """Whether a date, or the part of a day in it, hangs on a noun behind it: "the July 4 parade", not "on July 4 police …"."""
    if not (day.i < word.head.i and word.dep_ in _PREMODIFIERS) or is_verb(word.head):
        return False
    start = day.i
    while start > sentence_of(day)[0] and day.i - start < FEW and day.doc[start - 1].tag_[:2] in {"NN", "CD", "JJ"}:
        start -= 1
    bare = start > sentence_of(day)[0] and day.doc[start - 1].lower_ in ON
    return word.nbor().tag_ == "POS" or not bare


def opens_sentence(day: Token) -> bool:
    """Whether a date stands at the head of its sentence."""
    return day.i - sentence_of(day)[0] < OPENING


def _is_head(word: Token) -> bool:
    """Whether a word heads a clause."""
    return is_verb(word) or is_predicate(word)


@rule(
    "events.dates.verb_before",
    fires_on="There was a raid in Kisumu on Monday.",
    spares="On Monday, a bomb exploded.",
    otherwise=None,
)
def _verb_before(day: Token) -> Token | None:
    """The verb that stands before a date with no comma, conjunction or other clause between, where parsers hang dates too high."""
    for word in reversed(day.doc[sentence_of(day)[0] : day.i]):
        if word.dep_ in {"mark", "cc"} or (word.is_punct and word.text not in _LIGHT):
            return None
        if is_clause_verb(word) and word.dep_ != "case":
            return word.head if word.dep_ in {"aux", "aux:pass", "cop"} else word
    return None


def is_predicate(word: Token) -> bool:
    """Whether a noun or adjective heads a clause: "two were dead"."""
    return bool(children(word, "cop", "nsubj"))


def is_clause_verb(word: Token) -> bool:
    """Whether a word is a verb of a clause, not one that qualifies a noun."""
    return is_verb(word) and word.dep_ not in {"amod", "compound"}


def lemma_of(word: Token) -> str:
    """The dictionary form of a word, lower case."""
    return word.lemma_.lower()


@rule(
    "events.dates.counted_back",
    fires_on="The mayor spoke on Monday, two days after the bombing.",
    spares="The mayor spoke on Monday, long after the bombing.",
    otherwise=None,
)
def count_after(sentence: Sentence, hits: Sequence[TimeExpression]) -> TimeExpression | None:
    """The day of what a later one is told to come after: counted back from the day that stands before "two days after"."""
    if not any(hit.when.precision == DAY for hit in hits):
        return None  # before the search, which is costly
    match = _COUNTED.search(sentence.text)
    start = sentence.start + (match.start() if match else 0)
    later = [hit for hit in hits if hit.when.precision == DAY and hit.span.end <= start]
    if not match or not later:
        return None
    when = count_back(match, later[-1].when.start)
    return TimeExpression(Span(start, sentence.start + match.end()), when, later[-1].is_past, "dates.days_after") if when else None


def is_aftermath(triggers: Sequence[Trigger]) -> bool:
    """Whether the words name no incident of their own: arrests, charges and deaths come after one."""
    return not any(t.strength == "strong" or (t.strength == "weak" and t.incident_type not in {GENERIC, ARREST}) for t in triggers)


@rule(
    "events.dates.old_day",
    fires_on="The toll of the bombing in Kisumu on July 14 rose to nine.",
    spares="The toll of the bombing in Kisumu on Friday rose to nine.",
)
def is_old_day(hit: TimeExpression, day: Token, anchor: Token, word: Token) -> bool:
    """Whether a day before the news stands behind a noun for a deed and before the verb: the verb's own day is the news's."""
    if not (hit.is_past and hit.when.precision == DAY and word.i < day.i < anchor.i) or is_verb(word):
        return False
    return not any(map(is_clause_verb, day.doc[word.i + 1 : day.i]))
