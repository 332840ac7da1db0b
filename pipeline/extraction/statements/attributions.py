"""Attributions of one unit: each cue with its subject and what was said, in and outside quotation marks."""

from pipeline.annotation.names.vocabulary import function_words
from pipeline.extraction.statements.attribution import Attribution, Clause
from pipeline.extraction.statements.behind import Subject
from pipeline.extraction.statements.complements import find_complement, find_undergoer
from pipeline.extraction.statements.contents import Content, content_after
from pipeline.extraction.statements.cues import Cue, find_cues
from pipeline.extraction.statements.grammar import trim_stops
from pipeline.extraction.statements.limits import find_limit
from pipeline.extraction.statements.nominal import read_nominal
from pipeline.extraction.statements.postposed import read_according, read_postposed
from pipeline.extraction.statements.quoted import read_colon, read_quotation, read_turn
from pipeline.extraction.statements.relations import names_speaker
from pipeline.extraction.statements.subjects import find_subject
from pipeline.extraction.statements.units import QUOTED, Unit

_PLAIN = frozenset({"report", "other"})  # a passive of such verbs says rather what is known: "seen by", "reported by"
_NOBODY = frozenset({"nobody", "none", "no", "neither"})  # who begins so said nothing: "no group claimed the raid"
_UNSURE = function_words("unsure")


def read_attributions(unit: Unit) -> list[Attribution]:
    """Attributions of a unit in the order of their cues."""
    cues = find_cues(unit)
    subjects: dict[Cue, Subject] = {}
    for cue in cues:
        subject = find_subject(unit, cue, cues, subjects)
        if subject and unit.words[subject.last - 1].text != QUOTED:
            subjects[cue] = subject
    found: list[Attribution] = []
    taken: set[int] = set()
    for cue, subject in subjects.items():
        unsure = subject.first > 0 and unit.words[subject.first - 1].lower in _UNSURE
        if unsure or unit.words[subject.first].lower in _NOBODY or (cue.has("people") and not names_speaker(unit, subject)):
            continue
        clause = _make_clause(unit, cue, subject, find_limit(unit, cue, cues, subjects))
        if made := _attribute(clause, cues, taken):
            found.append(made)
            taken.update(first for first, last in made.contents if last == first + 1 and unit.quote_at(first))
    quoting = {made.subject.first - 1 for made in found if made.through}  # "quoting" is a cue of the list too
    found = [made for made in found if made.cue[0] not in quoting] + [*read_according(unit), *read_nominal(unit)]
    return found or [*read_turn(unit), *read_colon(unit)]


def _make_clause(unit: Unit, cue: Cue, subject: Subject, limit: int) -> Clause:
    elsewhere = subject.inverted or subject.is_elsewhere
    left = cue.group if elsewhere else min(subject.first, cue.group)
    return Clause(unit, cue, subject, left, max(cue.last, subject.last) if subject.inverted else cue.last, limit)


def _attribute(clause: Clause, cues: list[Cue], taken: set[int]) -> Attribution | None:
    if made := read_quotation(clause, cues, taken):
        return made
    words = clause.unit.words
    if clause.right == len(words) - 1 and words[clause.right].text == ":":
        return clause.attribute((), False, "announced", announces=True)
    if clause.stands_between() and (made := read_postposed(clause)):
        return made
    content = None if clause.subject.inverted else _find_content(clause)
    if content is None:
        return read_postposed(clause)
    whole = content.last == content.first + 1 and words[content.first].text == QUOTED
    return clause.attribute(content.ranges, whole, "quotation" if whole else "indirect", addressee=content.addressee)


def _find_content(clause: Clause) -> Content | None:
    """What follows the cue by the words, or as the parse has it where the words allow several readings.

    Words come first since the parse loses its way in long clauses with marks: 54.5 strict F1 on PolNeAR's training part,
    the parse first 54.0, the parse alone 52.1.
    """
    unit, cue, limit = clause.unit, clause.cue, clause.limit
    if clause.subject.rule == "agent" and cue.has("object"):
        return find_undergoer(unit, cue) if cue.entry.speech_act not in _PLAIN else None
    return content_after(unit, cue, limit) or _finding(clause) or find_complement(unit, cue, limit)


def _finding(clause: Clause) -> Content | None:
    """What a poll, a study or an inquiry found, where no "that" opens it."""
    words, cue, subject = clause.unit.words, clause.cue, clause.subject
    if not cue.has("that") or not any(word.lower in function_words("study") for word in words[subject.first : subject.last]):
        return None
    last = trim_stops(words, cue.last, clause.limit)
    if last <= cue.last + 1 or not words[cue.last].is_word or words[cue.last].lower in function_words("preposition"):
        return None
    return Content(cue.last, last)
