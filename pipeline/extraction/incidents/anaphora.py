"""Event anaphora: sentences and words that take up an incident without naming it anew: "It happened …", "this incident"."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotation.document import AnnotatedArticle
from pipeline.contract.records import Span
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.rules import load_pattern, rule

_GOES_ON = load_pattern("incidents.anaphora.happened")
_ADDRESS = load_pattern("incidents.anaphora.address")
_ANAPHOR = load_pattern("incidents.anaphora.this_incident")
REACH = 3  # sentences behind a mention that may go on about its incident
NEAR = 3  # sentences back to the mention that an anaphor takes up; further back only the one incident that is news can be meant


def add_context(clusters: Sequence[Cluster], events: Sequence[EventMention]) -> list[Cluster]:
    """The clusters with the sentences around their mentions that go on about them; `events` are all of the body.

    Before a mention only the first incident of the news has any: a story may open with the police that were called.
    """
    context: list[list[EventMention]] = [[] for _ in clusters]
    owners = {event.sentence.index: number for number, cluster in enumerate(clusters) for event in cluster.events}
    opening = min(owners, default=0)
    first = owners.get(opening)
    if first is not None and not clusters[first].recalls:
        before = [e for e in events if opening - REACH <= e.sentence.index < opening]
        context[first] += [e if _goes_on(e) else replace(e, places=()) for e in before if _goes_on(e) or _leads_up(e)]
    current, last = None, 0
    for event in events:
        if event.sentence.index in owners:
            current, last = owners[event.sentence.index], event.sentence.index
        elif current is not None and event.sentence.index - last <= REACH and _goes_on(event):
            context[current].append(event)
            last = event.sentence.index
    return [replace(cluster, context=tuple(around)) for cluster, around in zip(clusters, context, strict=True)]


@rule(
    "incidents.anaphora.leads_up",
    fires_on="Traders opened their shops on Monday.\n\nA bomb exploded in a market in Lagos.",
    spares="Traders opened their shops last year.\n\nA bomb exploded in a market in Lagos.",
)
def _leads_up(event: EventMention) -> bool:
    """A sentence before the first mention tells what was done on that day."""
    return bool(event.dates) and not event.recalls and not any(hit.is_past for hit in event.dates)


def _goes_on(event: EventMention) -> bool:
    """Whether a sentence says when or where something told before happened: "It happened …", a clock time with a day, an address."""
    text = event.sentence.text
    if event.recalls or not (event.dates or event.places):
        return False
    return bool(_GOES_ON.search(text) or _ADDRESS.search(text) or (event.sentence.clock and event.dates))


def add_anaphors(clusters: Sequence[Cluster], article: AnnotatedArticle) -> list[Cluster]:
    """The clusters with the words of the prose that take them up; none where two may be meant."""
    anaphors: list[list[Span]] = [[] for _ in clusters]
    for sentence in article.body if clusters else ():
        for match in _ANAPHOR.finditer(sentence.text):
            number = _find_antecedent(clusters, sentence.index)
            if number is not None:
                anaphors[number].append(Span(sentence.start + match.start(), sentence.start + match.end()))
    return [replace(cluster, anaphors=tuple(spans)) for cluster, spans in zip(clusters, anaphors, strict=True)]


def _find_antecedent(clusters: Sequence[Cluster], at: int) -> int | None:
    """The incident last spoken of up to sentence `at`."""
    told = [[e.sentence.index for e in cluster.events if e.sentence.index <= at] for cluster in clusters]
    last = [max(indices, default=-1) for indices in told]
    nearest = max(last, default=-1)
    if nearest >= 0 and at - nearest <= NEAR:
        found = [number for number, index in enumerate(last) if index == nearest]
    else:
        found = [number for number, cluster in enumerate(clusters) if not cluster.recalls]
    return found[0] if len(found) == 1 else None
