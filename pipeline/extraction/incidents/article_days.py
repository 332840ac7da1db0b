"""The day of a deed that an article tells of apart from its news: where the main incident's own sentences give none, another's may.

An article on what came after a deed names its day once, often far from what it says of the deed: "since the August 9 shooting".
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from pipeline.annotation.coreference.name_forms import may_name_one
from pipeline.annotation.times import DAY, TimeExpression
from pipeline.contract.records import Where
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.time_arguments import word_at
from pipeline.extraction.events.triggers import Trigger
from pipeline.extraction.events.types import ARREST, UNTYPED, VIOLENCE, family_of, taken_for
from pipeline.extraction.incidents.article_events import ArticleEvents
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.clustering import places_differ
from pipeline.extraction.incidents.joining import is_further
from pipeline.lexicon import words_of
from pipeline.rules import rule

ARTICLE_DAY = "dates.article_day"
NEAR = 3  # characters from a date to a noun that it names: "the Sept. 11, 2012, attacks"
_DEFINITE = frozenset({"the", "this", "that", "'s", "’s"})


@rule(
    "incidents.date.article_day",
    fires_on="The mayor spoke of the bombing in Lagos that killed nine.\n\nIt was hot.\n\nPeople ran.\n\nTraders prayed.\n\nRain fell.\n\n"
    "Shops have been shut since the February 9 bombing.",
    spares="The mayor spoke of the bombing in Lagos that killed nine.\n\nIt was hot.\n\nPeople ran.\n\nTraders prayed.\n\nRain fell.\n\n"
    "Shops have been shut since the February 9 election.",
    otherwise=None,
)
def find_day(cluster: Cluster, incident_type: str, mentions: ArticleEvents, where: Where | None) -> TimeExpression | None:
    """The one day that the article gives, in other sentences, of such a deed as is its news, where nothing says that it is another.

    A day comes before a month or a year, and that of a deed at the same town or to the same person before that of a deed that is only
    taken up ("the August 9 bombing"). None where they do not agree.
    """
    if not cluster.is_main or incident_type == ARREST:
        return None
    told = list(_list_days(cluster, incident_type, mentions, where))
    for is_day, wanted in product((True, False), (True, False)):
        hits = [hit for is_close, hit in told if (is_close or not wanted) and (hit.when.precision == DAY or not is_day)]
        if hits:
            agree = all(hit.when == hits[0].when for hit in hits)
            return replace(hits[0], rule=ARTICLE_DAY) if agree else None
    return None


def _list_days(cluster: Cluster, incident_type: str, mentions: ArticleEvents, where: Where | None) -> Iterator[tuple[bool, TimeExpression]]:
    """Days, months and years before the news, each with whether person or town are those of the incident."""
    own = {event.sentence.index for event in cluster.told}
    persons, family, kind = _persons(cluster.told), family_of(incident_type), taken_for(incident_type)
    for event in (*mentions.titles, *mentions.body):
        hit = event.date_of(family)
        if event.sentence.index in own or event.recalls or hit is None or not hit.is_past:
            continue
        deeds = [trigger for trigger in event.triggers if _is_such(trigger, event, hit, family)]
        place = event.place[1] if event.place else None
        if not deeds or is_further(event) or places_differ(where, place):
            continue
        is_close = _share_person(persons, _persons((event,))) or bool(where and place and place.city and place.city == where.city)
        kinds = {kind, *UNTYPED}
        if is_close or any(taken_for(trigger.incident_type) in kinds and _is_taken_up(trigger, event) for trigger in deeds):
            yield is_close, hit


def _is_such(trigger: Trigger, event: EventMention, hit: TimeExpression, family: str) -> bool:
    """Whether words name one such deed, "the bombing" or "the April 15 bombings"; a death in some month need be nobody's deed."""
    if trigger.is_plural and not 0 < trigger.span.start - hit.span.end <= NEAR:
        return False
    if hit.when.precision != DAY and word_at(event.sentence, trigger.span).lemma_ in words_of("cues", "dies"):
        return False
    return family_of(trigger.incident_type) in {family, VIOLENCE}


def _is_taken_up(trigger: Trigger, event: EventMention) -> bool:
    """Whether a noun takes up a deed that the reader knows: "the bombing", "Monday's attack"."""
    word = word_at(event.sentence, trigger.span)
    return word.tag_.startswith("NN") and any(child.lower_ in _DEFINITE for child in word.subtree if child.i < word.i)


def _share_person(some: set[tuple[str, str]], others: set[tuple[str, str]]) -> bool:
    """Whether somebody had the same part in both."""
    pairs = ((one, other) for role, one in some for part, other in others if role == part)
    return any(one == other or may_name_one(one, other) for one, other in pairs)


def _persons(events: tuple[EventMention, ...]) -> set[tuple[str, str]]:
    """Those who did, suffered or were named, each with the part they had."""
    told = (event.parties for event in events)
    parties = (party for one in told for party in (*one.perpetrators, *one.victims, *one.by_own_hand, *(party for _, party in one.named)))
    return {(party.role, party.name) for party in parties if party.is_person}
