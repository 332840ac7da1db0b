"""The subject behind its verb: "…," said the mayor of the port."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.annotation.names.vocabulary import fold, function_words, titles
from pipeline.annotation.names.words import Word
from pipeline.extraction.statements.cues import Cue
from pipeline.extraction.statements.grammar import AUXILIARIES, NOUN_OPENERS, PREPOSITIONS, is_time
from pipeline.extraction.statements.phrases import phrase_right
from pipeline.extraction.statements.units import QUOTED
from pipeline.extraction.statements.verb_forms import BASE, GERUND

LONGEST_BEHIND = 14  # words
_CLOSERS = frozenset({".", ",", ":", ";", QUOTED, "—", "–", "?", "(", "!"})
_GO_ON = PREPOSITIONS | function_words("behind_end")
_STOPS = AUXILIARIES | function_words("behind_stop")
_TIES = function_words("role_tie") - {"to"}
_NOT_INVERTED = frozenset({"tell", "show", "find", "call"})  # verbs whose object, not subject, stands behind them
_SINGULAR = frozenset({"he", "she", "it"})


class Subject(NamedTuple):
    """Words first to last (exclusive) of a unit that name the speaker; `inverted` where they follow the verb."""

    first: int
    last: int
    inverted: bool
    rule: str

    @property
    def is_elsewhere(self) -> bool:
        """Whether the words stand apart from the cue, which they share with another verb or noun."""
        return self.rule in {"shared", "participle", "relative", "sender", "agent"}


def subject_behind(words: tuple[Word, ...], cue: Cue) -> Subject | None:
    """The subject that follows a cue, None where what follows is no speaker or does not end as one would."""
    at = cue.last
    if at >= len(words) or cue.form in {GERUND, BASE} or cue.entry.lemma in _NOT_INVERTED or not _may_open(words[at]):
        return None
    for end in _ends_behind(words, at):
        closed = end >= len(words) or words[end].text in _CLOSERS or words[end].lower in _GO_ON or is_time(words[end])
        if closed:
            return Subject(at, end, True, "subject_behind") if end > at else None
    return None


def _may_open(word: Word) -> bool:
    if not word.is_word or word.lower in {"that", "this", "these"}:
        return False
    return word.is_capital or fold(word.text) in titles() or word.lower in NOUN_OPENERS or word.lower in _SINGULAR


def _ends_behind(words: tuple[Word, ...], at: int) -> Iterator[int]:
    """Where it may end: behind the phrase, the phrase with its complements, the run of capitals, all words up to the next clause."""
    end = phrase_right(words, at)
    while end < len(words) and words[end].is_capital and fold(words[end - 1].text) in titles():
        further = phrase_right(words, end)
        if further == end:
            break
        end = further
    if end < len(words) and words[end].lower in _TIES and fold(words[end - 1].text) in titles():
        end = phrase_right(words, end + 1)
    yield end
    yield phrase_right(words, at, wide=True)
    end = at
    while end < len(words) and words[end].is_capital:
        end += 1
    yield end
    while end < len(words) and end - at < LONGEST_BEHIND and words[end].is_word and words[end].lower not in _STOPS:
        end += 1
    yield end
