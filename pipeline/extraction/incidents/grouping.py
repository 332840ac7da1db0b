"""Which sentences of an article speak of one incident: accounts that agree on kind, day and place are one."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from pipeline.extraction.dates import DAY, FEW_DAYS, MONTH
from pipeline.extraction.incidents.events import Event
from pipeline.extraction.incidents.triggers import UNTYPED
from pipeline.extraction.places.resolving import ADMIN1
from pipeline.extraction.records import Claim, When, Where
from pipeline.lexicon import load_words

# Kinds of incident that newspapers name by each other's words ("attack", "killing"); others keep to themselves.
VIOLENT = frozenset(
    {
        *("assassination", "kidnapping", "hostage_taking", "hijacking", "air_strike", "shelling", "bombing", "arson", "vehicle_attack"),
        *("stabbing", "armed_assault", "clash", "sexual_violence", "unarmed_assault", "robbery", "facility_attack"),
    }
)
UNREST = frozenset({"riot", "protest"})
BRIEF = 4  # sentences: a text so short is all lead, and speaks of what it names
LEAD = 3  # paragraphs: what the news opens with
SEVERAL = 2  # sentences on one incident: talk of such things rarely stays with one
OF_ONE = 8  # sentences: as far an article with one incident goes on naming those who had part in it
FRESH = 61  # days: what happened that short a time ago is news even where an article mentions it in passing
AT_LENGTH = 3  # sentences that name it: an aside takes one or two
REVIEW = 3  # incidents: an article that tells so many looks back at them, whatever it opens with
REACH = 3  # sentences: an account without day or place joins the incident last spoken of within that reach


def family_of(incident_type: str) -> str:
    """The family of a type: types of one family may name the same incident."""
    if incident_type in VIOLENT or incident_type in UNTYPED:
        return "violence"
    return "unrest" if incident_type in UNREST else incident_type


@dataclass
class Group:
    """The accounts of one incident, in order of the text, and the sentences that go on about it without naming it (`scene`)."""

    events: list[Event] = field(default_factory=list)
    scene: list[Event] = field(default_factory=list)
    is_aside: bool = False  # mentioned by an article on something else

    @property
    def families(self) -> set[str]:
        """Families its triggers name, generic words aside where others speak."""
        named = {family_of(t.incident_type) for e in self.events for t in e.triggers if t.incident_type not in UNTYPED}
        return named or {"violence"}

    @property
    def when(self) -> When | None:
        """The most exact day any account gives, the first where several are as exact."""
        days = [event.date.when for event in self.events if event.date]
        return min(days, key=lambda when: when.precision, default=None)

    @property
    def where(self) -> Where | None:
        """The finest place any account gives, the first where several are as fine."""
        places = [event.place[1] for event in self.events if event.place]
        return min(places, key=lambda where: where.precision, default=None)

    @property
    def recalls(self) -> bool:
        """Whether its first account looks back before the news."""
        return _looks_back(self.events[0])


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
    settled = _settle(groups, title, today, len(events) <= BRIEF, has_title)
    arrests = [event for group in groups if not any(group is one for one in settled) for event in group.events if _is_arrest(event)]
    _take_in(settled, sorted([*left, *arrests], key=lambda event: event.sentence.index))
    for event in armed:
        _arm(settled, event)
    return settled


def _arm(groups: list[Group], event: Event) -> None:
    """Puts an account of a weapon to the incident last spoken of before it, or else the first after it, within reach."""
    told = [(event.sentence.index - one.sentence.index, group) for group in groups for one in group.events]
    near = [(distance < 0, abs(distance), group) for distance, group in told if abs(distance) <= REACH]
    if near and not _looks_back(event):
        group = min(near, key=lambda one: one[:2])[2]
        group.events.append(replace(event, dates=(), places=()))
        group.events.sort(key=lambda one: one.sentence.index)


def _is_arrest(event: Event) -> bool:
    """Whether it tells of somebody arrested or charged."""
    return bool(event.parties.perpetrators) and any(trigger.incident_type == "arrest" for trigger in event.triggers)


def _take_in(groups: list[Group], left: list[Event]) -> None:
    """Puts accounts that stand right before the first one of an incident, and name none, at its front: "Roy Lee has been charged"."""
    for event in reversed(left):
        for group in groups:
            before = group.events[0].sentence.index - event.sentence.index
            if 0 < before <= REACH and not _looks_back(event) and not group.recalls and _fits(group, event, before):
                group.events.insert(0, _as_told_of(group, event))
                break


def _find_group(groups: list[Group], event: Event) -> Group | None:
    for group in reversed(groups):
        distance = event.sentence.index - group.events[-1].sentence.index
        names_part = len(groups) == 1 and distance <= OF_ONE and event.parties.names_somebody
        if _fits(group, event, min(distance, REACH) if names_part else distance):
            return group
    return None


def _fits(group: Group, event: Event, distance: int) -> bool:
    families = {family_of(trigger.incident_type) for trigger in event.triggers}
    if families == {"arrest"} and "violence" in group.families and event.parties.perpetrators:
        return distance <= REACH and not group.recalls  # an arrest for the incident is part of it, wherever and whenever it was
    if families:
        if not families & group.families and not families <= {"violence"} & group.families:
            return False
        if _is_of_another_kind(group, event):
            return False
    elif not (event.claims or event.parties.perpetrators or event.parties.victims or event.parties.named):
        return False
    if not families and event.parties.named:
        return distance <= REACH  # whom somebody is identified as does not depend on the day it is told
    if not _days_agree(group.when, event.date.when if event.date else None):
        return False
    if not _places_agree(group.where, event.place[1] if event.place else None):
        return False
    if _looks_back(event) != group.recalls and (event.date or event.recalls):
        return False
    near = distance <= REACH
    if not families:
        return near
    return near or bool(event.date or event.place) or not group.recalls


def _as_told_of(group: Group, event: Event) -> Event:
    """An arrest for the incident, or a name, without its own day and place."""
    if not event.triggers and event.parties.named:
        return replace(event, dates=(), places=())
    others = any(trigger.strength == "strong" and trigger.incident_type != "arrest" for trigger in event.triggers)
    if _is_arrest(event) and "violence" in group.families and not others:
        return replace(event, triggers=(), dates=(), places=())
    return event


def _is_of_another_kind(group: Group, event: Event) -> bool:
    """Whether both name kinds that nobody takes for each other, and the account has a person, a number, a day or a place of its own.

    "Two farmers were kidnapped" further down a story of a bombing is another incident.
    """
    kinds = _kinds(event)
    known = {kind for one in group.events for kind in _kinds(one)}
    if not kinds or not known or kinds & known:
        return False
    return bool(event.claims or event.date or event.place or event.parties.victims)


def _kinds(event: Event) -> set[str]:
    """What strong words of an account name, by the kinds that newspapers take for each other."""
    return {
        taken_for(trigger.incident_type)
        for trigger in event.triggers
        if trigger.strength == "strong" and not trigger.is_plural and trigger.incident_type in VIOLENT
    }


@cache
def taken_for(incident_type: str) -> str:
    """The family of kinds that newspapers take for each other that a type belongs to, whatever the weapon; else the type itself."""
    rows = (row for row in load_words("type_families") if row["incident_type"] == incident_type and not row["weapon_type"])
    return next((row["family"] for row in rows), incident_type)


def _looks_back(event: Event) -> bool:
    return event.recalls or bool(event.date and event.date.is_past)


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


def _settle(groups: list[Group], title: Event | None, today: date | None, is_brief: bool, has_title: bool) -> list[Group]:
    """Drops arrests where another incident explains them, and accounts too thin to be told from talk of such things.

    What an article on something else mentions in passing is no report: further down stand earlier incidents of the kind
    that is the news, and what happened in the last weeks.
    """
    news = [group for group in groups if _is_news(group, title, is_brief, has_title)]
    if not news and title is not None and title.names_incident:
        news = [group for group in groups if _in_title(group, title)][:1]
    told = {family for group in news for family in group.families}
    further = [group for group in groups if group not in news and _is_specific(group)]
    is_review = len(further) >= REVIEW
    kept = list(news)
    for group in further:
        # Without a headline nothing says what else the text is on.
        group.is_aside = has_title and not (is_review or group.families & told or _is_at_length(group))
        if not group.is_aside or _is_fresh(group, today):
            kept.append(group)
    kept.sort(key=groups.index)
    others = [group for group in kept if group.families != {"arrest"}]
    return others or kept


def _is_news(group: Group, title: Event | None, is_brief: bool, has_title: bool) -> bool:
    """Whether an incident of the lead is told there, or named by the headline."""
    if not _in_lead(group):
        return False
    return _in_title(group, title) or is_brief or (_is_told(group) and (not has_title or _is_followed(group)))


def _in_lead(group: Group) -> bool:
    """Whether the news opens with it."""
    return group.events[0].sentence.paragraph < LEAD


def _in_title(group: Group, title: Event | None) -> bool:
    return title is not None and bool(group.families & {family_of(trigger.incident_type) for trigger in title.triggers})


def _is_followed(group: Group) -> bool:
    """Under a headline that names no incident, one of the lead is more than an aside: it opens the news, or the text comes back to it."""
    return group.events[0].sentence.paragraph == 0 or sum(bool(event.triggers) for event in group.events) >= SEVERAL


def _is_told(group: Group) -> bool:
    """An incident of the lead has a day, a place, a number of people, or several sentences to itself; a recalled one opens it."""
    if group.recalls:
        opens = group.events[0].sentence.paragraph == 0 and _is_dated(group)
        return opens or sum(bool(event.triggers) for event in group.events) >= AT_LENGTH
    return _is_dated(group) or _is_placed(group) or _counts_people(group) or len(group.events) >= SEVERAL


def _is_specific(group: Group) -> bool:
    """One that stands further down, or is recalled, has people killed at a day or a place, or a day and a place."""
    singular = any(not trigger.is_plural for event in group.events for trigger in event.triggers)
    return singular and ((_kills(group) and (_is_placed(group) or group.when is not None)) or (_is_dated(group) and _is_placed(group)))


def _kills(group: Group) -> bool:
    return any(claim.low is not None and claim.outcome == "killed" for claim in _claims(group))


def _is_fresh(group: Group, today: date | None) -> bool:
    """Whether it happened in the weeks before the article, by a date that the article gives."""
    if today is None or group.when is None or group.when.precision > MONTH:
        return False
    return _kills(group) and 0 <= (today - group.when.end).days <= FRESH


def _is_at_length(group: Group) -> bool:
    """Whether the article stays with it."""
    return sum(any(trigger.strength == "strong" for trigger in event.triggers) for event in group.events) >= AT_LENGTH


def _is_dated(group: Group) -> bool:
    return group.when is not None and group.when.precision <= FEW_DAYS


def _is_placed(group: Group) -> bool:
    return group.where is not None and group.where.precision <= ADMIN1


def _counts_people(group: Group) -> bool:
    return any(claim.low is not None for claim in _claims(group))


def _claims(group: Group) -> list[Claim]:
    """The numbers of people its accounts give; "a murder" gives none."""
    return [claim for event in group.events for claim in event.claims if claim.single != "deed"]
