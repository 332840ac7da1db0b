"""Whose numbers they are: a count that gives no day or place of its own is of the news, not of what the news recalls."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.types import UNREST
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.records import Claim
from pipeline.rules import rule


def settle_owners(clusters: Sequence[Cluster], events: Sequence[EventMention]) -> list[Cluster]:
    """The clusters, the main one first, with the claims that are the main incident's; `events` are all of the body."""
    main = next((cluster for cluster in clusters if cluster.is_main), None)
    if main is None or main.recalls:
        return list(clusters)
    settled, taken = [], list(_find_arrests(clusters, events))
    for cluster in clusters:
        told = () if cluster is main else (event for event in cluster.events if event.claims and not _is_elsewhere(event, main))
        given = tuple(event for event in told if not _is_other_unrest(cluster, main) and _is_of_news(event, cluster))
        taken += [claim for event in given for claim in event.claims]
        settled.append(cluster.holding(replace(event, claims=()) if event in given else event for event in cluster.events))
    return [replace(cluster, taken=tuple(taken)) if cluster.is_main else cluster for cluster in settled]


@rule(
    "incidents.casualties.of_news",
    fires_on="A bomb exploded in a market in Lagos on Monday. In May 2019 a bomb killed two people in Kano.\n\n"
    "Police said the attack had killed twelve people.",
    spares="A bomb exploded in a market in Lagos on Monday. In May 2019 a bomb killed two people in Kano.\n\n"
    "Police said the attack in Kano had killed twelve people.",
)
def _is_of_news(event: EventMention, cluster: Cluster) -> bool:
    """A number told beside an earlier incident, or one without day and place, is of the news where nothing says another day or place."""
    if event.looks_back or event.dates:
        return False
    return cluster.recalls or not any(one.dates or one.place for one in cluster.events)


def _is_other_unrest(cluster: Cluster, main: Cluster) -> bool:
    """Whether it is of protests, and the news is not."""
    return UNREST in cluster.families and UNREST not in main.families


def _is_elsewhere(event: EventMention, main: Cluster) -> bool:
    """Whether a mention gives a place where the main incident did not happen."""
    return event.place is not None and event.place[1] not in [one.place[1] for one in main.told if one.place]


def _find_arrests(clusters: Sequence[Cluster], events: Sequence[EventMention]) -> Iterator[Claim]:
    """The numbers of those arrested in sentences that belong to no incident."""
    told = {event.sentence.index for cluster in clusters for event in cluster.events}
    for event in events:
        if event.sentence.index not in told and not event.looks_back and not event.dates:
            yield from (claim for claim in event.claims if _is_of_arrest(claim))


@rule(
    "incidents.casualties.arrested_for_it",
    fires_on="A bomb killed two people in a market in Lagos on Monday.\n\nIn 2009 rebels bombed a church.\n\n"
    "Two men were arrested, police said.",
    spares="A bomb killed two people in a market in Lagos on Monday.\n\nIn 2009 rebels bombed a church.\n\n"
    "Two men were kidnapped, police said.",
)
def _is_of_arrest(claim: Claim) -> bool:
    """Those arrested without a word of another deed are so for the incident of the news."""
    return claim.outcome == "arrested"
