"""Media: by which channel something was said, from words around the cue, outside what was said."""

import re
from functools import cache

from pipeline.annotation.names.vocabulary import function_words
from pipeline.contract.records import Span
from pipeline.extraction.statements.quotation_units import Unit
from pipeline.lexicon import load_words
from pipeline.lexicon.phrases import PhraseMatcher, fold_case

_LEADS = "|".join(sorted(function_words("channel_lead")))
_LED_IN = re.compile(rf"\b(?:{_LEADS})\s+(?:[\w'’.-]+\s+){{0,4}}$", re.IGNORECASE)
_SELF = function_words("channel_self")  # phrases that begin with these need no other lead
FARTHEST = 60  # characters of a gap that still ties a channel's word to what leads in to it


@cache
def _channels() -> tuple[PhraseMatcher, tuple[dict[str, str], ...]]:
    rows = load_words("media")
    return PhraseMatcher((row["words"], number) for number, row in enumerate(rows)), rows


def find_medium(text: str, unit: Unit, said: tuple[Span, ...], cue: Span | None) -> tuple[str, Span] | None:
    """The channel that the unit names outside the content, nearest to the cue, with its words."""
    matcher, rows = _channels()
    anchor = cue.start if cue else unit.start
    found = []
    for hit in matcher.find(fold_case(text[unit.start : unit.end])):
        span = Span(unit.start + hit.start, unit.start + hit.end)
        phrase = rows[hit.row]["words"]
        inside = any(part.start <= span.start < part.end for part in said) or any(
            q.outer.start <= span.start < q.outer.end for q in unit.quotes.values()
        )
        if inside or not (phrase.split()[0] in _SELF or _LED_IN.search(text[max(unit.start, span.start - FARTHEST) : span.start])):
            continue
        found.append((abs(span.start - anchor), span, rows[hit.row]["medium"]))
    return (found[0][2], found[0][1]) if (found := sorted(found)) else None
