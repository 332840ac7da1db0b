"""Rows of table merges: each decision of deduplication with what was compared and the reason in words."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.deduplication.actors import Key, Mention
from pipeline.deduplication.by_hand.naming import Link
from pipeline.deduplication.names import normalise_name
from pipeline.deduplication.records import Cluster, Report, Telling
from pipeline.ingestion.decisions import Decision
from schemas.identity import make_id

COPY, SAME, IN_DAYS = "incidents.copy_of_story", "incidents.same_family_place_day", "incidents.only_day_within"
APART = "incidents.told_apart"
JOINED_BY_HAND, PARTED_BY_HAND = "decisions.merge", "decisions.split"


def record(kind: str, kept: str, absorbed: str, rule: str, features: Mapping[str, Any], reason: str, **more: Any) -> dict[str, Any]:
    """One row; `more` may hold action (else merge), score (else NULL: a rule without a score) and decided_by (else rule)."""
    action = more.get("action", "merge")
    return {
        "merge_id": make_id("merge", kind, kept, absorbed, action), "kind": kind, "kept_id": kept, "absorbed_id": absorbed,
        "action": action, "score": more.get("score"), "features": json.dumps(features, ensure_ascii=False, sort_keys=True),
        "rule": rule, "decided_by": more.get("decided_by", "rule"), "reason": reason,
    }  # fmt: skip


def record_by_hand(kind: str, kept: str, absorbed: str, decision: Decision) -> dict[str, Any]:
    """The row of a merge or split that a person decided."""
    rule = JOINED_BY_HAND if decision.action == "merge" else PARTED_BY_HAND
    features = {"decided_in": decision.place}
    return record(kind, kept, absorbed, rule, features, decision.said, action=decision.action, decided_by="person")


def record_copies(
    articles: Iterable[Mapping[str, Any]], scores: Mapping[str, float], decisions: Iterable[Decision]
) -> list[dict[str, Any]]:
    """One row for each copy; `scores` holds how alike the texts are by article_id, where that is known."""
    reason = "Its text copies that of the kept article: one wire story, counted as one source."
    pairs = [decision for decision in decisions if decision.table_name == "articles" and decision.other_id]
    by_pair = {(frozenset((decision.row_id, decision.other_id)), decision.action): decision for decision in pairs}
    rows = []
    for row in (row for row in articles if row["duplicate_of"] is not None):
        kept, copy = row["duplicate_of"], row["article_id"]
        decision = by_pair.get((frozenset((kept, copy)), "merge"))
        score = scores.get(copy)
        rows.append(
            record_by_hand("article", kept, copy, decision)
            if decision
            else record("article", kept, copy, "cleaning.find_copies", {}, reason, score=score)
        )
    return rows + [record_by_hand("article", one.row_id, one.other_id, one) for one in pairs if one.action == "split"]


def record_incident(
    incident_id: str, cluster: Cluster, incident_of: Mapping[str, str], joined: Mapping[str, Decision]
) -> list[dict[str, Any]]:
    """One row for each report but the first, by id, and one for each look-alike kept apart from the incident.

    `joined` holds the decision by which a report is here that the program had elsewhere. Of two incidents kept apart
    the one with the smaller report records it.
    """
    first = cluster.reports[0]
    home = next(telling for telling in cluster.tellings if first in telling.reports)
    rows = []
    for telling in cluster.tellings:
        for report in (report for report in telling.reports if report is not first):
            decision = joined.get(report.report_id)
            by_hand = decision and record_by_hand("incident", incident_id, report.report_id, decision)
            rows.append(by_hand or _record_report(incident_id, report, telling, home))
    for report_id in cluster.apart:
        if first.report_id < report_id and report_id in incident_of:
            reason = "Same kind, place and day, but an article tells both, as two incidents."
            rows.append(record("incident", incident_id, report_id, APART, _features(home), reason, action="split"))
    return rows


def record_splits(kind: str, links: Iterable[Link], owner_of: Mapping[str, str]) -> list[dict[str, Any]]:
    """One row for each pair of reports or mentions that a person keeps apart, where both stand."""
    there = (link for link in links if {link.one, link.other} <= set(owner_of))
    return [record_by_hand(kind, owner_of[link.one], link.other, link.decision) for link in there]


def _record_report(incident_id: str, report: Report, telling: Telling, home: Telling) -> dict[str, Any]:
    if telling is home or report is not telling.lead:
        other = telling.lead if report is not telling.lead else telling.reports[1]
        features = {**_features(telling), "report": other.report_id}
        return record("incident", incident_id, report.report_id, COPY, features, "Its article and that of the other report are one story.")
    if telling.days != home.days:
        reason = "Same kind and place, and the only such incident whose day lies within the days the reports give."
        return record("incident", incident_id, report.report_id, IN_DAYS, _features(telling), reason)
    reason = "Same kind, same place and same day."
    return record("incident", incident_id, report.report_id, SAME, _features(telling), reason)


def _features(telling: Telling) -> dict[str, Any]:
    first, last = telling.days or (None, None)
    days = {"first_day": first and first.isoformat(), "last_day": last and last.isoformat()}
    return {"family": telling.family, "place": telling.place, **days}


def record_actors(
    mentions: Iterable[Mention], keys: Mapping[str, Key], actor_ids: Mapping[str, str], forced: Iterable[Link]
) -> list[dict[str, Any]]:
    """One row for each mention but the first, by id, of its actor. `forced` are the merges that people decided."""
    by_key = {keys[member]: link.decision for link in forced for member in (link.one, link.other)}
    clusters: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda mention: mention.mention_id):
        clusters.setdefault(actor_ids[mention.mention_id], []).append(mention)
    rows = []
    for actor_id, members in clusters.items():
        first = members[0]
        for mention in members[1:]:
            key = keys[mention.mention_id]
            if key != keys[first.mention_id]:
                rows.append(record_by_hand("actor", actor_id, mention.mention_id, by_key[key]))
                continue
            form, other = normalise_name(mention.name), normalise_name(first.name)
            features = {"class": key[0], "name": form, "other": other}
            if form == other:
                said, rule = "Same name, case, accents and punctuation aside.", "actors.same_name"
            else:
                said, rule = "Both are names of one body or state in a sourced list.", "actors.sourced_name"
            rows.append(record("actor", actor_id, mention.mention_id, rule, features, said))
    return rows
