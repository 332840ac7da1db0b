"""News of what came after an incident, which dates it by its own day: "was charged on Monday, two days after a truck …"."""

import re
from collections.abc import Sequence

from pipeline.annotation.document import Sentence
from pipeline.annotation.times import COUNTED, DAY, TimeExpression, count_back
from pipeline.contract.records import Span
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.types import ARREST, GENERIC

_ABOUT = r"(?<!\bmore than )(?<!\bless than )(?<!\bnearly )(?<!\balmost )(?<!\bover )"  # not so many, but more or fewer
_COUNTED = re.compile(rf"{_ABOUT}{COUNTED}after\b", re.I)


def count_after(sentence: Sentence, hits: Sequence[TimeExpression]) -> TimeExpression | None:
    """The day of what a later one is told to come after: counted back from the day that stands before "two days after"."""
    if not any(hit.when.precision == DAY for hit in hits):
        return None  # before the search, which is costly
    match = _COUNTED.search(sentence.text)
    start = sentence.start + (match.start() if match else 0)
    later = [hit for hit in hits if hit.when.precision == DAY and hit.span.end <= start]
    if not match or not later:
        return None
    when = count_back(match, later[-1].when.start)
    return TimeExpression(Span(start, sentence.start + match.end()), when, later[-1].is_past, "dates.days_after") if when else None


def is_aftermath(triggers: Sequence[Trigger]) -> bool:
    """Whether the words name no incident of their own: arrests, charges and deaths come after one."""
    return not any(t.strength == "strong" or (t.strength == "weak" and t.incident_type not in {GENERIC, ARREST}) for t in triggers)
