"""The towns that an article names anywhere: where an incident's own sentences tie no town to it, the one that most speaks for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.annotation.document import AnnotatedArticle
from pipeline.annotation.places.gazetteer import is_capital, is_government
from pipeline.contract.records import Span, Where
from pipeline.extraction.incidents.article_events import ArticleEvents
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.rules import rule

LEADING = 3  # sentences of the body that say where the news is


@dataclass(frozen=True)
class NamedTown:
    """One naming of a town; `sentence` is the number of its sentence, `leads` whether that is the headline or opens the body."""

    span: Span
    where: Where
    sentence: int
    leads: bool
    names_site: bool
    is_seat: bool  # it is a capital
    is_located: bool  # a preposition of place stands before it


def list_towns(article: AnnotatedArticle, events: ArticleEvents) -> tuple[NamedTown, ...]:
    """All namings of towns in headline and prose in order, without those where somebody lives, lies or speaks."""
    spoken = {hit.span for event in (*events.titles, *events.body) for hit, _ in event.places}
    first = min((event.sentence.index for event in events.body), default=0)
    found = []
    for sentence, toponyms in zip(article.sentences, article.places.toponyms, strict=True):
        for hit in toponyms if sentence.part != "dateline" else ():
            if hit.where and hit.where.city and not is_government(hit.text) and (hit.span in spoken or hit.names_site):
                leads = sentence.part == "title" or sentence.index < first + LEADING
                is_seat = is_capital(hit.where.city, hit.where.country_iso3 or "")
                found.append(NamedTown(hit.span, hit.where, sentence.index, leads, hit.names_site, is_seat, hit.located))
    return tuple(found)


@rule(
    "incidents.place.article_town",
    fires_on="A bomb killed five traders in Nigeria on Monday. Shops in Kano closed.",
    spares="A bomb killed five traders in Nigeria on Monday. Shops closed.",
    otherwise=None,
)
def choose_town(cluster: Cluster, towns: Sequence[NamedTown], around: Where | None) -> NamedTown | None:
    """The town within what is known of where the incident was that its own sentences name, else headline and opening, else all.

    Of several the one named most often, then the first. Towns after which a site is called come behind all others of their rank.
    A capital of the opening must be told as a place: without a preposition it stands for its government. Further down
    only a preposition tells, of an incident with a day in a known country, and a capital is as often where desks and ministries are.
    """
    told = {event.sentence.index for event in cluster.all_events}
    within = [town for town in towns if _lies_within(town.where, around)]
    leading = [town for town in within if town.leads and town.where.geonames_id and (town.is_located or not town.is_seat)]
    is_news = cluster.is_dated and around is not None and around.country_iso3
    others = [town for town in within if town.where.geonames_id and town.is_located and not town.is_seat] if is_news else []
    for group in ([town for town in within if town.sentence in told], leading, others):
        for named in ([town for town in group if not town.names_site], group):
            if named:
                return _most_named(named, within)
    return None


def _most_named(group: Sequence[NamedTown], within: Iterable[NamedTown]) -> NamedTown:
    counts = Counter(town.where.city for town in within)
    return min(group, key=lambda town: (-counts[town.where.city], town.span))


def _lies_within(where: Where, around: Where | None) -> bool:
    if around is None or around.country_iso3 is None:
        return True
    if around.country_iso3 != where.country_iso3:
        return False
    return not (around.admin1 and where.admin1) or around.admin1 == where.admin1
