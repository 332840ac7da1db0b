"""Whether an article is about its main incident, or on something else and only mentions it: what speaks for each, weighed."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotation.document import AnnotatedArticle
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.salience_features import list_salience
from pipeline.extraction.incidents.selection import is_specific
from pipeline.lexicon.weights import weigh
from pipeline.rules import rule


def set_talk_apart(clusters: Sequence[Cluster], article: AnnotatedArticle, titles: Sequence[EventMention]) -> list[Cluster]:
    """The clusters, the main one first; where the article is on something else none is, and those are left that say enough of one.

    "Something else" is opinion, policy, statistics, a profile, a film: what it mentions is no news, and its numbers are often those of
    many incidents.
    """
    main = next((cluster for cluster in clusters if cluster.is_main), None)
    if main is None or not _is_about_something_else(article, main, [one for one in clusters if one is not main], titles):
        return list(clusters)
    return [replace(cluster, is_main=False, is_aside=True, title=None) for cluster in clusters if is_specific(cluster)]


@rule(
    "incidents.salience.something_else",
    fires_on="Why senators should vote on guns\n\nAfter the shootings in Lagos, in which gunmen killed two traders, senators should vote "
    "on a bill. The election is near. Candidates and voters debate policy. I think that voters ought to ask the president for reform. "
    "You should too.",
    spares="Gunmen kill two in Lagos\n\nGunmen shot two traders dead in Lagos on Monday.",
)
def _is_about_something_else(
    article: AnnotatedArticle, main: Cluster, others: Sequence[Cluster], titles: Sequence[EventMention]
) -> bool:
    """An article whose headline, opening, words and voice are those of talk, not of news on an incident."""
    return weigh(list_salience(article, main, others, titles), "salience_weights") < 0
