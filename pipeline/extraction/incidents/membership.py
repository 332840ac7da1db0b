"""Which event mentions tell of the main incident though clustering left them elsewhere: what speaks for each, weighed.

Clustering goes through the text once, and loses an incident that the article takes up again far down, or behind an earlier one. Each
mention that stands elsewhere has features (`mention_features`); where the sum of their weights (`lexicon/mention_weights.csv`) is not below
zero it is of the main incident, and so is a cluster whose mentions are on average. `evaluation.mention_weights` learns the weights.
"""

from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean

from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.types import UNREST, UNTYPED
from pipeline.extraction.incidents.article_events import ArticleEvents
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.clustering import days_differ, places_differ
from pipeline.extraction.incidents.joining import is_further
from pipeline.extraction.incidents.mention_features import LEFT, OTHER, Telling, list_features
from pipeline.lexicon.weights import weigh
from pipeline.rules import rule

BESIDE = 2  # sentences before one that gives a name, which may speak of something else


def gather_main(clusters: Sequence[Cluster], events: ArticleEvents) -> list[Cluster]:
    """The clusters, the main one first, with what tells of the main incident drawn to it: whole clusters, and mentions."""
    main = next((cluster for cluster in clusters if cluster.is_main), None)
    if main is None:
        return list(clusters)
    others = [cluster for cluster in clusters if cluster is not main]
    telling = Telling(main, others, events.body, events.length)
    joined = [cluster for cluster in others if _tells_main(cluster, telling)]
    drawn = [event for cluster in joined for event in cluster.events]
    left = [event for event in telling.mentions if _is_left(event, telling)]
    drawn += [event for event in left if _gives_name(event, telling) or _is_of_main(event, telling)]
    apart = []
    for cluster in (cluster for cluster in others if cluster not in joined):
        back = {event.number for event in cluster.events[1:] if _is_of_main(event, telling)}
        drawn += [event for event in cluster.events if event.number in back]
        apart.append(cluster.holding(event for event in cluster.events if event.number not in back))
    told = sorted((*main.events, *(_as_drawn(event, main) for event in drawn)), key=lambda event: event.sentence.index)
    return [main.holding(told), *apart]


def _as_drawn(event: EventMention, main: Cluster) -> EventMention:
    """A mention with what the main incident lacks: its own mentions say of what kind it is, when and where, as far as they do."""
    kinds = {trigger.incident_type for own in main.all_events for trigger in own.triggers} - UNTYPED
    triggers = () if kinds else event.triggers
    return replace(event, triggers=triggers, dates=() if main.when else event.dates, places=() if main.where else event.places)


@rule(
    "incidents.membership.cluster",
    fires_on="Gunmen kidnapped two guards of a school in Lagos on Monday.\n\nIt was hot.\n\nThe Red Front bombed a church in 2009.\n\n"
    "The gunmen stormed the school in Lagos on Monday.",
    spares="Gunmen kidnapped two guards of a school in Lagos on Monday.\n\nIt was hot.\n\nThe Red Front bombed a church in 2009.\n\n"
    "Rebels stormed a school in Kano on Sunday.",
)
def _tells_main(cluster: Cluster, telling: Telling) -> bool:
    """Another account of one incident: no other day or town, and mentions that are likelier of the main incident than of another."""
    main = telling.main
    if days_differ(main.when, cluster.when) or places_differ(main.where, cluster.where):
        return False
    if (UNREST in main.families) != (UNREST in cluster.families):
        return False  # a protest and the killing that it is about
    return not is_further(cluster.events[0]) and fmean(_weigh(event, telling) for event in cluster.events) >= 0


@rule(
    "incidents.membership.mention",
    fires_on="A bomb killed two people in a market in Lagos on Monday.\n\nIt was hot.\n\n"
    "In 2009 rebels killed five people in a church in Kano.\n\nThe bombing killed Ada Musa, the police said.",
    spares="A bomb killed two people in a market in Lagos on Monday.\n\nIt was hot.\n\n"
    "In 2009 rebels killed five people in a church in Kano.\n\nAda Musa was killed in a bombing.",
)
def _is_of_main(event: EventMention, telling: Telling) -> bool:
    """A mention without another day of its own that is likely enough of the main incident."""
    if event.date is not None and days_differ(telling.main.when, event.date.when):
        return False
    return _weigh(event, telling) >= 0 and not is_further(event)


def _share_paragraph(one: EventMention, other: EventMention) -> bool:
    return one.sentence.paragraph == other.sentence.paragraph


@rule(
    "incidents.membership.gives_name",
    fires_on="A bomb killed two men in a market in Lagos on Monday." + " It was hot." * 25 + " The bomber was identified as Roy Lee.",
    spares="A bomb killed two men in a market in Lagos on Monday." + " It was hot." * 25 + " The doctor was identified as Roy Lee.",
)
def _gives_name(event: EventMention, telling: Telling) -> bool:
    """The name of "the gunman" or "the victim" is of the news wherever it stands, unless another incident was told last."""
    told = (*event.parties.perpetrators, *event.parties.victims)
    around = [one for one in telling.events[max(event.number - BESIDE, 0) : event.number + 1] if _share_paragraph(one, event)]
    if event.triggers or any(one.looks_back for one in around) or telling.owner_of(telling.preceding[event.number]) == OTHER:
        return False
    return any(item.rule == "parties.identified" for party in told for item in party.evidence)


def _is_left(event: EventMention, telling: Telling) -> bool:
    """Whether it belongs to no incident, and counts people or says who they are: it can tell nothing more of one."""
    parties = event.parties
    return telling.owner_of(event) == LEFT and bool(event.claims or parties.perpetrators or parties.victims or parties.named)


def _weigh(event: EventMention, telling: Telling) -> int:
    return weigh(list_features(event, telling), "mention_weights")
