"""Cues: verbs of the list that attribute words to somebody, and the shape they have in the sentence."""

from typing import NamedTuple

from spacy.tokens import Token

from pipeline.annotation.names.capitals import is_headline
from pipeline.annotation.names.vocabulary import function_words
from pipeline.annotation.names.words import Word
from pipeline.extraction.statements.asserting import asserts
from pipeline.extraction.statements.grammar import ADVERBS, AUXILIARIES, REFLEXIVES
from pipeline.extraction.statements.units import QUOTED, Unit
from pipeline.extraction.statements.verb_forms import Entry, verb_forms

_IN_GROUP = ADVERBS | AUXILIARIES | REFLEXIVES | function_words("unreal")
MOST = 100  # cues of a unit that are read, from its beginning: each is set against the others
LONGEST_GROUP = 5  # auxiliaries and adverbs between subject and verb


class Cue(NamedTuple):
    """Words first to last (exclusive) of a unit; `group` is where its auxiliaries and adverbs begin."""

    first: int
    last: int
    group: int
    form: str
    entry: Entry
    token: Token | None  # of its first word; None where the model parts the text elsewhere

    def has(self, *frames: str) -> bool:
        """Whether the verb takes any of these frames."""
        return not self.entry.frames.isdisjoint(frames)


def find_cues(unit: Unit) -> list[Cue]:
    """Cues outside quotations, in order, at most MOST."""
    cues, at = [], 0
    headline = is_headline(unit.words)
    while at < len(unit.words) and len(cues) < MOST:
        cue = _read_cue(unit, at, headline)
        if cue:
            cues.append(cue)
            at = cue.last
        else:
            at += 1
    return cues


def _read_cue(unit: Unit, at: int, headline: bool) -> Cue | None:
    words = unit.words
    for form, kind, entry in verb_forms().get(words[at].lower, ()):
        if tuple(word.lower for word in words[at : at + len(form)]) == form and (
            headline or words[at].text[0].islower() or at == 0 or words[at - 1].text == QUOTED
        ):
            group = _group_start(words, at)
            last = at + len(form) - ("self" in entry.frames)  # "responsibility" is what is claimed
            return Cue(at, last, group, kind, entry, unit.tokens[at]) if asserts(unit, at, group, kind) else None
    return None


def _group_start(words: tuple[Word, ...], at: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    first = at
    while first > 0 and at - first < LONGEST_GROUP:
        before = words[first - 1]
        if before.is_capital and first > 1:
            break  # "USA Today"
        if before.lower not in _IN_GROUP and not (before.lower.endswith("ly") and before.text[0].islower()):
            break
        first -= 1
    return first
