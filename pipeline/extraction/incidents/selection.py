"""Which incidents of an article are its news, or told beside it, and which are talk of such things."""

from collections.abc import Sequence
from datetime import date

from pipeline.annotation.places.resolution import ADMIN1
from pipeline.annotation.times import MONTH
from pipeline.extraction.events.mentions import Event
from pipeline.extraction.events.time_arguments import word_at
from pipeline.extraction.events.types import ARREST, VIOLENCE, family_of
from pipeline.extraction.incidents.article_events import ArticleEvents
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.records import Claim

NEWS, ASIDE = "news", "aside"
LEAD = 3  # paragraphs: what the news opens with
SEVERAL = 2  # sentences on one incident: talk of such things rarely stays with one
FRESH = 61  # days: what happened that short a time ago is news even where an article mentions it in passing
AT_LENGTH = 3  # sentences that name it: an aside takes one or two
REVIEW = 3  # incidents: an article that tells so many looks back at them, whatever it opens with


def judge_clusters(clusters: Sequence[Cluster], mentions: ArticleEvents) -> list[str | None]:
    """For each cluster NEWS, ASIDE, or None where it is not reported.

    Not reported are arrests where another incident explains them, and mentions too thin to be told from talk of such things.
    What an article on something else mentions in passing is no report either: further down stand earlier incidents of the kind
    that is the news, and what happened in the last weeks.
    """
    news = [_is_news(cluster, mentions) for cluster in clusters]
    if not any(news) and mentions.title is not None and mentions.title.names_incident:
        first = next((number for number, cluster in enumerate(clusters) if _in_title(cluster, mentions.title)), None)
        news = [number == first for number in range(len(clusters))]
    told = {family for cluster, is_news in zip(clusters, news, strict=True) if is_news for family in cluster.families}
    further = [not is_news and is_specific(cluster) for cluster, is_news in zip(clusters, news, strict=True)]
    is_review = sum(further) >= REVIEW or not mentions.titles  # without a headline nothing says what else the text is on
    verdicts: list[str | None] = [NEWS if is_news else None for is_news in news]
    for number, cluster in enumerate(clusters):
        if further[number] and (is_review or cluster.families & told or _is_at_length(cluster)):
            verdicts[number] = NEWS
        elif further[number] and _is_fresh(cluster, mentions.today):
            verdicts[number] = ASIDE
    arrests = [cluster.families == {ARREST} for cluster in clusters]
    if any(verdict and not arrest for verdict, arrest in zip(verdicts, arrests, strict=True)):
        return [None if arrest else verdict for verdict, arrest in zip(verdicts, arrests, strict=True)]
    return verdicts


def _is_news(cluster: Cluster, mentions: ArticleEvents) -> bool:
    """Whether an incident of the lead is told there, or named by the headline."""
    if not _in_lead(cluster):
        return False
    if _in_title(cluster, mentions.title) or mentions.is_brief:
        return True
    return _is_told(cluster) and (not mentions.titles or (_is_followed(cluster) and (_is_factual(cluster) or not mentions.is_whole)))


def _in_lead(cluster: Cluster) -> bool:
    """Whether the news opens with it."""
    return cluster.events[0].sentence.paragraph < LEAD


def _in_title(cluster: Cluster, title: Event | None) -> bool:
    """Whether the headline names its kind; an arrest there is one for what the article tells."""
    if title is None:
        return False
    named = {family_of(trigger.incident_type) for trigger in title.triggers}
    return bool(cluster.families & named) or (ARREST in named and VIOLENCE in cluster.families and _is_factual(cluster))


def _is_followed(cluster: Cluster) -> bool:
    """Under a headline that names no incident, one of the lead is more than an aside: it opens the news, or the text comes back to it."""
    return cluster.events[0].sentence.paragraph == 0 or sum(bool(event.triggers) for event in cluster.events) >= SEVERAL


def _is_factual(cluster: Cluster) -> bool:
    """Whether its mentions give two facts or a day: a place, people who came to harm, a deed that opens the news or is told again.

    Essays speak of such things without.
    """
    told = sum(any(t.strength == "strong" and not t.is_plural for t in event.triggers) for event in cluster.events) >= SEVERAL
    facts = (_is_placed(cluster), _counts_people(cluster), _opens_with_deed(cluster) or (told and _harms_somebody(cluster)))
    return cluster.is_dated or is_specific(cluster) or sum(facts) >= SEVERAL


def _harms_somebody(cluster: Cluster) -> bool:
    return any(claim.single in {"named", "the", "one"} for claim in _claims(cluster))


def _opens_with_deed(cluster: Cluster) -> bool:
    """Whether the first paragraph says by a verb what was done: "masked men robbed a store", not "after the robbery"."""
    opening = cluster.events[0]
    strong = [trigger for trigger in opening.triggers if trigger.strength == "strong" and not trigger.is_plural]
    return opening.sentence.paragraph == 0 and any(word_at(opening.sentence, trigger.span).tag_.startswith("VB") for trigger in strong)


def _is_told(cluster: Cluster) -> bool:
    """An incident of the lead has a day, a place, a number of people, or several sentences to itself; a recalled one opens it."""
    if cluster.recalls:
        opens = cluster.events[0].sentence.paragraph == 0 and cluster.is_dated
        return opens or sum(bool(event.triggers) for event in cluster.events) >= AT_LENGTH
    return cluster.is_dated or _is_placed(cluster) or _counts_people(cluster) or len(cluster.events) >= SEVERAL


def is_specific(cluster: Cluster) -> bool:
    """One that stands further down, or is recalled, has people killed at a day or a place, or a day and a place."""
    singular = any(not trigger.is_plural for event in cluster.events for trigger in event.triggers)
    timed = any(event.stated for event in cluster.events)
    return singular and ((_kills(cluster) and (_is_placed(cluster) or timed)) or (cluster.is_dated and _is_placed(cluster)))


def _kills(cluster: Cluster) -> bool:
    return any(claim.low is not None and claim.outcome == "killed" for claim in _claims(cluster))


def _is_fresh(cluster: Cluster, today: date | None) -> bool:
    """Whether it happened in the weeks before the article, by a date that the article gives."""
    if today is None or cluster.when is None or cluster.when.precision > MONTH:
        return False
    return _kills(cluster) and 0 <= (today - cluster.when.end).days <= FRESH


def _is_at_length(cluster: Cluster) -> bool:
    """Whether the article stays with it."""
    return sum(any(trigger.strength == "strong" for trigger in event.triggers) for event in cluster.events) >= AT_LENGTH


def _is_placed(cluster: Cluster) -> bool:
    return cluster.where is not None and cluster.where.precision <= ADMIN1


def _counts_people(cluster: Cluster) -> bool:
    return any(claim.low is not None for claim in _claims(cluster))


def _claims(cluster: Cluster) -> list[Claim]:
    """The numbers of people its mentions give; "a murder" gives none."""
    return [claim for event in cluster.events for claim in event.claims if claim.single != "deed"]
