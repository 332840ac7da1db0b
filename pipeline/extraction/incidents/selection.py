"""Which incidents of an article are its news, or told beside it, and which are talk of such things."""

from datetime import date

from pipeline.annotation.places.resolution import ADMIN1
from pipeline.annotation.times import MONTH
from pipeline.contract.records import Claim
from pipeline.extraction.events.mentions import Event
from pipeline.extraction.events.time_arguments import word_at
from pipeline.extraction.events.types import ARREST, VIOLENCE, family_of
from pipeline.extraction.incidents.cluster import Group

LEAD = 3  # paragraphs: what the news opens with
SEVERAL = 2  # sentences on one incident: talk of such things rarely stays with one
FRESH = 61  # days: what happened that short a time ago is news even where an article mentions it in passing
AT_LENGTH = 3  # sentences that name it: an aside takes one or two
REVIEW = 3  # incidents: an article that tells so many looks back at them, whatever it opens with


def keep_news(groups: list[Group], title: Event | None, today: date | None, is_brief: bool, has_title: bool, is_whole: bool) -> list[Group]:
    """Drops arrests where another incident explains them, and accounts too thin to be told from talk of such things.

    What an article on something else mentions in passing is no report: further down stand earlier incidents of the kind
    that is the news, and what happened in the last weeks.
    """
    news = [group for group in groups if _is_news(group, title, is_brief, has_title, is_whole)]
    if not news and title is not None and title.names_incident:
        news = [group for group in groups if _in_title(group, title)][:1]
    told = {family for group in news for family in group.families}
    order = {id(group): number for number, group in enumerate(groups)}
    among = {id(group) for group in news}
    further = [group for group in groups if id(group) not in among and is_specific(group)]
    is_review = len(further) >= REVIEW
    kept = list(news)
    for group in further:
        # Without a headline nothing says what else the text is on.
        group.is_aside = has_title and not (is_review or group.families & told or _is_at_length(group))
        if not group.is_aside or _is_fresh(group, today):
            kept.append(group)
    kept.sort(key=lambda group: order[id(group)])
    others = [group for group in kept if group.families != {ARREST}]
    return others or kept


def _is_news(group: Group, title: Event | None, is_brief: bool, has_title: bool, is_whole: bool) -> bool:
    """Whether an incident of the lead is told there, or named by the headline."""
    if not _in_lead(group):
        return False
    if _in_title(group, title) or is_brief:
        return True
    return _is_told(group) and (not has_title or (_is_followed(group) and (_is_factual(group) or not is_whole)))


def _in_lead(group: Group) -> bool:
    """Whether the news opens with it."""
    return group.events[0].sentence.paragraph < LEAD


def _in_title(group: Group, title: Event | None) -> bool:
    """Whether the headline names its kind; an arrest there is one for what the article tells."""
    if title is None:
        return False
    named = {family_of(trigger.incident_type) for trigger in title.triggers}
    return bool(group.families & named) or (ARREST in named and VIOLENCE in group.families and _is_factual(group))


def _is_followed(group: Group) -> bool:
    """Under a headline that names no incident, one of the lead is more than an aside: it opens the news, or the text comes back to it."""
    return group.events[0].sentence.paragraph == 0 or sum(bool(event.triggers) for event in group.events) >= SEVERAL


def _is_factual(group: Group) -> bool:
    """Whether its accounts give two facts or a day: a place, people who came to harm, a deed that opens the news or is told again.

    Essays speak of such things without.
    """
    told = sum(any(t.strength == "strong" and not t.is_plural for t in event.triggers) for event in group.events) >= SEVERAL
    facts = (_is_placed(group), _counts_people(group), _opens_with_deed(group) or (told and _harms_somebody(group)))
    return group.is_dated or is_specific(group) or sum(facts) >= SEVERAL


def _harms_somebody(group: Group) -> bool:
    return any(claim.single in {"named", "the", "one"} for claim in _claims(group))


def _opens_with_deed(group: Group) -> bool:
    """Whether the first paragraph says by a verb what was done: "masked men robbed a store", not "after the robbery"."""
    opening = group.events[0]
    strong = [trigger for trigger in opening.triggers if trigger.strength == "strong" and not trigger.is_plural]
    return opening.sentence.paragraph == 0 and any(word_at(opening.sentence, trigger.span).tag_.startswith("VB") for trigger in strong)


def _is_told(group: Group) -> bool:
    """An incident of the lead has a day, a place, a number of people, or several sentences to itself; a recalled one opens it."""
    if group.recalls:
        opens = group.events[0].sentence.paragraph == 0 and group.is_dated
        return opens or sum(bool(event.triggers) for event in group.events) >= AT_LENGTH
    return group.is_dated or _is_placed(group) or _counts_people(group) or len(group.events) >= SEVERAL


def is_specific(group: Group) -> bool:
    """One that stands further down, or is recalled, has people killed at a day or a place, or a day and a place."""
    singular = any(not trigger.is_plural for event in group.events for trigger in event.triggers)
    timed = any(event.stated for event in group.events)
    return singular and ((_kills(group) and (_is_placed(group) or timed)) or (group.is_dated and _is_placed(group)))


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


def _is_placed(group: Group) -> bool:
    return group.where is not None and group.where.precision <= ADMIN1


def _counts_people(group: Group) -> bool:
    return any(claim.low is not None for claim in _claims(group))


def _claims(group: Group) -> list[Claim]:
    """The numbers of people its accounts give; "a murder" gives none."""
    return [claim for event in group.events for claim in event.claims if claim.single != "deed"]
