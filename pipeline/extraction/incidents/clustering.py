"""Within-document event coreference: mentions that agree on kind, day and place are of one incident."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.contract.records import When, Where
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.types import ARREST, UNREST, VIOLENCE, VIOLENT, family_of, taken_for
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.recalling import is_of_news
from pipeline.lexicon import words_of
from pipeline.rules import rule

OF_ONE = 8  # sentences: as far an article with one incident goes on naming those who had part in it
MOST_OPEN = 50  # incidents that a mention may go on with, the last told: who tells so many goes back to none before
REACH = 3  # sentences: a mention without day or place joins the incident last spoken of within that reach


def cluster_events(events: Iterable[EventMention]) -> tuple[list[Cluster], list[EventMention]]:
    """(the incidents in order of their first mention, the mentions that name none and go on about none before them)."""
    clusters: list[Cluster] = []
    left: list[EventMention] = []
    for event in events:
        number = None if _is_of_weapon(event) else _find_cluster(clusters, event)
        if number is not None:
            clusters[number] = clusters[number].holding([*clusters[number].events, _as_told_of(clusters[number], event)])
        elif event.names_incident:
            clusters.append(Cluster((event,)))
        elif event.means or event.claims or event.parties:
            left.append(event)
    return clusters, left


def attach_left(clusters: Sequence[Cluster], left: Sequence[EventMention]) -> list[Cluster]:
    """The clusters with the mentions left over that belong to them by where they stand.

    Those of parties or numbers right before the first mention of an incident go to it: "Roy Lee has been charged"; those of a
    weapon to the incident last spoken of before, or else the first after it.
    """
    attached = list(clusters)
    for event in sorted(left, key=lambda event: event.sentence.index, reverse=True):
        if _is_of_weapon(event):
            continue
        number = next((number for number, cluster in enumerate(attached) if _leads_to(event, cluster)), None)
        if number is not None:
            attached[number] = attached[number].holding([_as_told_of(attached[number], event), *attached[number].events])
    for event in filter(_is_of_weapon, left):
        number = _find_armed(attached, event)
        if number is not None:
            events = [*attached[number].events, replace(event, dates=(), places=())]
            attached[number] = attached[number].holding(sorted(events, key=lambda one: one.sentence.index))
    return attached


def free_arrests(cluster: Cluster) -> list[EventMention]:
    """Of a cluster that is not reported the arrests: they may be for an incident that is."""
    return [event for event in cluster.events if _is_arrest(event)]


def _is_of_weapon(event: EventMention) -> bool:
    """Whether it has no more than a weapon, and tells of no incident by itself."""
    return bool(event.means) and not (event.triggers or event.claims or event.parties)


@rule(
    "incidents.cluster.leads_to",
    fires_on="Roy Lee has been charged with murder.\n\nAda Musa was shot dead in Lagos on Monday.",
    spares="Ada Musa was shot dead in Lagos on Monday.\n\nRoy Lee has been charged with murder.",
)
def _leads_to(event: EventMention, cluster: Cluster) -> bool:
    """Parties and numbers right before the first mention of an incident are its own."""
    before = cluster.events[0].sentence.index - event.sentence.index
    return 0 < before <= REACH and not event.looks_back and not cluster.recalls and _fits(cluster, event, before)


@rule(
    "incidents.cluster.weapon",
    fires_on="Two men robbed a bank in Lagos on Monday.\n\nA pistol lay on the floor.",
    spares="Two men robbed a bank in Lagos on Monday.\n\nA bag lay on the floor.",
    otherwise=None,
)
def _find_armed(clusters: Sequence[Cluster], event: EventMention) -> int | None:
    """A weapon is of the incident last spoken of before it, else of the next."""
    if event.looks_back:
        return None
    told = [(event.sentence.index - one.sentence.index, number) for number, cluster in enumerate(clusters) for one in cluster.events]
    reach = OF_ONE if len(clusters) == 1 and clusters[0].families & {VIOLENCE, ARREST} else REACH
    near = [(distance < 0, abs(distance), number) for distance, number in told if -REACH <= distance <= reach]
    return min(near)[2] if near else None


def _is_arrest(event: EventMention) -> bool:
    """Whether it tells of somebody arrested or charged."""
    return bool(event.parties.perpetrators) and any(trigger.incident_type == ARREST for trigger in event.triggers)


def _find_cluster(clusters: Sequence[Cluster], event: EventMention) -> int | None:
    """The last incident that a mention fits; of two told in one sentence the news, for what goes on."""
    recalled: int | None = None
    for number in range(len(clusters) - 1, max(len(clusters) - MOST_OPEN, 0) - 1, -1):
        cluster = clusters[number]
        distance = event.sentence.index - cluster.events[-1].sentence.index
        is_part = len(clusters) == 1 and REACH < distance <= OF_ONE and _names_part(event)
        if _fits(cluster, event, REACH if is_part else distance):
            if not cluster.recalls or event.looks_back:
                return number if recalled is None or is_of_news(event, cluster, clusters[recalled]) else recalled
            recalled = number if recalled is None else recalled
    return recalled


@rule(
    "incidents.cluster.names_part",
    fires_on="A bomb exploded in a market in Lagos on Monday.\n\nIt was hot.\n\nPeople ran.\n\nTraders prayed.\n\nShops closed.\n\n"
    "The victim was identified as Ada Musa.",
    spares="A bomb exploded in a market in Lagos on Monday.\n\nIt was hot.\n\nThe victim was identified as Ada Musa.",
)
def _names_part(event: EventMention) -> bool:
    """In an article with one incident those who had part in it are named further from it too."""
    return event.parties.names_somebody or _revises(event)


@rule(
    "incidents.cluster.revises",
    fires_on="A bomb exploded in a market in Lagos on Monday.\n\nIt was hot.\n\nPeople ran.\n\nTraders prayed.\n\nShops closed.\n\n"
    "Police initially reported three people dead.",
    spares="A bomb exploded in a market in Lagos on Monday.\n\nIt was hot.\n\nPeople ran.\n\nTraders prayed.\n\nShops closed.\n\n"
    "Police reported three people dead.",
)
def _revises(event: EventMention) -> bool:
    """The number of the dead as it was given before, or became, is of the incident that the article tells."""
    counted = any(claim.outcome == "killed" and claim.scope == "total" and not claim.single for claim in event.claims)
    return counted and any(word.lower_ in words_of("cues", "revises") for word in event.sentence.words)


def _fits(cluster: Cluster, event: EventMention, distance: int) -> bool:
    """Whether a mention can be of an incident whose last mention stands `distance` sentences before it."""
    families = {family_of(trigger.incident_type) for trigger in event.triggers}
    is_near = distance <= REACH
    if _is_arrest_for(cluster, event):
        return is_near and not cluster.recalls
    if families:
        if not families & cluster.families and not families <= {VIOLENCE} & cluster.families:
            return False
        if (UNREST not in cluster.families and _is_of_unrest(event)) or _is_of_another_kind(cluster, event):
            return False
    elif not (event.claims or event.parties.perpetrators or event.parties.victims or event.parties.named):
        return False
    if _identifies(event):
        return is_near
    if days_differ(cluster.time, event.time) or places_differ(cluster.where, event.place[1] if event.place else None):
        return False
    if _is_set_apart(cluster, event):
        return False
    return is_near or (bool(families) and (bool(event.date or event.place) or not cluster.recalls))


@rule(
    "incidents.cluster.arrest_for_it",
    fires_on="A bomb exploded in a market in Lagos on Monday.\n\nPolice in Abuja arrested Roy Lee on Tuesday.",
    spares="A protest was held in a market in Lagos on Monday.\n\nPolice in Abuja arrested Roy Lee on Tuesday.",
)
def _is_arrest_for(cluster: Cluster, event: EventMention) -> bool:
    """An arrest told right behind an attack is for it, wherever and whenever it was."""
    is_arrest = {family_of(trigger.incident_type) for trigger in event.triggers} == {ARREST}
    return is_arrest and VIOLENCE in cluster.families and bool(event.parties.perpetrators)


@rule(
    "incidents.cluster.identifies",
    fires_on="Two people were killed in a bombing in Lagos on Monday.\n\nPolice identified the victim on Tuesday as Ada Musa.",
    spares="Two people were killed in a bombing in Lagos on Monday.\n\nPolice spoke on Tuesday of Ada Musa.",
)
def _identifies(event: EventMention) -> bool:
    """As whom somebody is identified does not depend on the day it is told."""
    return not event.triggers and bool(event.parties.named)


def _as_told_of(cluster: Cluster, event: EventMention) -> EventMention:
    """An arrest for the incident, or a name, without its own day and place."""
    if _identifies(event):
        return replace(event, dates=(), places=())
    others = any(trigger.strength == "strong" and trigger.incident_type != ARREST for trigger in event.triggers)
    if _is_arrest(event) and VIOLENCE in cluster.families and not others:
        return replace(event, triggers=(), dates=(), places=())
    return event


@rule(
    "incidents.cluster.of_unrest",
    fires_on="Gunmen killed a trader in Lagos on Monday.\n\nTwelve people were wounded in riots in Kano.",
    spares="Gunmen killed a trader in Lagos on Monday.\n\nTwelve people were wounded in attacks in Kano.",
)
def _is_of_unrest(event: EventMention) -> bool:
    """The harm done in a protest is not that of an attack, though weak words call it a killing."""
    strong = {family_of(trigger.incident_type) for trigger in event.triggers if trigger.strength == "strong"}
    return strong == {UNREST} and any(claim.single != "deed" for claim in event.claims)


@rule(
    "incidents.cluster.another_kind",
    fires_on="A bomb exploded in a market in Lagos on Monday.\n\nTwo farmers were kidnapped.",
    spares="A bomb exploded in a market in Lagos on Monday.\n\nTwo farmers were killed.",
)
def _is_of_another_kind(cluster: Cluster, event: EventMention) -> bool:
    """A kind that nobody takes for the incident's, with a person, a number, a day or a place of its own, is another incident."""
    kinds = _kinds(event)
    known = {kind for one in cluster.events for kind in _kinds(one)} or {kind for one in cluster.events for kind in _kinds(one, True)}
    if not kinds or not known or kinds & known:
        return False
    return bool(event.claims or event.date or event.place or event.parties.victims)


def _kinds(event: EventMention, plural: bool = False) -> set[str]:
    """What strong words of a mention name, by the kinds that newspapers take for each other; those in the plural only if asked."""
    return {
        taken_for(trigger.incident_type)
        for trigger in event.triggers
        if trigger.strength == "strong" and (plural or not trigger.is_plural) and trigger.incident_type in VIOLENT
    }


@rule(
    "incidents.cluster.other_day",
    fires_on="A bomb exploded in a market in Lagos on Monday.\n\nA bomb exploded in a church on Sunday.",
    spares="A bomb exploded in a market in Lagos on Monday.\n\nA bomb exploded in a church on the same day.",
)
def days_differ(one: When | None, other: When | None) -> bool:
    """Two days are two incidents."""
    return one is not None and other is not None and not (one.start <= other.end and other.start <= one.end)


@rule(
    "incidents.cluster.other_place",
    fires_on="A bomb exploded in a market in Lagos on Monday.\n\nA bomb exploded in a church in Kano.",
    spares="A bomb exploded in a market in Lagos on Monday.\n\nA bomb exploded in a church in Nigeria.",
)
def places_differ(one: Where | None, other: Where | None) -> bool:
    """Two countries, or two towns, are two incidents."""
    if one is None or other is None or not one.country_iso3 or not other.country_iso3:
        return False
    if one.country_iso3 != other.country_iso3:
        return True
    return bool(one.city and other.city) and one.city != other.city and not _is_same_division(one, other)


@rule(
    "incidents.cluster.same_division",
    fires_on="A bomb exploded in a market in Lagos on Monday.\n\nA bomb exploded in a church in Ikeja.",
    spares="A bomb exploded in a market in Lagos on Monday.\n\nA bomb exploded in a church in Kano.",
)
def _is_same_division(one: Where, other: Where) -> bool:
    """Two towns of one division may be a district and its city, and so one place."""
    return bool(one.admin1) and one.admin1 == other.admin1


@rule(
    "incidents.cluster.recalled",
    fires_on="A bomb exploded in a market in Lagos on Monday.\n\nA previous bombing killed two people.",
    spares="A bomb exploded in a market in Lagos on Monday.\n\nThe bombing killed two people.",
)
def _is_set_apart(cluster: Cluster, event: EventMention) -> bool:
    """What looks back is not of the news, nor what is news of an incident that was recalled."""
    if cluster.recalls and cluster.time is None and event.date:
        return False  # a day before the news may be that of an incident recalled without one
    return event.looks_back != cluster.recalls and bool(event.date or event.recalls)
