"""Sources: whose cue it is. The words beside the cue tell, before it, behind it or in front of an aside; else the parse.

Words come first since they are right more often where a quotation or an aside stands between. F1 with speaker on PolNeAR's
training part: words, then the parse 62.9; the parse, then words 62.0; the parse alone 60.2; words alone 59.9.
"""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from pipeline.annotation import syntax
from pipeline.annotation.names.vocabulary import fold, function_words, head_nouns, titles
from pipeline.annotation.names.words import Word
from pipeline.annotation.noun_phrases import person_nouns
from pipeline.annotation.syntax import children
from pipeline.extraction.statements.cues import BASE, GERUND, Cue
from pipeline.extraction.statements.grammar import GROUPS, NOUN_OPENERS, PLURALS, PREPOSITIONS, is_time, is_time_at, names_time
from pipeline.extraction.statements.phrases import before_asides, is_on_network, phrase_left, phrase_right
from pipeline.extraction.statements.quotation_units import QUOTED, Unit

_CLOSERS = frozenset({".", ",", ":", ";", QUOTED, "—", "–", "?", "(", "!"})
_GO_ON = PREPOSITIONS | function_words("behind_end")
_TIES = function_words("role_tie") - {"to"}
_NOT_INVERTED = frozenset({"tell", "show", "find", "call"})  # verbs whose object, not subject, stands behind them
_SINGULAR = frozenset({"he", "she", "it"})
_SPEAKERS = GROUPS | PLURALS | function_words("people") | function_words("sayer") | function_words("study")
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD", "JJ", "JJR"})
LONGEST_BRACKET = 10  # words in brackets between a subject and its verb
_DAY_LEADS, _NEW_CLAUSE = function_words("day_lead"), function_words("new_clause")
_PROGRESSIVE = function_words("be") - {"be", "being", "am"}
_PASSIVE = function_words("be") - {"'s"}
_MANY = GROUPS | PLURALS | {"they", "we", "i", "you", "who"}
_JOINTS = function_words("joint")
_MARKS = frozenset({QUOTED, '"', "”", "’"})


class Source(NamedTuple):
    """Words first to last (exclusive) of a unit that name the speaker; `inverted` where they follow the verb."""

    first: int
    last: int
    inverted: bool
    rule: str

    @property
    def is_elsewhere(self) -> bool:
        """Whether the words stand apart from the cue, which they share with another verb or noun."""
        return self.rule in {"shared", "participle", "relative", "sender"}


def find_source(unit: Unit, cue: Cue, cues: list[Cue], known: dict[Cue, Source]) -> Source | None:
    """The subject of a cue; `known` holds those of the unit's earlier cues."""
    return _beside(unit.words, cue, cues, known) or find_source_in_parse(unit, cue, known) or _of_cue_before(unit.words, cue, known)


def is_speaker(unit: Unit, source: Source) -> bool:
    """Whether a subject names somebody who can speak, as far as its head tells."""
    words = unit.words
    last = next((at for at in range(source.first + 1, source.last) if words[at].lower in PREPOSITIONS), source.last)
    head = words[last - 1].token
    if head is None or _may_speak(head):
        return True
    return bool({head.lower_, head.lemma_.lower()} & person_nouns())


def _beside(words: tuple[Word, ...], cue: Cue, cues: list[Cue], known: dict[Cue, Source]) -> Source | None:
    """The subject right before the verb, of the cue that "and" joins it to, or right behind it."""
    auxiliaries = {word.lower for word in words[cue.group : cue.first]}
    if (cue.form == GERUND and not auxiliaries & _PROGRESSIVE) or (cue.form not in {GERUND, BASE} and auxiliaries & _PASSIVE):
        return None
    before = words[cue.group - 1] if cue.group else None
    if before is None or before.text in _MARKS:
        return source_behind(words, cue)
    if before.text == "," and _precedes_subject(cue) and (behind := source_behind(words, cue)):
        return behind
    if before.lower in _JOINTS and known:
        return list(known.values())[-1]._replace(rule="shared")
    found = _in_front(words, cue, frozenset(number for other in cues if other is not cue for number in range(other.first, other.last)))
    if found is None:
        return source_behind(words, cue) if before.text == "," else None
    return Source(*found, False, "subject") if cue.form != BASE or _may_be_plural(words, *found) else None


def _precedes_subject(cue: Cue) -> bool:
    """Whether the parse has the subject of a cue behind it: "Okoro, who ran, died, said the mayor"."""
    subjects = children(cue.token, "nsubj") if cue.token is not None else []
    return any(subject.i > cue.token.i for subject in subjects)


def _of_cue_before(words: tuple[Word, ...], cue: Cue, known: dict[Cue, Source]) -> Source | None:
    """The subject of the cue before, for ", adding: …", which the parse often ties to nothing where a quotation follows."""
    adds = cue.form == GERUND and known and words[cue.first - 1].text in {",", QUOTED}
    return list(known.values())[-1]._replace(rule="shared") if adds else None


def _in_front(words: tuple[Word, ...], cue: Cue, cue_words: frozenset[int]) -> tuple[int, int] | None:
    end = _past_brackets(words, _past_day(words, cue.group))
    if end > 1 and words[end - 1].text == ",":
        return _before_aside(words, end - 1, cue_words)
    return phrase_left(words, end, cue_words)


def _before_aside(words: tuple[Word, ...], comma: int, cue_words: frozenset[int]) -> tuple[int, int] | None:
    """The subject in front of an aside: the one that opens a clause, else the nearest."""
    nearest = None
    for opening in before_asides(words, comma):
        found = phrase_left(words, _past_brackets(words, _past_day(words, opening)), cue_words)
        if found is None:
            continue
        before = words[found[0] - 1] if found[0] else None
        if before is None or before.text == QUOTED or before.lower in _NEW_CLAUSE:
            return found
        nearest = nearest or found
    return nearest


def _past_day(words: tuple[Word, ...], end: int) -> int:
    """Before "on Monday" and "late Tuesday" between a subject and its verb."""
    at = end
    while at > 1 and is_time_at(words, at - 1):
        at -= 1
    while at < end and at > 1 and words[at - 1].lower in _DAY_LEADS:
        at -= 1
    return at


def _past_brackets(words: tuple[Word, ...], end: int) -> int:
    """Before a bracket that closes right there: "Okafor (Unity Party) said"."""
    if end > 2 and words[end - 1].text in {")", "]"}:
        for at in range(end - 2, max(-1, end - 2 - LONGEST_BRACKET), -1):
            if words[at].text in {"(", "["}:
                return at
    return end


def _may_be_plural(words: tuple[Word, ...], first: int, last: int) -> bool:
    head = next((number for number in range(first + 1, last) if words[number].lower in PREPOSITIONS), last) - 1
    lower = words[head].lower
    return lower.endswith("s") or lower in _MANY or any(word.lower == "and" for word in words[first:last])


def source_behind(words: tuple[Word, ...], cue: Cue) -> Source | None:
    """The subject that follows a cue, None where what follows is no speaker or does not end as one would."""
    at = cue.last
    if at >= len(words) or cue.form in {GERUND, BASE} or cue.entry.lemma in _NOT_INVERTED or not _may_open(words[at]):
        return None
    for end in _ends_behind(words, at):
        closed = end >= len(words) or words[end].text in _CLOSERS or words[end].lower in _GO_ON or is_time(words[end])
        closed = closed or is_on_network(words, end)
        if closed:
            return Source(at, end, True, "subject_behind") if end > at else None
    return None


def _may_open(word: Word) -> bool:
    if not word.is_word or word.lower in {"that", "this", "these"}:
        return False
    return word.is_capital or fold(word.text) in titles() or word.lower in NOUN_OPENERS or word.lower in _SINGULAR


def _ends_behind(words: tuple[Word, ...], at: int) -> Iterator[int]:
    """Where it may end: behind the phrase, or the phrase with its complements."""
    end = phrase_right(words, at)
    if end < len(words) and words[end].lower in _TIES and fold(words[end - 1].text) in titles():
        end = phrase_right(words, end + 1)
    yield end
    yield phrase_right(words, at, wide=True)


def find_source_in_parse(unit: Unit, cue: Cue, known: dict[Cue, Source]) -> Source | None:
    """The subject that the parse gives a cue; `known` holds those of the unit's earlier cues."""
    verb = _main_verb(cue.token) if cue.token is not None else None
    found = syntax.find_subject(verb) if verb is not None and syntax.is_verb(verb) else None
    if found is None:
        return None
    if (found.is_passive or syntax.is_passive(verb)) and verb is cue.token:
        return None
    if any(child.i == found.token.i for child in verb.children):
        return _make_source(unit, found.token, "subject", found.token.i > verb.i) if _may_act(found.token) else None
    for other, source in known.items():
        if other.token is not None and other.token.i in {verb.head.i, verb.head.head.i}:
            return source._replace(rule="shared")
    noun, rule = _take_up(verb, found.token)
    return _make_source(unit, noun, rule) if _may_act(noun) and _may_speak(noun) else None


def _main_verb(verb: Token) -> Token:
    """ "quoted" for the "saying" of "was quoted as saying", any other verb for itself."""
    marks = [child for child in children(verb, "mark", "case") if child.lower_ == "as" and child.i]
    return next((mark.nbor(-1) for mark in marks if mark.nbor(-1).lower_ == "quoted"), verb)


def _take_up(verb: Token, noun: Token) -> tuple[Token, str]:
    """Whom a clause describes: the subject of "is a man who said", the sender of "a letter saying", else the noun."""
    if not verb.dep_.startswith("acl"):
        return noun, "participle"
    if children(noun, "cop") and (source := children(noun, "nsubj")):
        return source[0], "relative"
    if verb.dep_ == "acl" and noun.dep_ in {"obj", "obl"} and (sender := syntax.find_subject(noun.head)):
        return sender.token, "sender"
    return noun, "relative"


def _may_act(noun: Token) -> bool:
    """Whether a noun that the parse gives as a subject can be one: no day."""
    return noun.tag_ in _NOMINAL and not names_time(noun.text)


def _may_speak(noun: Token) -> bool:
    """Whether a noun that stands elsewhere names somebody who can speak: a name, a pronoun, an office, a group."""
    if noun.ent_type_ in {"PER", "ORG"} or noun.tag_ in {"PRP", "NNP", "NNPS"}:
        return True
    names = {fold(noun.text), fold(noun.lemma_)}  # "groups", "officials"
    return any(name in titles() or name in head_nouns() or name in _SPEAKERS for name in names)


def _make_source(unit: Unit, noun: Token, rule: str, inverted: bool = False) -> Source | None:
    first, last = syntax.phrase(noun)
    last = max([last, *(syntax.phrase(one)[1] for one in syntax.coordinated(noun)[1:] if not syntax.is_verb(one))])
    found = unit.range_of(noun.doc[first], noun.doc[last - 1])
    if found is None:
        return None
    begin, end = found
    end = next((at for at in range(begin + 1, end) if is_on_network(unit.words, at)), end)
    return Source(begin, end, inverted, rule)
