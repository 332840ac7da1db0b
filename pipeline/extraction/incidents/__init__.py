"""Incidents: event mentions of one incident together, and each cell of its report chosen by a module of its own."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotation.document import AnnotatedArticle
from pipeline.contract.records import Report, Statement
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.screening import is_opinion
from pipeline.extraction.incidents.anaphora import add_anaphors, add_context
from pipeline.extraction.incidents.article_events import ArticleEvents, read_events
from pipeline.extraction.incidents.claim_owners import settle_owners
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.clustering import attach_left, cluster_events, free_arrests
from pipeline.extraction.incidents.dates import order_dates
from pipeline.extraction.incidents.joining import join_clusters
from pipeline.extraction.incidents.killed_attackers import set_killed_attackers_apart
from pipeline.extraction.incidents.known_actors import know_actors
from pipeline.extraction.incidents.membership import gather_main
from pipeline.extraction.incidents.places import read_article_places
from pipeline.extraction.incidents.publication_window import PUBLICATION_WINDOW
from pipeline.extraction.incidents.reports import make_report
from pipeline.extraction.incidents.salience import set_talk_apart
from pipeline.extraction.incidents.selection import ASIDE, choose_main, is_specific, judge_clusters
from pipeline.extraction.incidents.shared_totals import drop_shared
from pipeline.extraction.records import Mention
from pipeline.rules import rule

ARTICLE = 8  # sentences of an article that is more than a snippet


def find_reports(article: AnnotatedArticle, statements: Sequence[Statement], mentions: Sequence[Mention] = ()) -> tuple[Report, ...]:
    """The incidents an article reports, the main one first, then in order of the text; `mentions` are its actors."""
    return tuple(report for _, report in pair_reports(article, statements, mentions))


def pair_reports(
    article: AnnotatedArticle, statements: Sequence[Statement], mentions: Sequence[Mention] = ()
) -> list[tuple[Cluster, Report]]:
    """The reports of `find_reports`, each with the mentions it was made from."""
    events = read_events(article)
    clusters = gather_clusters(article, events)
    places, actors = read_article_places(article, events, clusters), know_actors(mentions)
    made = [(cluster, make_report(cluster, events, places, statements, actors)) for cluster in clusters]
    told = [(cluster, report) for cluster, report in made if report]
    reports = drop_shared([report for _, report in told])
    pairs = zip((cluster for cluster, _ in told), reports, strict=True)
    return [(cluster, report) for cluster, report in pairs if not _only_speaks_of(report, article)]


def gather_clusters(article: AnnotatedArticle, events: ArticleEvents) -> list[Cluster]:
    """The event mentions of each incident that an article reports, the main one first, with what goes on about it."""
    clusters = gather_main(_put_main_first(_find_clusters(article, events), events), events)
    clusters = settle_owners(add_anaphors(add_context(clusters, events.body), article), events.body)
    return set_talk_apart(clusters, article, events.titles)


@rule(
    "incidents.selection.only_spoken_of",
    fires_on="Riots\n\nIt was bad. A riot broke out. Men came. Shops closed. Women ran. Rain fell. It was hot. All prayed.",
    spares="Riots\n\nIt was bad. A riot broke out in Lagos. Men came. Shops closed. Women ran. Rain fell. It was hot. All prayed.",
)
def _only_speaks_of(report: Report, article: AnnotatedArticle) -> bool:
    """News of some length on an incident says when, where or to whom; what says none of it only speaks of such things."""
    says_when = any(one.column == "date_start" and one.rule != PUBLICATION_WINDOW for one in report.evidence)
    return article.length >= ARTICLE and not (says_when or report.where or report.claims)


def tells_incident(article: AnnotatedArticle) -> bool:
    """Whether the annotated sentences tell an incident that is worth a report, if those around them say when, where or to whom."""
    return bool(_find_clusters(article, read_events(article)))


def _find_clusters(article: AnnotatedArticle, events: ArticleEvents) -> list[Cluster]:
    """The incidents that are reported, in order of the text."""
    clusters, left = cluster_events(events.body)
    clusters = join_clusters(clusters)
    verdicts = judge_clusters(clusters, events)
    for cluster, verdict in zip(clusters, verdicts, strict=True):
        left += free_arrests(cluster) if verdict is None else []
    kept = [replace(cluster, is_aside=verdict == ASIDE) for cluster, verdict in zip(clusters, verdicts, strict=True) if verdict]
    kept = attach_left(kept, left)
    if is_opinion(article.text):
        kept = [cluster for cluster in kept if is_specific(cluster)]
    if not kept and events.title and _is_all_headline(events.title, events):
        kept = [Cluster((events.title,))]
    return [set_killed_attackers_apart(cluster) for cluster in order_dates(kept)]


@rule(
    "incidents.selection.all_headline",
    fires_on="Bomb kills five in Lagos market\n\nRead more below.",
    spares="Council meets in Lagos market\n\nRead more below.",
)
def _is_all_headline(title: EventMention, events: ArticleEvents) -> bool:
    """A page that is little more than a headline reports the incident that this names."""
    return events.is_brief and title.names_incident


def _put_main_first(clusters: Sequence[Cluster], events: ArticleEvents) -> list[Cluster]:
    main = choose_main(clusters, events.title)
    others = [cluster for cluster in clusters if cluster is not main]
    return [replace(main, is_main=True, title=events.title), *others] if main else others
