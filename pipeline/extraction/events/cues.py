"""Cues: words beside an event mention that say how far it is a fact, read as ConText does.

They are data (`lexicon/factuality_cues.csv`): each has a value, a direction, a scope and what ends it; one algorithm reads all.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import sentence_of
from pipeline.annotation.syntax import ancestors, case_of, children
from pipeline.contract.records import Span
from pipeline.extraction.events.types import NATURAL
from pipeline.lexicon import load_words
from pipeline.rules.registry import Rule, add_rule
from pipeline.rules.tracing import is_off, note_firing

WINDOW = 12  # words beside a mention among which cues are looked for
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})


@dataclass(frozen=True)
class Mention:
    """The words that may name an event, the word that stands for them in the parse, their part of speech and their type."""

    words: Words
    head: Token
    part: str
    incident_type: str

    @property
    def is_verb(self) -> bool:
        """Whether the words stand as a verb, whatever the list has them for."""
        return self.head.tag_.startswith("VB")

    @property
    def is_plural(self) -> bool:
        """Whether they are a noun in the plural."""
        text = self.words.text
        return self.part == "noun" and text[-1:] == "s" and text[-2:-1] != "s"

    @cached_property
    def before(self) -> tuple[str, int]:
        """The words right before it, as far as cues may stand there, and where they begin in the article."""
        first = max(sentence_of(self.words[0])[0], self.words.start - WINDOW)
        window = self.words.doc[first : self.words.start]
        return (window.text_with_ws, window.start_char) if len(window) else ("", 0)

    @cached_property
    def behind(self) -> tuple[str, int]:
        """The words right behind it, as far as cues may stand there, and where they begin in the article."""
        last = min(sentence_of(self.words[-1])[1], self.words.end + WINDOW)
        window = self.words.doc[self.words.end : last]
        return (window.text, window.start_char) if len(window) else ("", 0)


@dataclass(frozen=True)
class Cue:
    """One row of the list of cues."""

    rule: str
    value: str
    direction: str
    scope: int
    of: str
    link: frozenset[str]
    case: frozenset[str]
    ends: frozenset[str]
    words: frozenset[str]
    pattern: re.Pattern[str]

    @property
    def id(self) -> str:
        """The id of its rule."""
        return f"events.factuality.{self.rule}"


def _register_cues() -> None:
    """Puts each cue on the list of rules."""
    for row in load_words("factuality_cues"):
        where = "of the mention itself" if row["direction"] == "itself" else f"{row['direction']} a mention"
        purpose = f"Words {where} that show it as {row['value']}."
        add_rule(Rule(f"events.factuality.{row['rule']}", purpose, row["fires_on"], row["spares"], __name__))


_register_cues()


@cache
def _cues() -> tuple[Cue, ...]:
    found = []
    for row in load_words("factuality_cues"):
        lists = (row[column].split("|") if row[column] else () for column in ("link", "case", "ends", "words"))
        link, case, ends, words = map(frozenset, lists)
        either = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
        between = rf"(?:\w+\s+){{0,{row['scope']}}}"
        pattern = rf"^\W*{between}(?:{either})\b" if row["direction"] == "after" else rf"\b(?:{either})\s+{between}$"
        heads = (row["rule"], row["value"], row["direction"], int(row["scope"]), row["of"])
        found.append(Cue(*heads, link, case, ends, words, re.compile(pattern, re.I)))
    return tuple(found)


def cue_words(rule: str) -> frozenset[str]:
    """The words of one row of the list. Raises StopIteration for an unknown rule."""
    return _cue(rule).words


def _cue(rule: str) -> Cue:
    return next(cue for cue in _cues() if cue.rule == rule)


def sums_up(ahead: str) -> bool:
    """Whether the words before a plural make it several events: "a number of blasts"."""
    return _cue("summed_up").pattern.search(ahead) is not None


def find_cue(mention: Mention) -> tuple[Cue, Span] | None:
    """The first cue of the list that bears on a mention, and its words."""
    for cue in _cues():
        if _BEARS_ON[cue.of](mention) and (span := _READERS[cue.direction](cue, mention)) and not is_off(cue.id):
            note_firing(cue.id)
            return cue, span
    return None


def is_under(rule: str, verb: Token) -> bool:
    """Whether a cue governs a verb; `rule` is its row."""
    return _above(_cue(rule), Mention(verb.doc[verb.i : verb.i + 1], verb, "verb", "")) is not None


def is_definite(noun: Token) -> bool:
    """Whether a noun stands for something the text knows of: "the attack"."""
    return any(child.lower_ in _DEFINITE for child in noun.children)


_BEARS_ON: dict[str, Callable[[Mention], bool]] = {
    "": lambda mention: True,
    "noun": lambda mention: not mention.is_verb,
    "indefinite": lambda mention: not mention.is_verb and not is_definite(mention.head),
    "plural": lambda mention: mention.is_plural and mention.incident_type != NATURAL,
    "infinitive": lambda mention: is_infinitive(mention.head),
    "gerund": lambda mention: mention.head.tag_ == "VBG",
}


def _before(cue: Cue, mention: Mention) -> Span | None:
    return _search(cue, *mention.before)


def _after(cue: Cue, mention: Mention) -> Span | None:
    return _search(cue, *mention.behind)


def _search(cue: Cue, text: str, start: int) -> Span | None:
    match = cue.pattern.search(text)
    return Span(start + match.start(), start + match.end()) if match else None


def _itself(cue: Cue, mention: Mention) -> Span | None:
    return span_of_word(mention.words[0]) if mention.words[0].lower_ in cue.words else None


def _below(cue: Cue, mention: Mention) -> Span | None:
    return next((span_of_word(child) for child in mention.head.children if child.lower_ in cue.words), None)


def _above(cue: Cue, mention: Mention) -> Span | None:
    below = mention.head
    if below.tag_ == "VBD" or (below.tag_ == "VBN" and any(child.lower_ in {"was", "were"} for child in children(below, "aux"))):
        return None  # a past form says by itself that it was done
    while below.dep_ == "conj" and cue.scope == 1 and not below.head.tag_.startswith("VB") and below.head.i < below.i:
        below = below.head
    for number, up in enumerate(ancestors(below)):
        if number >= cue.scope or up.dep_ in cue.ends or (number and cue.of in {"noun", "indefinite"} and up.tag_.startswith("VB")):
            return None
        if up.lower_ in cue.words and (not cue.link or below.dep_ in cue.link):
            apart = cue.case and up.tag_.startswith("NN") and (number or case_of(mention.head) not in cue.case)
            return None if apart else span_of_word(up)
        below = up
    return None


_READERS = {"before": _before, "after": _after, "itself": _itself, "below": _below, "above": _above}


def span_of_word(token: Token) -> Span:
    """The place of a word in the text."""
    return Span(token.idx, token.idx + len(token))


def is_infinitive(verb: Token) -> bool:
    """Whether it is an infinitive or gerund behind "to", "for" or "of": "offered to carry out", "support for attacking"."""
    return verb.tag_ in {"VB", "VBG"} and any(child.lower_ in {"to", "for", "of"} for child in children(verb, "mark", "aux"))
