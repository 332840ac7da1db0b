"""Whose cue it is: the subject before the verb, behind it, in front of an aside, or shared with the cue before."""

from pipeline.extraction.actors.lists import fold, function_words, titles
from pipeline.extraction.actors.words import Word
from pipeline.extraction.statements.asides import before_asides
from pipeline.extraction.statements.behind import Subject, subject_behind
from pipeline.extraction.statements.cues import BASE, GERUND, Cue
from pipeline.extraction.statements.grammar import ADVERBS, AUXILIARIES, GROUPS, PLURALS, PREPOSITIONS, is_time
from pipeline.extraction.statements.phrases import phrase_right, subject_left
from pipeline.extraction.statements.units import QUOTED, Unit

LONGEST_LEAD = 8  # words within which the subject of a sentence begins that ends in ", adding …"
LONGEST_BRACKET = 10  # words in brackets between a subject and its verb
_GERUND_LEADS = (function_words("gerund_lead") - {"as"}) | {",", QUOTED, "—", "–"}
_PROGRESSIVE = function_words("be") - {"be", "being", "am"}
_DAY_LEADS, _NEW_CLAUSE = function_words("day_lead"), function_words("new_clause")
_MANY = GROUPS | PLURALS | {"they", "we", "i", "you", "who"}


def find_subject(unit: Unit, cue: Cue, cues: list[Cue], known: dict[Cue, Subject]) -> Subject | None:
    """The subject of a cue; `known` holds those of the unit's earlier cues."""
    words = unit.words
    cue_words = frozenset(number for other in cues if other is not cue for number in range(other.first, other.last))
    if cue.first > 1 and words[cue.first - 1].lower == "as" and words[cue.first - 2].lower == "quoted":
        found = subject_left(words, _before_auxiliaries(words, cue.first - 2), cue_words)
        return Subject(*found, False, "quoted_as_saying") if found else None
    if cue.form == GERUND and not any(word.lower in _PROGRESSIVE for word in words[cue.group : cue.first]):
        led = words[cue.first - 1].lower in _GERUND_LEADS
        return _shared(cue, known) or (main_subject(words, cue.first) if led else None)
    before = words[cue.group - 1] if cue.group else None
    if before is not None and before.lower in {"and", "but", "then", "or"} and (shared := _shared(cue, known)):
        return shared
    if before is None or before.text == QUOTED or before.text in {'"', "”", "’"}:
        return subject_behind(words, cue)
    found = _in_front(words, cue, cue_words)
    if found is None:
        return subject_behind(words, cue) if before.text == "," else None
    return Subject(*found, False, "subject") if cue.form != BASE or _may_be_plural(words, *found) else None


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


def _before_auxiliaries(words: tuple[Word, ...], at: int) -> int:
    while at > 0 and (words[at - 1].lower in AUXILIARIES or words[at - 1].lower in ADVERBS):
        at -= 1
    return at


def _past_day(words: tuple[Word, ...], end: int) -> int:
    """Before "on Monday" and "late Tuesday" between a subject and its verb."""
    at = end
    while at > 1 and is_time(words[at - 1]):
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


def _shared(cue: Cue, known: dict[Cue, Subject]) -> Subject | None:
    """The subject of the cue before, where this one only goes on ("condemned … and called for …", "said …, adding …")."""
    earlier = [subject for other, subject in known.items() if other.first < cue.first]
    return earlier[-1]._replace(rule="shared") if earlier else None


def main_subject(words: tuple[Word, ...], before: int) -> Subject | None:
    """The name or pronoun that opens a sentence, for what stands behind its own verb: ", saying …"."""
    for at in range(min(LONGEST_LEAD, before)):
        if words[at].text == QUOTED:
            return None
        if is_time(words[at]):
            continue
        if words[at].lower in {"he", "she", "they", "it"}:
            return Subject(at, at + 1, False, "main_subject")
        if at == 0 and words[at].lower in {"the", "a", "an"} and (end := _office_end(words, before)):
            return Subject(0, end, False, "main_subject")
        starts = words[at].is_capital and at + 1 < len(words) and not (at and words[at - 1].lower in PREPOSITIONS)
        if starts and fold(words[at].text) not in function_words("opener"):
            end = phrase_right(words, at)
            return Subject(at, end, False, "main_subject") if at < end < before else None
    return None


def _office_end(words: tuple[Word, ...], before: int) -> int | None:
    """The end of "The district governor" at the head of a sentence."""
    for at in range(1, min(LONGEST_LEAD, before)):
        known = titles().get(fold(words[at].text))
        if known and known.kind != "modifier" and (at + 1 >= len(words) or fold(words[at + 1].text) not in titles()):
            return at + 1
        if not (known or words[at].is_capital):
            return None
    return None


def _may_be_plural(words: tuple[Word, ...], first: int, last: int) -> bool:
    head = next((number for number in range(first + 1, last) if words[number].lower in PREPOSITIONS), last) - 1
    lower = words[head].lower
    return lower.endswith("s") or lower in _MANY or any(word.lower == "and" for word in words[first:last])
