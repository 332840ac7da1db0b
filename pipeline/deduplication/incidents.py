"""Which tellings are of one incident: pairs that may be are compared and weighed, and clustered by what speaks for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.deduplication.matching import Call, Signs, Vetoes, cluster_pairs, list_levels, score_tellings
from pipeline.deduplication.records import Cluster, Telling


@dataclass(frozen=True, slots=True)
class Match:
    """A decision on two groups of tellings, named by the leading reports of the two most alike, and how these compare.

    `tenths` is what speaks for one incident, in tenths of a bit; `levels` holds the level of each comparison that found one.
    """

    one: str
    other: str
    decision: str
    tenths: float
    levels: Mapping[str, str]


@dataclass(frozen=True)
class Found:
    """Clusters, ordered by their smallest report id; by leading report what brought it to its cluster; and who was kept apart."""

    clusters: Sequence[Cluster]
    joined: Mapping[str, Match]
    apart: Sequence[Match]


def group_tellings(tellings: Sequence[Telling], signs: Signs) -> Found:
    """`signs` holds what is known of the reports beside their rows. The order of the tellings does not matter."""
    listed = sorted(tellings, key=lambda telling: telling.lead.report_id)
    names = [telling.lead.report_id for telling in listed]
    scored = score_tellings(listed, signs)
    pairs = scored.select("one", "other", "total").iter_rows()
    mains = [any(report.is_main for report in telling.reports) for telling in listed]
    articles = [frozenset(report.article_id for report in telling.reports) for telling in listed]
    matched = cluster_pairs(articles, mains, pairs, Vetoes(listed, signs))
    clusters = [Cluster(tuple(listed[number] for number in group)) for group in matched.groups]
    levels = list_levels(scored, {call.pair for call in (*matched.joined.values(), *matched.apart)})

    def name(call: Call) -> Match:
        return Match(names[call.pair[0]], names[call.pair[1]], call.decision, call.mean, levels[call.pair])

    return Found(
        sorted(clusters, key=lambda cluster: cluster.reports[0].report_id),
        {names[number]: name(call) for number, call in matched.joined.items()},
        [name(call) for call in matched.apart],
    )
