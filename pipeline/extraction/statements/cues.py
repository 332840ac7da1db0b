"""Cues: verbs of the list that attribute words to somebody, and the shape they have in the sentence."""

from functools import cache
from typing import NamedTuple

from pipeline.extraction.actors.lists import fold, function_words
from pipeline.extraction.actors.runs import is_headline
from pipeline.extraction.actors.words import Word
from pipeline.extraction.statements.grammar import ADVERBS, AUXILIARIES, NOUN_OPENERS, PREPOSITIONS, REFLEXIVES
from pipeline.extraction.statements.units import QUOTED, Unit
from pipeline.lexicon import load_words

PAST, THIRD, BASE, GERUND = "past", "third", "base", "gerund"
_BE, _HAVE = function_words("be"), function_words("have")
_UNREAL, _NO_SUBJECT_END, _SAYERS = function_words("unreal"), function_words("no_subject_end"), function_words("sayer")
_NOUNS = function_words("verb_or_noun")  # as often nouns: only a name, a pronoun, "that" or a quotation beside them makes them verbs
_FINITE = function_words("finite_auxiliary")
_IN_GROUP = ADVERBS | AUXILIARIES | REFLEXIVES | _UNREAL
_LEADS = function_words("gerund_lead") | {",", "—", "–", QUOTED}
LONGEST_GROUP = 5  # auxiliaries and adverbs between subject and verb


class Entry(NamedTuple):
    """A row of the list: frames say what may follow the verb."""

    lemma: str
    frames: frozenset[str]
    speech_act: str


class Cue(NamedTuple):
    """Words first to last (exclusive) of a unit; `group` is where its auxiliaries and adverbs begin."""

    first: int
    last: int
    group: int
    form: str
    entry: Entry

    def has(self, *frames: str) -> bool:
        """Whether the verb takes any of these frames."""
        return not self.entry.frames.isdisjoint(frames)


@cache
def _forms() -> dict[str, tuple[tuple[tuple[str, ...], str, Entry], ...]]:
    """First word of a form → (all its words, its form, its entry), the longest first."""
    found: dict[str, list] = {}
    for row in load_words("speech_verbs"):
        entry = Entry(row["lemma"], frozenset(row["frame"].split("|")), row["speech_act"])
        head = row["lemma"].split()[0]
        for form in row["forms"].split("|"):
            words = tuple(form.split())
            kind = GERUND if words[0].endswith("ing") and words[0] != head else BASE if words[0] == head else PAST
            if kind == PAST and words[0] in {head + "s", head + "es", head[:-1] + "ies"}:
                kind = THIRD
            found.setdefault(words[0], []).append((words, kind, entry))
    return {word: tuple(sorted(forms, key=lambda form: (-len(form[0]), form[2].lemma))) for word, forms in found.items()}


def find_cues(unit: Unit) -> list[Cue]:
    """Cues outside quotations, in order: verbs that assert, no nouns, no infinitives, nothing denied or merely possible."""
    words, cues, at = unit.words, [], 0
    headline = is_headline(words)
    while at < len(words):
        cue = _read_cue(words, at, headline)
        if cue:
            cues.append(cue)
            at = cue.last
        else:
            at += 1
    return cues


def _read_cue(words: tuple[Word, ...], at: int, headline: bool) -> Cue | None:
    for form, kind, entry in _forms().get(words[at].lower, ()):
        if tuple(word.lower for word in words[at : at + len(form)]) == form and (
            headline or words[at].text[0].islower() or at == 0 or words[at - 1].text == QUOTED
        ):
            group = _group_start(words, at)
            last = at + len(form) - ("self" in entry.frames)  # "responsibility" is what is claimed
            return Cue(at, last, group, kind, entry) if _asserts(words, at, group, kind) else None
    return None


def _group_start(words: tuple[Word, ...], at: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    first = at
    while first > 0 and at - first < LONGEST_GROUP:
        before = words[first - 1]
        if before.lower not in _IN_GROUP and not (before.lower.endswith("ly") and before.text[0].islower()):
            break
        first -= 1
    return first


def _asserts(words: tuple[Word, ...], at: int, group: int, kind: str) -> bool:
    """Whether the verb says that somebody said something: neither noun nor infinitive, nothing denied or merely possible."""
    before = {word.lower for word in words[group:at]}
    previous = words[at - 1].lower if at else ""
    if before & _UNREAL or any(lower.endswith("n't") for lower in before):
        return False
    if words[at].lower in {"state", "states"} and not _says_that(words, at):
        return False
    if kind == GERUND:
        return bool(before & _BE) or previous in _LEADS or (at > 0 and words[at - 1].is_word and _may_carry_gerund(words[at - 1]))
    if words[at].lower in _NOUNS and not before and not (words[at - 1].is_capital or previous in _SAYERS or _says_that(words, at)):
        return False
    if previous in _NO_SUBJECT_END or (kind == BASE and at + 1 < len(words) and words[at + 1].lower in _FINITE):
        return False
    return not before & (_BE - {"'s"}) if kind == PAST else not before & (_BE | _HAVE - {"'s", "'d"})


def _says_that(words: tuple[Word, ...], at: int) -> bool:
    following = words[at + 1 : at + 2]
    return bool(following) and (following[0].lower in {"that", ":"} or following[0].text == QUOTED)


def _may_carry_gerund(word: Word) -> bool:
    return fold(word.text) not in PREPOSITIONS | NOUN_OPENERS
