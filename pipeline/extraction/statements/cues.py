"""Cues: verbs of the list that attribute words to somebody. The words around and the parse tell them from nouns, wishes and denials."""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from pipeline.annotation.names.capitals import is_headline
from pipeline.annotation.names.vocabulary import function_words
from pipeline.annotation.names.words import Word
from pipeline.annotation.syntax import children, is_negated, is_unreal, is_verb
from pipeline.extraction.statements.grammar import ADVERBS, AUXILIARIES, REFLEXIVES
from pipeline.extraction.statements.quotation_units import QUOTED, Unit
from pipeline.lexicon import load_words, words_of

PAST, THIRD, BASE, GERUND = "past", "third", "base", "gerund"
_BE = function_words("be")
_UNREAL, _NO_SUBJECT_END, _SAYERS = function_words("unreal"), function_words("no_subject_end"), function_words("sayer")
_NOUNS = function_words("verb_or_noun")  # as often nouns: only a name, a pronoun, "that" or a quotation beside them makes them verbs
_DENIES = _UNREAL - {"do", "does", "did", "to"}
_FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_UNSAID = function_words("unsaid")  # "accused of saying", "instead of saying"
_JUDGED, _JUDGED_AS = words_of("cues", "judged"), words_of("cues", "judged_as")
_BEFORE_PARTICIPLE = function_words("before_participle")
CARRIERS = frozenset({"go", "continue", "begin", "start", "proceed"})  # what they govern happens: "went on to say"
_IN_GROUP = ADVERBS | AUXILIARIES | REFLEXIVES | function_words("unreal")
MOST = 100  # cues of a unit that are read, from its beginning: each is set against the others
LONGEST_GROUP = 5  # auxiliaries and adverbs between subject and verb


class Entry(NamedTuple):
    """A row of a list: frames say what may follow the verb or noun, the speech act what is done by it."""

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
            if "naming" in entry.frames and words[at + len(form) : at + len(form) + 1] and words[at + len(form)].lower in REFLEXIVES:
                return None  # "a group that calls itself the Red Front"
            group = _group_start(words, at)
            last = at + len(form) - ("self" in entry.frames)  # "responsibility" is what is claimed
            return Cue(at, last, group, kind, entry, words[at].token) if asserts(unit, at, group, kind) else None
    return None


def _group_start(words: tuple[Word, ...], at: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    first = at
    while first > 0 and at - first < LONGEST_GROUP:
        before = words[first - 1]
        if before.is_capital and (first > 1 or before.tag == "NNP"):
            break  # "USA Today"
        if before.lower not in _IN_GROUP and not (before.lower.endswith("ly") and before.text[0].islower()):
            break
        first -= 1
    return first


@cache
def verb_forms() -> dict[str, tuple[tuple[tuple[str, ...], str, Entry], ...]]:
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


def asserts(unit: Unit, at: int, group: int, kind: str) -> bool:
    """Whether word `at`, whose auxiliaries begin at `group`, attributes something."""
    words, token = unit.words, unit.words[at].token
    before = {word.lower for word in words[group:at]}
    if before & _DENIES or any(lower.endswith("n't") for lower in before):
        return False
    if [word.lower for word in words[at + 1 : at + 2]] == ["be"]:
        return False  # "asked that disputes be settled"
    if token is None or not is_verb(token):
        return kind != GERUND and _is_verb_by_words(unit, at, group, kind)
    if token.dep_ in {"amod", "compound"}:
        return False
    if at and words[at - 1].lower == "to":
        return _is_carried(token)
    if kind == PAST and group == at and _is_judged(words, at):
        return False
    opens = group == 0 or any(word.lower in _BEFORE_PARTICIPLE for word in words[group - 1 : at])
    opens = opens or [word.lower for word in words[at + 1 : at + 2]] == ["to"]  # "the man believed to be behind it"
    if kind == PAST and opens and _is_participle(token):
        return False
    if kind == PAST and [word.lower for word in words[at + 1 : at + 2]] == ["by"] and children(token, "obl:agent"):
        return False  # "a raid claimed by the rebels"
    if kind == GERUND:
        return not any(child.lower_ in _UNSAID for child in children(token, "mark", "case"))
    return kind != PAST or not before & (_BE - {"'s"})


def _is_judged(words: tuple[Word, ...], at: int) -> bool:
    """Whether it says what others hold of the noun before it, whatever the parse makes of it: "a man thought to be a fan shot her"."""
    behind = " ".join(word.lower for word in words[at + 1 : at + 3])
    return words[at].lower in _JUDGED and (behind in _JUDGED_AS or behind.split(" ")[0] in _JUDGED_AS)


def _is_participle(token: Token) -> bool:
    """Whether a past participle says what was done to its noun: "Asked about it, …", "groups dubbed …"."""
    alone = not children(token, "aux", "nsubj", "obj") and token.head.i != token.i
    return token.tag_ in {"VBN", "VBD"} and token.dep_ in {"acl", "advcl"} and alone


def _is_carried(token: Token) -> bool:
    """Whether an infinitive is said to have happened."""
    carrier = token.head
    if token.dep_ not in {"xcomp", "advcl"} or carrier.lemma_ not in CARRIERS or carrier.tag_ not in _FINITE_TAGS:
        return False
    return not is_unreal(carrier) and not is_negated(carrier)


def _is_verb_by_words(unit: Unit, at: int, group: int, kind: str) -> bool:
    """The same by the words around, where the model sees no verb: it takes some verbs of headlines and behind quotations for nouns."""
    words = unit.words
    before = {word.lower for word in words[group:at]}
    previous = words[at - 1].lower if at else ""
    if words[at].lower in {"state", "states"} and not _says_that(words, at):
        return False
    if words[at].lower in _NOUNS and not before and not (words[at - 1].is_capital or previous in _SAYERS or _says_that(words, at)):
        return False
    if _is_noun(unit, at) or previous in _NO_SUBJECT_END:
        return False
    return not before & (_BE - {"'s"})


def _is_noun(unit: Unit, at: int) -> bool:
    """Whether a word that may be a noun is one: a verb, or a clause that describes it, follows."""
    word, following = unit.words[at], unit.words[at + 1].token if at + 1 < len(unit.words) else None
    if following is None or not (word.lower in _NOUNS and word.tag.startswith("NN")):
        return False
    return following.tag_ in _FINITE_TAGS - {"VBN"} or (following.lower_ == "that" and following.dep_.startswith("nsubj"))


def _says_that(words: tuple[Word, ...], at: int) -> bool:
    following = words[at + 1 : at + 2]
    return bool(following) and (following[0].lower in {"that", ":"} or following[0].text == QUOTED)
