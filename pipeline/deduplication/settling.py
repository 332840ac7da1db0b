"""Which reports are one incident and which mentions one actor, under which id: found by rule, then changed by what people decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.deduplication.actors import Key, Mention, find_keys
from pipeline.deduplication.by_hand.actors import join, take_apart
from pipeline.deduplication.by_hand.incidents import explain_joins, regroup
from pipeline.deduplication.by_hand.naming import Link, Members
from pipeline.deduplication.copies import pair_copies
from pipeline.deduplication.identity import Group, Released, assign_ids, group_reports, name_actor, name_incident
from pipeline.deduplication.incidents import GroupTellings, Match, group_tellings
from pipeline.deduplication.matching import ReportFeatures
from pipeline.deduplication.places import name_places
from pipeline.deduplication.records import Cluster, Report
from pipeline.deduplication.variants import Variant, find_variants
from pipeline.ingestion.decisions import Decision


@dataclass(frozen=True)
class Incidents:
    """Clusters by incident_id, and the incident by report_id, without what was retracted.

    `found` holds by leading report the match by which the program brought it there, `apart` those it kept apart; `joined` the
    decision of a person that brought a report into its cluster, `parted` the links that people forbid, `retracted` the
    decision by report_id; `members` finds the report by which an id is known.
    """

    clusters: Mapping[str, Cluster]
    incident_of: Mapping[str, str]
    found: Mapping[str, Match]
    apart: Sequence[Match]
    joined: Mapping[str, Decision]
    parted: Sequence[Link]
    retracted: Mapping[str, Decision]
    members: Members

    @property
    def reports(self) -> dict[str, list[Report]]:
        """The reports of each incident, by id."""
        return {incident_id: cluster.reports for incident_id, cluster in self.clusters.items()}

    def find(self, decision: Decision) -> str | None:
        """The incident that a decision is about; None where it was retracted."""
        return self.incident_of.get(self.members.find(decision.row_id, decision))


@dataclass(frozen=True)
class Actors:
    """Key and actor by mention_id; `variants` the names found to be one, `joined` and `parted` the links that people force and forbid."""

    keys: Mapping[str, Key]
    actor_of: Mapping[str, str]
    variants: Sequence[Variant]
    joined: Sequence[Link]
    parted: Sequence[Link]
    members: Members

    def find(self, decision: Decision) -> str:
        """The actor that a decision is about."""
        return self.actor_of[self.members.find(decision.row_id, decision)]


def settle_incidents(
    reports: Sequence[Report], features: ReportFeatures, decisions: Sequence[Decision], released: Released,
    group: GroupTellings = group_tellings,
) -> Incidents:  # fmt: skip
    """`features` is what is known of the reports beside their rows, `group` finds which tellings are of one incident.

    The order of reports and of decisions does not matter. Raises DecisionError for a decision that cannot be followed.
    """
    ids = [report.report_id for report in reports]
    members = Members({name: report_id for report_id in ids for name in (report_id, name_incident(report_id))}, released)
    tables = ("incidents", "incident_reports")
    forced, forbidden = (members.link(decisions, action, tables) for action in ("merge", "split"))
    found = group(pair_copies(reports, name_places(reports)), features)
    clusters = regroup(found.clusters, features, forced, forbidden) if forced or forbidden else found.clusters
    groups = [group_reports(report.report_id for report in cluster.reports) for cluster in clusters]
    named = dict(zip(assign_ids(groups, released), clusters, strict=True))
    incident_of = {report.report_id: incident_id for incident_id, cluster in named.items() for report in cluster.reports}
    gone = {
        incident_of[members.find(decision.row_id, decision)]: decision
        for decision in decisions
        if decision.action == "retract" and decision.table_name == "incidents"
    }
    return Incidents(
        {incident_id: cluster for incident_id, cluster in named.items() if incident_id not in gone},
        {report_id: incident_id for report_id, incident_id in incident_of.items() if incident_id not in gone},
        found.joined, found.apart, explain_joins(found.clusters, clusters, forced), forbidden,
        {report_id: gone[incident_id] for report_id, incident_id in incident_of.items() if incident_id in gone}, members,
    )  # fmt: skip


def settle_actors(
    mentions: Sequence[Mention], incidents_of: Mapping[str, frozenset[str]], decisions: Sequence[Decision], released: Released
) -> Actors:  # fmt: skip
    """`incidents_of` holds the incidents that an article reports. The order of mentions and of decisions does not matter.

    Raises DecisionError for a decision that cannot be followed.
    """
    own = find_keys(mentions)
    by_name: dict[str, str] = {}
    for mention_id in sorted(own):
        by_name.setdefault(name_actor(own[mention_id]), mention_id)
    members = Members({**by_name, **{mention_id: mention_id for mention_id in own}}, released)
    tables = ("actors", "actor_mentions")
    forced, forbidden = (members.link(decisions, action, tables) for action in ("merge", "split"))
    keys = take_apart(own, forbidden)
    variants = find_variants(mentions, keys, incidents_of)
    together = join(keys, variants, forced, forbidden)
    held: dict[tuple[Key, ...], list[str]] = {}
    for mention_id in sorted(keys):
        held.setdefault(together[keys[mention_id]], []).append(mention_id)
    groups = [Group(tuple(listed), tuple(map(name_actor, shared))) for shared, listed in held.items()]
    actor_of = {
        mention_id: actor_id for group, actor_id in zip(groups, assign_ids(groups, released), strict=True) for mention_id in group.members
    }
    return Actors(keys, actor_of, variants, forced, forbidden, members)
