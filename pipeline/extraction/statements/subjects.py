"""Whose cue it is: the words beside the verb, before or behind it or in front of an aside; where these name nobody, the parse tells.

Words come first since they are right more often where a quotation or an aside stands between. F1 with speaker on PolNeAR's
training part: words, then the parse 62.9; the parse, then words 62.0; the parse alone 60.2; words alone 59.9.
"""

from pipeline.annotation.names.vocabulary import function_words
from pipeline.annotation.names.words import Word
from pipeline.extraction.statements.asides import before_asides
from pipeline.extraction.statements.behind import Subject, subject_behind
from pipeline.extraction.statements.cues import Cue
from pipeline.extraction.statements.grammar import GROUPS, PLURALS, PREPOSITIONS, is_time_at
from pipeline.extraction.statements.phrases import subject_left
from pipeline.extraction.statements.relations import find_related_subject
from pipeline.extraction.statements.units import QUOTED, Unit
from pipeline.extraction.statements.verb_forms import BASE, GERUND

LONGEST_BRACKET = 10  # words in brackets between a subject and its verb
_DAY_LEADS, _NEW_CLAUSE = function_words("day_lead"), function_words("new_clause")
_PROGRESSIVE = function_words("be") - {"be", "being", "am"}
_PASSIVE = function_words("be") - {"'s"}
_MANY = GROUPS | PLURALS | {"they", "we", "i", "you", "who"}
_JOINTS = frozenset({"and", "but", "then", "or"})
_MARKS = frozenset({QUOTED, '"', "”", "’"})


def find_subject(unit: Unit, cue: Cue, cues: list[Cue], known: dict[Cue, Subject]) -> Subject | None:
    """The subject of a cue; `known` holds those of the unit's earlier cues."""
    return _beside(unit.words, cue, cues, known) or find_related_subject(unit, cue, known) or _of_cue_before(unit.words, cue, known)


def _beside(words: tuple[Word, ...], cue: Cue, cues: list[Cue], known: dict[Cue, Subject]) -> Subject | None:
    """The subject right before the verb, of the cue that "and" joins it to, or right behind it."""
    auxiliaries = {word.lower for word in words[cue.group : cue.first]}
    if (cue.form == GERUND and not auxiliaries & _PROGRESSIVE) or (cue.form not in {GERUND, BASE} and auxiliaries & _PASSIVE):
        return None
    before = words[cue.group - 1] if cue.group else None
    if before is None or before.text in _MARKS:
        return subject_behind(words, cue)
    if before.lower in _JOINTS and known:
        return list(known.values())[-1]._replace(rule="shared")
    found = _in_front(words, cue, frozenset(number for other in cues if other is not cue for number in range(other.first, other.last)))
    if found is None:
        return subject_behind(words, cue) if before.text == "," else None
    return Subject(*found, False, "subject") if cue.form != BASE or _may_be_plural(words, *found) else None


def _of_cue_before(words: tuple[Word, ...], cue: Cue, known: dict[Cue, Subject]) -> Subject | None:
    """The subject of the cue before, for ", adding: …", which the parse often ties to nothing where a quotation follows."""
    adds = cue.form == GERUND and known and words[cue.first - 1].text in {",", QUOTED}
    return list(known.values())[-1]._replace(rule="shared") if adds else None


def _in_front(words: tuple[Word, ...], cue: Cue, cue_words: frozenset[int]) -> tuple[int, int] | None:
    end = _past_brackets(words, _past_day(words, cue.group))
    if end > 1 and words[end - 1].text == ",":
        return _before_aside(words, end - 1, cue_words)
    return subject_left(words, end, cue_words)


def _before_aside(words: tuple[Word, ...], comma: int, cue_words: frozenset[int]) -> tuple[int, int] | None:
    """The subject in front of an aside: the one that opens a clause, else the nearest."""
    nearest = None
    for opening in before_asides(words, comma):
        found = subject_left(words, _past_brackets(words, _past_day(words, opening)), cue_words)
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
