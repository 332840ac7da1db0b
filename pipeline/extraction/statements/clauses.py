"""The clause that a cue stands in, where what the cue governs ends in it, and what it attributes."""

from dataclasses import dataclass
from typing import Any

from pipeline.annotation.names.vocabulary import function_words
from pipeline.annotation.names.words import Word
from pipeline.annotation.syntax import children, is_verb
from pipeline.contract.records import Span
from pipeline.extraction.statements.cues import GERUND, PAST, THIRD, Cue
from pipeline.extraction.statements.grammar import ADVERBS, PREPOSITIONS, STOPS, is_time
from pipeline.extraction.statements.quotation_units import QUOTED, Unit
from pipeline.extraction.statements.sources import Source

_AROUND = PREPOSITIONS | ADVERBS | {"when", "while"}
_SUBORDINATE, _CONTRAST = function_words("subordinate"), function_words("contrast")


@dataclass(frozen=True)
class Attribution:
    """What one cue of a unit attributes. `quotes` are word numbers of whole quotations; `contents` ranges of words outside them."""

    unit: Unit
    cue: tuple[int, int] | None  # words of the cue; None for a quotation without one
    speech_act: str
    source: Source | None
    contents: tuple[tuple[int, int], ...]
    is_direct: bool
    rule: str
    addressee: tuple[int, int] | None = None
    through: Source | None = None  # "…, the agency reported quoting X": the agency
    folds: bool = False  # what it holds may be attributions of their own, which it then only passes on
    announces: bool = False  # what was said follows in the next paragraph

    def parts(self) -> tuple[Span, ...]:
        """The spans of what was said, without quotation marks."""
        spans: list[Span] = []
        for first, last in self.contents:
            quote = self.unit.quote_at(first) if last == first + 1 else None
            spans += quote.parts if quote else [Span(self.unit.words[first].start, self.unit.words[last - 1].end)]
        return tuple(sorted(span for span in spans if span.start < span.end))


@dataclass(frozen=True)
class Clause:
    """A cue with its subject. Words left to right (exclusive) are both together; what it governs ends before `limit`."""

    unit: Unit
    cue: Cue
    source: Source
    left: int
    right: int
    limit: int

    def stands_between(self) -> bool:
        """Whether cue and subject stand between two commas: "The raid, police said, was over"."""
        words = self.unit.words
        return self.left > 1 and self.right < len(words) and words[self.left - 1].text == words[self.right].text == ","

    def attribute(self, contents: tuple[tuple[int, int], ...], is_direct: bool, rule: str, **more: Any) -> Attribution:
        """The attribution of some words of the unit to the cue's subject; `more` are further fields."""
        return Attribution(
            self.unit, (self.cue.first, self.cue.last), self.cue.entry.speech_act, self.source, contents, is_direct, rule, **more
        )


def find_limit(unit: Unit, cue: Cue, cues: list[Cue], sources: dict[Cue, Source]) -> int:
    """Where what a cue governs ends at the latest: before the next cue of the same subject, "according to", or a cue set behind."""
    for other in cues:
        if other.first > cue.first and (end := _end_before(unit, cue, other, sources.get(other))) is not None:
            return end
    words, source, closing = unit.words, sources.get(cue), _find_closing(unit, cue)
    further = _find_further_verb(unit, cue)
    subordinate = source is not None and source.first > 0 and words[source.first - 1].lower in _SUBORDINATE
    for at in range(cue.last, len(words) - 1):
        if words[at].text == ";" or at in {closing, further} or (subordinate and words[at].text == ","):
            return at
        if words[at].lower == "according" and words[at + 1].lower == "to":
            return at
    return len(words)


def _find_closing(unit: Unit, cue: Cue) -> int | None:
    """The comma behind a clause that describes a noun or goes with a main clause: "Okafor, who denied it, left".

    One in front of a quotation announces it.
    """
    verb = cue.token
    if verb is None or verb.head.i == verb.i or verb.dep_ not in {"acl", "acl:relcl", "advcl"}:
        return None
    at = unit.number_of(verb.right_edge)
    if at is None or at < cue.last:
        return None
    closing = next((number for number in (at, at + 1) if number < len(unit.words) and unit.words[number].text == ","), None)
    return closing if closing is None or unit.quote_at(closing + 1) is None else None


def _find_further_verb(unit: Unit, cue: Cue) -> int | None:
    """Where a verb begins that "and" or "but" puts beside the cue or beside the verb above it: "said it was over and left"."""
    if cue.token is None:
        return None
    above = [cue.token.head] if cue.token.dep_ in {"advcl", "xcomp", "conj"} else []
    beside = [token for verb in (cue.token, *above) for token in children(verb, "conj")]
    for token in sorted(beside, key=lambda one: one.i):
        if token.i <= cue.token.i or not is_verb(token):
            continue
        if any(child.lower_ == "that" for child in children(token, "mark")):
            continue
        joint = next((child for child in children(token, "cc") if child.i < token.i), None)
        at = unit.number_of(joint or token.left_edge)
        if at is None or at <= cue.last + 1 or unit.quote_at(at) is not None:
            continue
        return at - 1 if unit.words[at - 1].text == "," else at
    return None


def _end_before(unit: Unit, cue: Cue, other: Cue, source: Source | None) -> int | None:
    """Where a later cue with its subject ends what the cue governs; None when it is part of that."""
    words, at = unit.words, other.group - 1
    if other.form == GERUND and words[at].text in {",", QUOTED}:
        return at if words[at].text == "," else at + 1
    if source is None:
        return None
    if source.rule == "shared" and words[at].lower in {"and", "but", "then"} and _same_shape(cue, other):
        return at - 1 if words[at - 1].text == "," else at
    if source.rule == "subject" and (comma := _contrast(words, source.first)):
        return comma
    return min(source.first, other.group) - 1 if is_set_behind(unit, other, source) else None


def _contrast(words: tuple[Word, ...], first: int) -> int | None:
    """The comma before ", but police said" and the like, where a speaker of its own begins another clause."""
    opens = first > 1 and words[first - 1].lower in _CONTRAST
    return first - 2 if opens and words[first - 2].text == "," else None


def _same_shape(cue: Cue, other: Cue) -> bool:
    return cue.form == other.form or {cue.form, other.form} <= {PAST, THIRD}


def is_set_behind(unit: Unit, cue: Cue, source: Source) -> bool:
    """Whether a cue with its subject follows a comma and closes the sentence, so that the words before are what was said."""
    first = min(source.first, cue.group)
    right = max(cue.last, source.last) if source.inverted else cue.last
    if source.is_elsewhere or first == 0 or unit.words[first - 1].text != ",":
        return False
    return may_follow(cue) and only_adjuncts(unit.words, right)


def only_adjuncts(words: tuple[Word, ...], at: int) -> bool:
    """Whether nothing but a mark, a day or an adjunct follows at word `at`."""
    rest = words[at : at + 1]
    if not rest or rest[0].text in STOPS | {QUOTED}:
        return True
    return is_time(rest[0]) or rest[0].lower.endswith("ing") or rest[0].lower in _AROUND


def may_follow(cue: Cue) -> bool:
    """Whether a verb may stand behind a clause without marks: "…, she said"; not "…, she continued" or "…, she knew"."""
    return cue.has("clause", "addressee", "that")
