"""Clusters of reports as people would have them: some joined, some taken apart."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.deduplication.by_hand.naming import Link
from pipeline.deduplication.matching import ReportFeatures, score_all
from pipeline.deduplication.records import Cluster, Telling
from pipeline.deduplication.sets import Sets
from pipeline.ingestion.decisions import Decision, DecisionError


def regroup(clusters: Sequence[Cluster], features: ReportFeatures, forced: Sequence[Link], forbidden: Sequence[Link]) -> list[Cluster]:
    """The clusters with the two reports of each forced link in one, and those of each forbidden link in two.

    Clusters that no link touches come back as they are. `features` is what reports are compared by. The order of links does not
    matter. Raises DecisionError, which names the line, where forced links together make one what is forbidden to be.
    """
    number_of = {report.report_id: number for number, cluster in enumerate(clusters) for report in cluster.reports}
    joined: Sets[int] = Sets(range(len(clusters)))
    for link in forced:
        joined.unite(number_of[link.one], number_of[link.other])
    found: list[Cluster] = []
    for numbers in joined.list():
        cluster = _join([clusters[number] for number in numbers])
        held = {report.report_id for report in cluster.reports}
        broken = [link for link in forbidden if {link.one, link.other} <= held]
        inside = [link for link in forced if link.one in held]
        found += _take_apart(cluster, features, inside, broken) if broken else [cluster]
    return sorted(found, key=lambda cluster: cluster.reports[0].report_id)


def explain_joins(before: Sequence[Cluster], after: Sequence[Cluster], forced: Sequence[Link]) -> dict[str, Decision]:
    """By report the decision that brought it to the first report of its cluster, where the program had the two apart."""
    number_of = {report.report_id: number for number, cluster in enumerate(before) for report in cluster.reports}
    decisions = {number_of[member]: link.decision for link in reversed(forced) for member in (link.one, link.other)}
    found = {}
    for cluster in after:
        home = number_of[cluster.reports[0].report_id]
        for report in cluster.reports:
            number = number_of[report.report_id]
            if number != home:
                found[report.report_id] = decisions[number]
    return found


def _join(clusters: Sequence[Cluster]) -> Cluster:
    if len(clusters) == 1:
        return clusters[0]
    tellings = sorted((telling for cluster in clusters for telling in cluster.tellings), key=lambda telling: telling.lead.report_id)
    return Cluster(tuple(tellings))


def _take_apart(cluster: Cluster, features: ReportFeatures, forced: Sequence[Link], forbidden: Sequence[Link]) -> list[Cluster]:
    """As few clusters as the forbidden links allow; a report without a say goes to the one it is most like."""
    units = _find_units(cluster, forced, forbidden)
    conflicts: dict[str, set[str]] = {}
    for link in forbidden:
        one, other = units.find(link.one), units.find(link.other)
        if one == other:
            raise DecisionError(f"{link.decision.place}: other lines make these two rows one; take this line out, or those")
        conflicts.setdefault(one, set()).add(other)
        conflicts.setdefault(other, set()).add(one)
    members = {unit[0]: set(unit) for unit in units.list()}
    alike = _measure_likeness(cluster, features)
    groups: list[list[str]] = []
    held: list[set[str]] = []  # the reports of each group
    for unit in sorted(members, key=lambda unit: (unit not in conflicts, unit)):
        open_groups = [number for number, group in enumerate(groups) if not conflicts.get(unit, set()) & set(group)]
        if not open_groups:
            groups.append([unit])
            held.append(set(members[unit]))
            continue
        best = {number: max(alike[one, other] for one in members[unit] for other in held[number]) for number in open_groups}
        likeliest = max(open_groups, key=lambda number: (best[number], -number))
        groups[likeliest].append(unit)
        held[likeliest] |= members[unit]
    return [Cluster(_tellings_of(cluster, reports)) for reports in held]


def _find_units(cluster: Cluster, forced: Sequence[Link], forbidden: Iterable[Link]) -> Sets[str]:
    """Reports that must stay together: those of one story that nobody takes apart, and those of a forced link."""
    units: Sets[str] = Sets(report.report_id for report in cluster.reports)
    pairs = [{link.one, link.other} for link in forbidden]
    for telling in cluster.tellings:
        ids = [report.report_id for report in telling.reports]
        if not any(pair <= set(ids) for pair in pairs):
            for report_id in ids[1:]:
                units.unite(ids[0], report_id)
    for link in forced:
        units.unite(link.one, link.other)
    return units


def _measure_likeness(cluster: Cluster, features: ReportFeatures) -> dict[tuple[str, str], int]:
    """By two reports what speaks for their being of one incident, as reports are matched."""
    single = [replace(telling, reports=(report,)) for telling in cluster.tellings for report in telling.reports]
    names = [telling.lead.report_id for telling in single]
    totals = score_all(single, features)
    return {ends: total for (one, other), total in totals.items() for ends in ((names[one], names[other]), (names[other], names[one]))}


def _tellings_of(cluster: Cluster, reports: set[str]) -> tuple[Telling, ...]:
    """The cluster's tellings with these reports alone."""
    kept = [(telling, tuple(report for report in telling.reports if report.report_id in reports)) for telling in cluster.tellings]
    return tuple(replace(telling, reports=left) for telling, left in kept if left)
