"""Within-document event coreference: mentions that agree on kind, day and place are of one incident."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.annotation.times import DAY
from pipeline.contract.records import When, Where
from pipeline.extraction.events.mentions import Event
from pipeline.extraction.events.types import ARREST, UNREST, VIOLENCE, VIOLENT, family_of, taken_for
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.lexicon import any_of, words_of

OF_ONE = 8  # sentences: as far an article with one incident goes on naming those who had part in it
_DAY_NAMED = re.compile(rf"\b{any_of('cues', 'day_or_month')}\b", re.I)
MOST_OPEN = 50  # incidents that a mention may go on with, the last told: who tells so many goes back to none before
REACH = 3  # sentences: a mention without day or place joins the incident last spoken of within that reach


def cluster_events(events: Iterable[Event]) -> tuple[list[Cluster], list[Event]]:
    """(the incidents in order of their first mention, the mentions that name none and go on about none before them)."""
    clusters: list[Cluster] = []
    left: list[Event] = []
    for event in events:
        number = None if _is_of_weapon(event) else _find_cluster(clusters, event)
        if number is not None:
            clusters[number] = clusters[number].holding([*clusters[number].events, _as_told_of(clusters[number], event)])
        elif event.names_incident:
            clusters.append(Cluster((event,)))
        elif event.means or event.claims or event.parties:
            left.append(event)
    return clusters, left


def attach_left(clusters: Sequence[Cluster], left: Sequence[Event]) -> list[Cluster]:
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


def free_arrests(cluster: Cluster) -> list[Event]:
    """Of a cluster that is not reported the arrests, and for a cluster of arrests the parties told with them: maybe of one that is."""
    return [event for event in cluster.events if _is_arrest(event) or _is_beside(cluster, event)]


def _is_of_weapon(event: Event) -> bool:
    """Whether it has no more than a weapon, and tells of no incident by itself."""
    return bool(event.means) and not (event.triggers or event.claims or event.parties)


def _leads_to(event: Event, cluster: Cluster) -> bool:
    before = cluster.events[0].sentence.index - event.sentence.index
    return 0 < before <= REACH and not event.looks_back and not cluster.recalls and _fits(cluster, event, before)


def _find_armed(clusters: Sequence[Cluster], event: Event) -> int | None:
    """The incident to which a weapon belongs, within reach of its mentions."""
    if event.looks_back:
        return None
    told = [(event.sentence.index - one.sentence.index, number) for number, cluster in enumerate(clusters) for one in cluster.events]
    reach = OF_ONE if len(clusters) == 1 and clusters[0].families & {VIOLENCE, ARREST} else REACH
    near = [(distance < 0, abs(distance), number) for distance, number in told if -REACH <= distance <= reach]
    return min(near)[2] if near else None


def _is_beside(cluster: Cluster, event: Event) -> bool:
    """Whether a mention stands with an arrest and tells of parties only, which may belong to the incident behind the arrest."""
    return cluster.families == {ARREST} and not event.triggers and bool(event.parties.perpetrators or event.parties.victims)


def _is_arrest(event: Event) -> bool:
    """Whether it tells of somebody arrested or charged."""
    return bool(event.parties.perpetrators) and any(trigger.incident_type == ARREST for trigger in event.triggers)


def _find_cluster(clusters: Sequence[Cluster], event: Event) -> int | None:
    """The last incident that a mention fits; of two told in one sentence the news, for what goes on."""
    recalled: int | None = None
    for number in range(len(clusters) - 1, max(len(clusters) - MOST_OPEN, 0) - 1, -1):
        cluster = clusters[number]
        distance = event.sentence.index - cluster.events[-1].sentence.index
        names_part = len(clusters) == 1 and distance <= OF_ONE and (event.parties.names_somebody or _revises(event))
        if _fits(cluster, event, min(distance, REACH) if names_part else distance):
            if not cluster.recalls or event.looks_back:
                return number if recalled is None or (_share_sentence(cluster, clusters[recalled]) and _goes_on(event)) else recalled
            recalled = number if recalled is None else recalled
    return recalled


def _goes_on(event: Event) -> bool:
    """Whether a mention counts people, or has parties and no day, maybe that of another deed: "blamed for Monday's blast"."""
    return bool(event.claims) or (bool(event.parties) and not _DAY_NAMED.search(event.sentence.text))


def _share_sentence(one: Cluster, other: Cluster) -> bool:
    """Whether a sentence tells of both."""
    return bool({event.sentence.index for event in one.events} & {event.sentence.index for event in other.events})


def _revises(event: Event) -> bool:
    """Whether it tells how the number of the dead was given before or became: "police initially reported three dead"."""
    counted = any(claim.outcome == "killed" and claim.scope == "total" and not claim.single for claim in event.claims)
    return counted and any(word.lower_ in words_of("cues", "revises") for word in event.sentence.words)


def _fits(cluster: Cluster, event: Event, distance: int) -> bool:
    families = {family_of(trigger.incident_type) for trigger in event.triggers}
    if families == {ARREST} and VIOLENCE in cluster.families and event.parties.perpetrators:
        return distance <= REACH and not cluster.recalls  # an arrest for the incident is part of it, wherever and whenever it was
    if families:
        if not families & cluster.families and not families <= {VIOLENCE} & cluster.families:
            return False
        if _is_of_unrest(event) and UNREST not in cluster.families:
            return False
        if _is_of_another_kind(cluster, event):
            return False
    elif not (event.claims or event.parties.perpetrators or event.parties.victims or event.parties.named):
        return False
    if not families and event.parties.named:
        return distance <= REACH  # whom somebody is identified as does not depend on the day it is told
    if not _days_agree(cluster.time, event.time):
        return False
    if not _places_agree(cluster.where, event.place[1] if event.place else None):
        return False
    if event.looks_back != cluster.recalls and (event.date or event.recalls):
        return False
    near = distance <= REACH
    if not families:
        return near
    return near or bool(event.date or event.place) or not cluster.recalls


def _as_told_of(cluster: Cluster, event: Event) -> Event:
    """An arrest for the incident, or a name, without its own day and place."""
    if not event.triggers and event.parties.named:
        return replace(event, dates=(), places=())
    others = any(trigger.strength == "strong" and trigger.incident_type != ARREST for trigger in event.triggers)
    if _is_arrest(event) and VIOLENCE in cluster.families and not others:
        return replace(event, triggers=(), dates=(), places=())
    return event


def _is_of_unrest(event: Event) -> bool:
    """Whether it counts the harm done in a protest: unrest is what its strong words name, and only weak ones a killing."""
    strong = {family_of(trigger.incident_type) for trigger in event.triggers if trigger.strength == "strong"}
    return strong == {UNREST} and any(claim.single != "deed" for claim in event.claims)


def _is_of_another_kind(cluster: Cluster, event: Event) -> bool:
    """Whether both name kinds that nobody takes for each other, and the mention has a person, a number, a day or a place of its own.

    "Two farmers were kidnapped" further down a story of a bombing is another incident.
    """
    kinds = _kinds(event)
    known = {kind for one in cluster.events for kind in _kinds(one)} or {kind for one in cluster.events for kind in _kinds(one, True)}
    if not kinds or not known or kinds & known:
        return False
    return bool(event.claims or event.date or event.place or event.parties.victims)


def _kinds(event: Event, plural: bool = False) -> set[str]:
    """What strong words of a mention name, by the kinds that newspapers take for each other; those in the plural only if asked."""
    return {
        taken_for(trigger.incident_type)
        for trigger in event.triggers
        if trigger.strength == "strong" and (plural or not trigger.is_plural) and trigger.incident_type in VIOLENT
    }


def _days_agree(one: When | None, other: When | None) -> bool:
    if one is None or other is None:
        return True
    if one.precision == DAY and other.precision == DAY:
        return one.start == other.start
    return one.start <= other.end and other.start <= one.end


def _places_agree(one: Where | None, other: Where | None) -> bool:
    if one is None or other is None or not one.country_iso3 or not other.country_iso3:
        return True
    if one.country_iso3 != other.country_iso3:
        return False
    if one.city and other.city:
        return one.city == other.city or _same_division(one, other)
    return True


def _same_division(one: Where, other: Where) -> bool:
    """A district and its city may stand as two towns of one division; two large towns may not."""
    return bool(one.admin1) and one.admin1 == other.admin1
