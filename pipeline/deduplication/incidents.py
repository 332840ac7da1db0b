"""Which tellings are of one incident: pairs that may be are compared and weighed, and clustered by what speaks for them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from pipeline.deduplication.matching import Call, Matched, ReportFeatures, Vetoes, cluster_pairs, list_levels, score_tellings
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


GroupTellings = Callable[[Sequence[Telling], ReportFeatures], Found]


def group_tellings(tellings: Sequence[Telling], features: ReportFeatures) -> Found:
    """`features` holds what is known of the reports beside their rows. The order of the tellings does not matter."""
    listed = order_tellings(tellings)
    return group_scored(listed, score_tellings(listed, features), features)


def order_tellings(tellings: Sequence[Telling]) -> list[Telling]:
    """The order in which positions of tellings count."""
    return sorted(tellings, key=lambda telling: telling.lead.report_id)


def group_scored(listed: Sequence[Telling], scored: pl.DataFrame, features: ReportFeatures) -> Found:
    """As `group_tellings`, of tellings in their order and the candidate pairs among them, as `score_tellings` has these."""
    names = [telling.lead.report_id for telling in listed]
    pairs = scored.select(pl.col("one", "other", "total").cast(pl.Int64)).to_numpy()
    mains = [any(report.is_main for report in telling.reports) for telling in listed]
    articles = [frozenset(report.article_id for report in telling.reports) for telling in listed]
    matched = cluster_pairs(articles, mains, pairs, Vetoes(listed, features))
    clusters = [Cluster(tuple(listed[number] for number in group)) for group in matched.groups]
    levels = list_levels(scored, {call.pair for call in (*matched.joined, *matched.apart)})

    def name(call: Call) -> Match:
        return Match(names[call.pair[0]], names[call.pair[1]], call.decision, call.mean, levels[call.pair])

    return Found(
        sorted(clusters, key=lambda cluster: cluster.reports[0].report_id),
        {names[number]: name(call) for number, call in _find_links(matched, listed).items()},
        [name(call) for call in matched.apart],
    )


def _find_links(matched: Matched, tellings: Sequence[Telling]) -> dict[int, Call]:
    """By position of a telling the call whose strongest pair holds it and leads towards the first report of its incident.

    The strongest pairs of an incident's joins are a tree: each of its tellings but one has a call of its own.
    """
    links: dict[int, list[tuple[int, Call]]] = {}
    for call in matched.joined:
        one, other = call.pair
        links.setdefault(one, []).append((other, call))
        links.setdefault(other, []).append((one, call))
    found: dict[int, Call] = {}
    for group in matched.groups:
        home = min(group, key=lambda number: min(report.report_id for report in tellings[number].reports))
        reached = [(home, home)]
        for number, come_from in reached:
            for far, call in links.get(number, ()):
                if far != come_from:
                    found[far] = call
                    reached.append((far, number))
    return found
