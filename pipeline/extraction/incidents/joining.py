"""One incident told twice: clusters that nothing tells apart are drawn together once all of the article is read.

Clustering goes through the text once and asks of each mention what stands near it. Here two clusters are compared as wholes: by kind,
day and place, and by the persons that both name.
"""

import re
from collections.abc import Sequence

from pipeline.annotation.coreference.name_forms import may_name_one
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.types import UNREST, VIOLENCE
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.clustering import days_differ, places_differ
from pipeline.lexicon import any_of
from pipeline.rules import rule

MOST = 20  # incidents told last among which the same one is sought: a text that tells more is a list
FEW = 3  # days: so long after a deed newspapers tell who died of it
_FOLLOWED = re.compile(rf"\b{any_of('cues', 'days_after')}\b", re.I)
_FURTHER = re.compile(rf"\b{any_of('cues', 'further_incident')}\b", re.I)


def join_clusters(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The clusters in order of their first mention, each with those after it that tell the same incident."""
    joined: list[Cluster] = []
    for cluster in clusters:
        near = range(max(len(joined) - MOST, 0), len(joined))
        number = next((number for number in near if _are_one(joined[number], cluster)), None)
        if number is None:
            joined.append(cluster)
        else:
            events = sorted((*joined[number].events, *cluster.events), key=lambda event: event.sentence.index)
            joined[number] = joined[number].holding(events)
    return joined


@rule(
    "incidents.joining.told_twice",
    fires_on="Gunmen seized a hotel in Lagos on Monday and took 17 people hostage.\n\nIt was hot.\n\nPeople ran.\n\nTraders prayed.\n\n"
    "The army said ten gunmen stormed the hotel on Monday and shot two guards.",
    spares="Gunmen seized a hotel in Lagos on Monday and took 17 people hostage.\n\nIt was hot.\n\nPeople ran.\n\nTraders prayed.\n\n"
    "The army said ten gunmen stormed the hotel on Sunday and shot two guards.",
)
def _are_one(one: Cluster, other: Cluster) -> bool:
    """Two accounts that agree as far as they say when, where and what are of one incident, unless the second is told as a further one."""
    if places_differ(one.where, other.where) or is_further(other.events[0]):
        return False
    if _share_scene(one, other):
        return True
    is_same_day = one.when is not None and other.when is not None and not days_differ(one.when, other.when)
    if not one.families & other.families or (one.recalls != other.recalls and not (is_same_day and not _is_followed(other))):
        return False
    if days_differ(one.when, other.when):
        return _share_person(one, other) and abs((one.when.start - other.when.start).days) <= FEW
    return _leaves_out(one) or _leaves_out(other)


@rule(
    "incidents.joining.followed",
    fires_on="A bomb hit a market in Lagos on Sunday. It comes days after nine people died in a blast in Nigeria during Sunday Mass.",
    spares="A bomb hit a market in Lagos on Sunday. Nine people died in an earlier blast in Nigeria during Sunday Mass.",
)
def _is_followed(cluster: Cluster) -> bool:
    """What others come days or weeks after is not of their day, whatever day its own sentence names."""
    return _FOLLOWED.search(cluster.events[0].sentence.text) is not None


def _leaves_out(cluster: Cluster) -> bool:
    """Whether it gives no day, or no place finer than a country."""
    return cluster.when is None or cluster.where is None or cluster.where.admin1 is None


@rule(
    "incidents.joining.same_scene",
    fires_on="Two inmates were stabbed to death in Lagos on Monday.\n\nA riot broke out in Lagos on Monday.",
    spares="Two inmates were stabbed to death in Lagos on Monday.\n\nA riot broke out in Accra on Monday.",
)
def _share_scene(one: Cluster, other: Cluster) -> bool:
    """A riot and the violence of one day and town, of which only one counts people, are one incident."""
    if one.when is None or one.when != other.when or one.where is None or other.where is None or one.recalls != other.recalls:
        return False
    is_town = one.where.city is not None and one.where.city == other.where.city
    return is_town and one.families | other.families == {VIOLENCE, UNREST} and not (_counts(one) and _counts(other))


def _counts(cluster: Cluster) -> bool:
    return any(event.claims for event in cluster.events)


@rule(
    "incidents.joining.same_person",
    fires_on="Adam Okoro stabbed two women in Lagos on Monday.\n\nOn Sunday, the knife attack by Adam Okoro killed a nurse.",
    spares="Adam Okoro stabbed two women in Lagos on Monday.\n\nOn Sunday, the knife attack by Amina Otieno killed a nurse.",
)
def _share_person(one: Cluster, other: Cluster) -> bool:
    """Whether both name one person as having done or suffered it."""
    return any(name == known or may_name_one(name, known) for name in _persons(one) for known in _persons(other))


def _persons(cluster: Cluster) -> set[str]:
    told = (event.parties for event in cluster.events)
    return {party.name for one in told for party in (*one.perpetrators, *one.victims, *one.by_own_hand) if party.is_person}


@rule(
    "incidents.joining.further",
    fires_on="A bomb killed two people in Lagos on Monday.\n\nIt was hot.\n\nPeople ran.\n\nTraders prayed.\n\nShops closed.\n\n"
    "In a separate incident, gunmen shot two farmers dead on Monday.",
    spares="A bomb killed two people in Lagos on Monday.\n\nIt was hot.\n\nPeople ran.\n\nTraders prayed.\n\nShops closed.\n\n"
    "In a short film, gunmen shot two farmers dead on Monday.",
)
def is_further(event: EventMention) -> bool:
    """Words that add an incident to those told before."""
    return _FURTHER.search(event.sentence.text) is not None
