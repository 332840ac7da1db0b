"""Which incident an article is about."""

from collections.abc import Sequence

from pipeline.extraction.events.mentions import Event
from pipeline.extraction.events.types import UNTYPED, VIOLENCE
from pipeline.extraction.incidents.cluster import Cluster


def choose_main(clusters: Sequence[Cluster], title: Event | None) -> Cluster | None:
    """One that is not recalled, with the title's type, with its words, the first; in that order. None where all are asides."""
    named = {trigger.incident_type for trigger in title.triggers} if title else set()
    words = _content_words(title) if title else frozenset()

    def rank(cluster: Cluster) -> tuple:
        types = {trigger.incident_type for event in cluster.events for trigger in event.triggers}
        fits = types & named or (named & UNTYPED and VIOLENCE in cluster.families)  # "kill" names no type, and so any violent one
        shared = max(len(words & _content_words(event)) for event in cluster.events)
        return (cluster.recalls, bool(named) and not fits, -shared, cluster.events[0].sentence.index)

    return min((cluster for cluster in clusters if not cluster.is_aside), key=rank, default=None)


def _content_words(event: Event) -> frozenset[str]:
    """Nouns, verbs and numbers of a mention's sentence, in their dictionary form."""
    return frozenset(word.lemma_.lower() for word in event.sentence.words if word.tag_.startswith(("NN", "VB", "CD")))
