"""Words that take up an incident without naming it anew: "this incident", "the tragedy". By them statements are told to speak of it."""

import re
from collections.abc import Iterator, Sequence

from pipeline.annotation.document import AnnotatedArticle
from pipeline.contract.records import Evidence, Span
from pipeline.extraction.incidents.cluster import Group
from pipeline.lexicon import any_of

_ECHO = re.compile(rf"\b{any_of('cues', 'echo')}\b", re.I)
NEAR = 3  # sentences back to the account that an echo takes up; further back only the one incident that is news can be meant


def find_echoes(article: AnnotatedArticle, groups: Sequence[Group]) -> Iterator[tuple[int, Evidence]]:
    """Each echo in the prose with the index of the incident it takes up; left out where two may be meant."""
    for sentence in article.body:
        for match in _ECHO.finditer(sentence.text):
            number = _taken_up(groups, sentence.index)
            if number is not None:
                span = Span(sentence.start + match.start(), sentence.start + match.end())
                yield number, Evidence("incident_type", span, "incidents.echo")


def _taken_up(groups: Sequence[Group], at: int) -> int | None:
    """The incident last spoken of up to sentence `at`."""
    told = {number: [e.sentence.index for e in group.events if e.sentence.index <= at] for number, group in enumerate(groups)}
    last = {number: max(indices, default=-1) for number, indices in told.items()}
    nearest = max(last.values(), default=-1)
    if nearest >= 0 and at - nearest <= NEAR:
        found = [number for number, index in last.items() if index == nearest]
    else:
        found = [number for number, group in enumerate(groups) if not group.recalls]
    return found[0] if len(found) == 1 else None
