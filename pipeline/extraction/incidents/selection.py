"""Which incidents of an article are its news, or told beside it, which are talk of such things, and which one is the main one."""

from collections.abc import Sequence
from datetime import date

from pipeline.annotation.places.resolution import ADMIN1
from pipeline.annotation.times import MONTH
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.time_arguments import word_at
from pipeline.extraction.events.types import ARREST, UNTYPED, VIOLENCE, family_of
from pipeline.extraction.incidents.article_events import ArticleEvents
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.records import Claim
from pipeline.rules import rule

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
    if not any(news):
        first = _find_named_by_title(clusters, mentions.title)
        news = [number == first for number in range(len(clusters))]
    told = {family for cluster, is_news in zip(clusters, news, strict=True) if is_news for family in cluster.families}
    further = [not is_news and is_specific(cluster) for cluster, is_news in zip(clusters, news, strict=True)]
    is_review = not mentions.titles or _is_review(further)  # without a headline nothing says what else the text is on
    verdicts: list[str | None] = [NEWS if is_news else None for is_news in news]
    for number, cluster in enumerate(clusters):
        if further[number] and (is_review or cluster.families & told or _is_at_length(cluster)):
            verdicts[number] = NEWS
        elif further[number] and _is_fresh(cluster, mentions.today):
            verdicts[number] = ASIDE
    arrests = [cluster.families == {ARREST} for cluster in clusters]
    if _explain_arrests(verdicts, arrests):
        return [None if arrest else verdict for verdict, arrest in zip(verdicts, arrests, strict=True)]
    return verdicts


def choose_main(clusters: Sequence[Cluster], title: EventMention | None) -> Cluster | None:
    """One that is not recalled, with the title's type, with its words, the first; in that order. None where all are asides."""
    named = {trigger.incident_type for trigger in title.triggers} if title else set()
    words = _content_words(title) if title else frozenset()

    def rank(cluster: Cluster) -> tuple:
        types = {trigger.incident_type for event in cluster.events for trigger in event.triggers}
        fits = types & named or (named & UNTYPED and VIOLENCE in cluster.families)  # "kill" names no type, and so any violent one
        shared = max(len(words & _content_words(event)) for event in cluster.events)
        return (cluster.recalls, bool(named) and not fits, -shared, cluster.events[0].sentence.index)

    return min((cluster for cluster in clusters if not cluster.is_aside), key=rank, default=None)


def _content_words(event: EventMention) -> frozenset[str]:
    """Nouns, verbs and numbers of a mention's sentence, in their dictionary form."""
    return frozenset(word.lemma_.lower() for word in event.sentence.words if word.tag_.startswith(("NN", "VB", "CD")))


def _is_news(cluster: Cluster, mentions: ArticleEvents) -> bool:
    """Whether an incident of the lead is told there, or named by the headline."""
    if not _is_in_lead(cluster):
        return False
    if mentions.is_brief or _is_in_title(cluster, mentions.title):
        return True
    return _is_told(cluster) and (not mentions.titles or (_is_followed(cluster) and (_is_factual(cluster) or not mentions.is_whole)))


def _is_in_lead(cluster: Cluster) -> bool:
    """Whether the news opens with it."""
    return cluster.events[0].sentence.paragraph < LEAD


@rule(
    "incidents.selection.headline_first",
    fires_on="Bombing in Lagos kills five\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nTraders prayed.\n\nThe bombing shook the town.",
    spares="Council in Lagos meets\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nTraders prayed.\n\nThe bombing shook the town.",
    otherwise=None,
)
def _find_named_by_title(clusters: Sequence[Cluster], title: EventMention | None) -> int | None:
    """Where the lead tells no incident and the headline does, the first one of its kind is the news."""
    if title is None or not title.names_incident:
        return None
    return next((number for number, cluster in enumerate(clusters) if _is_in_title(cluster, title)), None)


@rule(
    "incidents.selection.in_headline",
    fires_on="Bombing in Lagos\n\nA bombing shook the town.\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nTraders prayed.",
    spares="A day in Lagos\n\nA bombing shook the town.\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nTraders prayed.",
)
def _is_in_title(cluster: Cluster, title: EventMention | None) -> bool:
    """An incident of the kind that the headline names is news; an arrest there is one for what the article tells."""
    if title is None:
        return False
    named = {family_of(trigger.incident_type) for trigger in title.triggers}
    return bool(cluster.families & named) or (ARREST in named and VIOLENCE in cluster.families and _is_factual(cluster))


@rule(
    "incidents.selection.followed",
    fires_on="Council meets in Lagos\n\nA bomb killed five people in Kano on Monday.\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\n"
    "Traders prayed.",
    spares="Council meets in Lagos\n\nIt was hot.\n\nA bomb killed five people in Kano on Monday.\n\nPeople ran.\n\nShops closed.\n\n"
    "Traders prayed.",
)
def _is_followed(cluster: Cluster) -> bool:
    """Under a headline that names no incident, news is what opens the text, or what it comes back to."""
    return cluster.events[0].sentence.paragraph == 0 or sum(bool(event.triggers) for event in cluster.events) >= SEVERAL


@rule(
    "incidents.selection.factual",
    fires_on="Council meets in Lagos\n\nA bombing killed five people on Monday.\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\n"
    "Traders prayed.",
    spares="Council meets in Lagos\n\nThe bombing matters to us in Kano.\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nTraders prayed.",
)
def _is_factual(cluster: Cluster) -> bool:
    """News gives two facts or a day: a place, people who came to harm, a deed that opens it or is told again. Essays give none."""
    told = sum(any(t.strength == "strong" and not t.is_plural for t in event.triggers) for event in cluster.events) >= SEVERAL
    facts = (_is_placed(cluster), _counts_people(cluster), _opens_with_deed(cluster) or (told and _harms_somebody(cluster)))
    return cluster.is_dated or is_specific(cluster) or sum(facts) >= SEVERAL


def _harms_somebody(cluster: Cluster) -> bool:
    """Whether it speaks of one person who came to harm."""
    return any(claim.single in {"named", "the", "one"} for claim in _claims(cluster))


@rule(
    "incidents.selection.opens_with_deed",
    fires_on="Council meets in Lagos\n\nMasked men robbed a store.\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nMen robbed a bank.",
    spares="Council meets in Lagos\n\nAfter the robbery shops closed.\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\n"
    "The robbery was long.",
)
def _opens_with_deed(cluster: Cluster) -> bool:
    """News says by a verb of its first paragraph what was done: "masked men robbed a store", not "after the robbery"."""
    opening = cluster.events[0]
    strong = [trigger for trigger in opening.triggers if trigger.strength == "strong" and not trigger.is_plural]
    return opening.sentence.paragraph == 0 and any(word_at(opening.sentence, trigger.span).tag_.startswith("VB") for trigger in strong)


@rule(
    "incidents.selection.told",
    fires_on="Council meets in Lagos\n\nA bomb exploded on Monday.\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nTraders prayed.",
    spares="Council meets in Lagos\n\nA bomb exploded.\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nTraders prayed.",
)
def _is_told(cluster: Cluster) -> bool:
    """An incident of the lead has a day, a place, a number of people, or several sentences to itself; a recalled one opens it."""
    if cluster.recalls:
        opens = cluster.events[0].sentence.paragraph == 0 and cluster.is_dated
        return opens or sum(bool(event.triggers) for event in cluster.events) >= AT_LENGTH
    return cluster.is_dated or _is_placed(cluster) or _counts_people(cluster) or len(cluster.events) >= SEVERAL


@rule(
    "incidents.selection.specific",
    fires_on="Council meets in Lagos\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nTraders prayed.\n\n"
    "A bomb killed five people in Kano.",
    spares="Council meets in Lagos\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nTraders prayed.\n\nA bomb exploded in Kano.",
)
def is_specific(cluster: Cluster) -> bool:
    """One that stands further down, or is recalled, has people killed at a day or a place, or a day and a place."""
    singular = any(not trigger.is_plural for event in cluster.events for trigger in event.triggers)
    timed = any(event.stated for event in cluster.events)
    return singular and ((_kills(cluster) and (_is_placed(cluster) or timed)) or (cluster.is_dated and _is_placed(cluster)))


@rule(
    "incidents.selection.review",
    fires_on="Council meets in Lagos\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nA bomb killed five people in Kano.\n\n"
    "Gunmen killed two men in Accra.\n\nGunmen killed nine men in Paris.",
    spares="Council meets in Lagos\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nA bomb killed five people in Kano.\n\n"
    "Gunmen killed two men in Accra.",
)
def _is_review(further: Sequence[bool]) -> bool:
    """An article that tells several incidents further down reports them all, whatever its headline is on."""
    return sum(further) >= REVIEW


@rule(
    "incidents.selection.explained_arrest",
    fires_on="Roy Lee was arrested in Ghana. A bomb killed five people in Kano on Monday.",
    spares="Roy Lee was arrested in Ghana. A council met in Kano on Monday.",
)
def _explain_arrests(verdicts: Sequence[str | None], arrests: Sequence[bool]) -> bool:
    """An arrest beside an incident that is reported is no incident of its own."""
    return any(arrests) and any(verdict and not arrest for verdict, arrest in zip(verdicts, arrests, strict=True))


def _kills(cluster: Cluster) -> bool:
    return any(claim.low is not None and claim.outcome == "killed" for claim in _claims(cluster))


@rule(
    "incidents.selection.fresh",
    fires_on="Council meets in Lagos\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nTraders prayed.\n\n"
    "A bomb killed five people in Kano last month.",
    spares="Council meets in Lagos\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nTraders prayed.\n\n"
    "A bomb killed five people in Kano last year.",
)
def _is_fresh(cluster: Cluster, today: date | None) -> bool:
    """People killed in the weeks before the article, by a date that it gives, are reported where it mentions them in passing."""
    if today is None or cluster.when is None or cluster.when.precision > MONTH:
        return False
    return _kills(cluster) and 0 <= (today - cluster.when.end).days <= FRESH


@rule(
    "incidents.selection.at_length",
    fires_on="Council meets in Lagos\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nA bomb killed five people in Kano.\n\n"
    "The bombing was long.\n\nThe bombing shook all.",
    spares="Council meets in Lagos\n\nIt was hot.\n\nPeople ran.\n\nShops closed.\n\nA bomb killed five people in Kano.\n\n"
    "The night was long.\n\nThe news shook all.",
)
def _is_at_length(cluster: Cluster) -> bool:
    """An incident with which the article stays is no aside."""
    return sum(any(trigger.strength == "strong" for trigger in event.triggers) for event in cluster.events) >= AT_LENGTH


def _is_placed(cluster: Cluster) -> bool:
    """Whether a place finer than a country is given, a part of a town among them, whatever town that is in."""
    quarters = any(event.place[0].quarter for event in cluster.events if event.place)
    return quarters or (cluster.where is not None and cluster.where.precision <= ADMIN1)


def _counts_people(cluster: Cluster) -> bool:
    return any(claim.low is not None for claim in _claims(cluster))


def _claims(cluster: Cluster) -> list[Claim]:
    """The numbers of people its mentions give; "a murder" gives none."""
    return [claim for event in cluster.events for claim in event.claims if claim.single != "deed"]
