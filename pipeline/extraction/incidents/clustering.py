"""Which sentences of an article speak of one incident: accounts that agree on kind, day and place are one."""

import re
from dataclasses import replace
from datetime import date

from pipeline.annotation.times import DAY
from pipeline.contract.records import When, Where
from pipeline.extraction.events.mentions import Event
from pipeline.extraction.events.types import ARREST, UNREST, VIOLENCE, VIOLENT, family_of, taken_for
from pipeline.extraction.incidents.cluster import Group
from pipeline.extraction.incidents.selection import keep_news
from pipeline.lexicon import any_of, words_of

BRIEF = 4  # sentences: a text so short is all lead, and speaks of what it names
OF_ONE = 8  # sentences: as far an article with one incident goes on naming those who had part in it
_DAY_NAMED = re.compile(rf"\b{any_of('cues', 'day_or_month')}\b", re.I)
MOST_OPEN = 50  # incidents that an account may go on with, the last told: who tells so many goes back to none before
REACH = 3  # sentences: an account without day or place joins the incident last spoken of within that reach


def group_events(events: list[Event], title: Event | None = None, today: date | None = None, has_title: bool = False) -> list[Group]:
    """The incidents of an article, in order of their first account; accounts that name none are left out.

    `title` is the headline's account: what it names needs less else to stand. `today` is the day of the article.
    """
    groups: list[Group] = []
    left: list[Event] = []
    armed: list[Event] = []  # accounts of no more than a weapon, which tell of no incident by themselves
    for event in events:
        if event.means and not (event.triggers or event.claims or event.parties):
            armed.append(event)
            continue
        group = _find_group(groups, event)
        if group is not None:
            group.events.append(_as_told_of(group, event))
        elif event.names_incident:
            groups.append(Group([event]))
        elif event.claims or event.parties:
            left.append(event)
    is_whole = any(event.sentence.paragraph > 0 for event in events)
    settled = keep_news(groups, title, today, len(events) <= BRIEF, has_title, is_whole)
    told = {id(group) for group in settled}
    dropped = [group for group in groups if id(group) not in told]
    arrests = [event for group in dropped for event in group.events if _is_arrest(event) or _is_beside(group, event)]
    _take_in(settled, sorted([*left, *arrests], key=lambda event: event.sentence.index))
    for event in armed:
        _arm(settled, event)
    return settled


def _arm(groups: list[Group], event: Event) -> None:
    """Puts an account of a weapon to the incident last spoken of before it, or else the first after it, within reach."""
    told = [(event.sentence.index - one.sentence.index, group) for group in groups for one in group.events]
    reach = OF_ONE if len(groups) == 1 and groups[0].families & {VIOLENCE, ARREST} else REACH
    near = [(distance < 0, abs(distance), group) for distance, group in told if -REACH <= distance <= reach]
    if near and not event.looks_back:
        group = min(near, key=lambda one: one[:2])[2]
        group.events.append(replace(event, dates=(), places=()))
        group.events.sort(key=lambda one: one.sentence.index)


def _is_beside(group: Group, event: Event) -> bool:
    """Whether an account stands with an arrest and tells of parties only, which may belong to the incident behind the arrest."""
    return group.families == {ARREST} and not event.triggers and bool(event.parties.perpetrators or event.parties.victims)


def _is_arrest(event: Event) -> bool:
    """Whether it tells of somebody arrested or charged."""
    return bool(event.parties.perpetrators) and any(trigger.incident_type == ARREST for trigger in event.triggers)


def _take_in(groups: list[Group], left: list[Event]) -> None:
    """Puts accounts that stand right before the first one of an incident, and name none, at its front: "Roy Lee has been charged"."""
    for event in reversed(left):
        for group in groups:
            before = group.events[0].sentence.index - event.sentence.index
            if 0 < before <= REACH and not event.looks_back and not group.recalls and _fits(group, event, before):
                group.events.insert(0, _as_told_of(group, event))
                break


def _find_group(groups: list[Group], event: Event) -> Group | None:
    """The last incident that an account fits; of two told in one sentence the news, for what goes on."""
    recalled: Group | None = None
    for group in reversed(groups[-MOST_OPEN:]):
        distance = event.sentence.index - group.events[-1].sentence.index
        names_part = len(groups) == 1 and distance <= OF_ONE and (event.parties.names_somebody or _revises(event))
        if _fits(group, event, min(distance, REACH) if names_part else distance):
            if not group.recalls or event.looks_back:
                return group if not recalled or (_share_sentence(group, recalled) and _goes_on(event)) else recalled
            recalled = recalled or group
    return recalled


def _goes_on(event: Event) -> bool:
    """Whether an account counts people, or has parties and no day, maybe that of another deed: "blamed for Monday's blast"."""
    return bool(event.claims) or (bool(event.parties) and not _DAY_NAMED.search(event.sentence.text))


def _share_sentence(one: Group, other: Group) -> bool:
    """Whether a sentence tells of both."""
    return bool({event.sentence.index for event in one.events} & {event.sentence.index for event in other.events})


def _revises(event: Event) -> bool:
    """Whether it tells how the number of the dead was given before or became: "police initially reported three dead"."""
    counted = any(claim.outcome == "killed" and claim.scope == "total" and not claim.single for claim in event.claims)
    return counted and any(word.lower_ in words_of("cues", "revises") for word in event.sentence.words)


def _fits(group: Group, event: Event, distance: int) -> bool:
    families = {family_of(trigger.incident_type) for trigger in event.triggers}
    if families == {ARREST} and VIOLENCE in group.families and event.parties.perpetrators:
        return distance <= REACH and not group.recalls  # an arrest for the incident is part of it, wherever and whenever it was
    if families:
        if not families & group.families and not families <= {VIOLENCE} & group.families:
            return False
        if _is_of_unrest(event) and UNREST not in group.families:
            return False
        if _is_of_another_kind(group, event):
            return False
    elif not (event.claims or event.parties.perpetrators or event.parties.victims or event.parties.named):
        return False
    if not families and event.parties.named:
        return distance <= REACH  # whom somebody is identified as does not depend on the day it is told
    if not _days_agree(group.time, event.time):
        return False
    if not _places_agree(group.where, event.place[1] if event.place else None):
        return False
    if event.looks_back != group.recalls and (event.date or event.recalls):
        return False
    near = distance <= REACH
    if not families:
        return near
    return near or bool(event.date or event.place) or not group.recalls


def _as_told_of(group: Group, event: Event) -> Event:
    """An arrest for the incident, or a name, without its own day and place."""
    if not event.triggers and event.parties.named:
        return replace(event, dates=(), places=())
    others = any(trigger.strength == "strong" and trigger.incident_type != ARREST for trigger in event.triggers)
    if _is_arrest(event) and VIOLENCE in group.families and not others:
        return replace(event, triggers=(), dates=(), places=())
    return event


def _is_of_unrest(event: Event) -> bool:
    """Whether it counts the harm done in a protest: unrest is what its strong words name, and only weak ones a killing."""
    strong = {family_of(trigger.incident_type) for trigger in event.triggers if trigger.strength == "strong"}
    return strong == {UNREST} and any(claim.single != "deed" for claim in event.claims)


def _is_of_another_kind(group: Group, event: Event) -> bool:
    """Whether both name kinds that nobody takes for each other, and the account has a person, a number, a day or a place of its own.

    "Two farmers were kidnapped" further down a story of a bombing is another incident.
    """
    kinds = _kinds(event)
    known = {kind for one in group.events for kind in _kinds(one)} or {kind for one in group.events for kind in _kinds(one, True)}
    if not kinds or not known or kinds & known:
        return False
    return bool(event.claims or event.date or event.place or event.parties.victims)


def _kinds(event: Event, plural: bool = False) -> set[str]:
    """What strong words of an account name, by the kinds that newspapers take for each other; those in the plural only if asked."""
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
