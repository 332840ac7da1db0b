"""Rows of table merges: each decision of deduplication with what was compared and the reason in words."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.deduplication.actors import Key, Mention
from pipeline.deduplication.names import normalise_name
from pipeline.deduplication.records import Cluster, Report, Telling
from schemas.identity import make_id

COPY, SAME, IN_DAYS = "incidents.copy_of_story", "incidents.same_family_place_day", "incidents.only_day_within"
APART = "incidents.told_apart"


def record(kind: str, kept: str, absorbed: str, rule: str, features: Mapping[str, Any], reason: str, **more: Any) -> dict[str, Any]:
    """One row; `more` may hold action (else merge) and score (else NULL: a rule without a score)."""
    action = more.get("action", "merge")
    return {
        "merge_id": make_id("merge", kind, kept, absorbed, action), "kind": kind, "kept_id": kept, "absorbed_id": absorbed,
        "action": action, "score": more.get("score"), "features": json.dumps(features, ensure_ascii=False, sort_keys=True),
        "rule": rule, "decided_by": "rule", "reason": reason,
    }  # fmt: skip


def record_copies(articles: Iterable[Mapping[str, Any]], scores: Mapping[str, float]) -> list[dict[str, Any]]:
    """One row for each copy; `scores` holds how alike the texts are by article_id, where that is known."""
    reason = "Its text copies that of the kept article: one wire story, counted as one source."
    return [
        record("article", row["duplicate_of"], row["article_id"], "cleaning.find_copies", {}, reason, score=scores.get(row["article_id"]))
        for row in articles
        if row["duplicate_of"] is not None
    ]


def record_incident(incident_id: str, cluster: Cluster, incident_of: Mapping[str, str]) -> list[dict[str, Any]]:
    """One row for each report but the one that names the incident, and one for each look-alike kept apart from it.

    Of two incidents kept apart the one with the smaller id records it.
    """
    named_by = cluster.reports[0]
    home = next(telling for telling in cluster.tellings if named_by in telling.reports)
    rows = [
        _record_report(incident_id, report, telling, home)
        for telling in cluster.tellings
        for report in telling.reports
        if report is not named_by
    ]
    for report_id in cluster.apart:
        if incident_id < incident_of[report_id]:
            reason = "Same kind, place and day, but an article tells both, as two incidents."
            rows.append(record("incident", incident_id, report_id, APART, _features(home), reason, action="split"))
    return rows


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


def record_actors(mentions: Iterable[Mention], keys: Mapping[str, Key], actor_ids: Mapping[str, str]) -> list[dict[str, Any]]:
    """One row for each mention but the first, by id, of its actor."""
    clusters: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda mention: mention.mention_id):
        clusters.setdefault(actor_ids[mention.mention_id], []).append(mention)
    rows = []
    for actor_id, members in clusters.items():
        first = normalise_name(members[0].name)
        for mention in members[1:]:
            form = normalise_name(mention.name)
            features = {"class": keys[mention.mention_id][0], "name": form, "other": first}
            if form == first:
                said, rule = "Same name, case, accents and punctuation aside.", "actors.same_name"
            else:
                said, rule = "Both are names of one body or state in a sourced list.", "actors.sourced_name"
            rows.append(record("actor", actor_id, mention.mention_id, rule, features, said))
    return rows
