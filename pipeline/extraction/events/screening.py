"""What in an article tells no incident of its own: deaths in an epidemic, events of long ago, opinion."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotation.document import AnnotatedArticle
from pipeline.annotation.times import FEW_DAYS, MONTH, TimeExpression
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.parties import Parties
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.types import GENERIC
from pipeline.lexicon import any_of, words_of
from pipeline.rules import load_pattern, rule

LONG_AGO = 40  # years: what lies further back is history wherever a newspaper recalls it
EPIDEMIC = 3  # words on an epidemic: that many make it the article's matter, and its deaths those of the illness
TALLY = 20  # dead or hurt: so many in a year, with no deed named, are counted together
HEAD = 200  # characters: where a page says that an article is opinion
_UNHAPPENED = load_pattern("events.screening.unhappened")
_EPIDEMIC = re.compile(rf"\b{any_of('cues', 'pandemic')}\b", re.I)
_HISTORY = re.compile(rf"\b{any_of('cues', 'history')}\b(?!\s+I+\s+{any_of('cues', 'relic')}|[\s-]+{any_of('cues', 'relic')})")
_OF_CAMPAIGN = load_pattern("events.screening.dead_of_campaign")
_IN_YEARS = load_pattern("events.screening.dead_in_years")
_OPINION = load_pattern("events.screening.opinion")


def screen_events(article: AnnotatedArticle, events: list[EventMention]) -> list[EventMention]:
    """The accounts in order; those emptied that speak of an illness, of long ago or of what never happened."""
    illness = len(_EPIDEMIC.findall(article.text)) >= EPIDEMIC
    year = article.published_on.year if article.published_on else None

    def is_none(event: EventMention) -> bool:
        if _UNHAPPENED.search(event.sentence.text) or (illness and _is_of_illness(event)):
            return True
        if _is_long_ago(event, year) or _is_of_old_war(event, year):
            return True
        return _is_tally(event) or _is_of_no_deed(event)

    return [_empty(event) if is_none(event) else event for event in events]


def is_opinion(text: str) -> bool:
    """Whether the head of the page says that the article is opinion."""
    return _OPINION.search(text[:HEAD]) is not None


@rule(
    "events.screening.epidemic",
    fires_on="Nurses fight the pandemic. The coronavirus and its lockdown go on. In Kalundu 95 people died on Monday.",
    spares="Nurses fight a fire. In Kalundu 95 people died on Monday.",
)
def _is_of_illness(event: EventMention) -> bool:
    """Whether nothing but deaths and fights are told, in an article on an epidemic."""
    return all(trigger.incident_type == "clash" or _only_harms(trigger) for trigger in event.triggers)


def _recent(event: EventMention, year: int | None) -> Sequence[TimeExpression]:
    return [hit for hit in event.stated if year is None or hit.when.end.year >= year - LONG_AGO]


@rule(
    "events.screening.long_ago",
    fires_on="In 1931 a bomb exploded in Kalundu and killed nine people.",
    spares="In 2030 a bomb exploded in Kalundu and killed nine people.",
)
def _is_long_ago(event: EventMention, year: int | None) -> bool:
    """Whether every date of an account lies decades back."""
    return bool(event.stated) and not _recent(event, year)


@rule(
    "events.screening.old_war",
    fires_on="The fighting at Stalingrad killed nine soldiers.",
    spares="A bomb of the Second World War exploded in Kalundu on Monday and killed two workers.",
)
def _is_of_old_war(event: EventMention, year: int | None) -> bool:
    """Whether an account speaks of a war that newspapers only recall, and of no day since."""
    return bool(_HISTORY.search(event.sentence.text)) and not any(hit.when.precision <= FEW_DAYS for hit in _recent(event, year))


@rule(
    "events.screening.tally",
    fires_on="The United Nations said 7,800 civilians were killed in 2030.",
    spares="The United Nations said 7,800 civilians were killed on Monday.",
)
def _is_tally(event: EventMention) -> bool:
    """Whether an account only counts what a year or longer brought: "7,800 people were killed in 2013", "16 deaths in 10 attacks"."""
    if not event.stated or any(hit.when.precision <= MONTH for hit in event.stated):
        return False
    plural = any(trigger.is_plural for trigger in event.triggers) and bool(event.claims)
    many = any(claim.low is not None and claim.low >= TALLY for claim in event.claims)
    return (plural or many) and all(trigger.is_plural or _only_harms(trigger) for trigger in event.triggers)


def _is_of_no_deed(event: EventMention) -> bool:
    """Whether an account tells the dead of a war, or so many a month, or a death in years, and no deed: "the war claims 300 a month"."""
    text = event.sentence.text
    if not event.claims or not all(_only_harms(trigger) for trigger in event.triggers):
        return False
    return bool(_OF_CAMPAIGN.search(text) or _IN_YEARS.search(text))


def _only_harms(trigger: Trigger) -> bool:
    """Whether a trigger says no more than that people came to harm."""
    return trigger.incident_type == GENERIC or trigger.text.lower() in words_of("cues", "may_be_mishap")


def _empty(event: EventMention) -> EventMention:
    return replace(event, triggers=(), claims=(), parties=Parties(), means=(), suicide=None)
