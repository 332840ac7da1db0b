"""What one cue of a unit attributes, and the clause a cue stands in."""

from dataclasses import dataclass
from typing import Any

from pipeline.contract.records import Span
from pipeline.extraction.statements.behind import Subject
from pipeline.extraction.statements.cues import Cue
from pipeline.extraction.statements.units import Unit


@dataclass(frozen=True)
class Attribution:
    """What one cue of a unit attributes. `quotes` are word numbers of whole quotations; `contents` ranges of words outside them."""

    unit: Unit
    cue: tuple[int, int] | None  # words of the cue; None for a quotation without one
    entry_act: str
    subject: Subject | None
    contents: tuple[tuple[int, int], ...]
    is_direct: bool
    rule: str
    addressee: tuple[int, int] | None = None
    through: Subject | None = None  # "…, the agency reported quoting X": the agency
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
    subject: Subject
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
            self.unit, (self.cue.first, self.cue.last), self.cue.entry.speech_act, self.subject, contents, is_direct, rule, **more
        )
