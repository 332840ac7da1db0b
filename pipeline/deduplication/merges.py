"""Rows of table merges: each decision of deduplication with what was compared and the reason in words."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pipeline.cleaning.leads import OTHER_DAY, OTHER_PLACE
from pipeline.deduplication.actors import Key, Mention
from pipeline.deduplication.by_hand.naming import Link
from pipeline.deduplication.incidents import Match
from pipeline.deduplication.matching import KEPT_APART, TOLD_APART, UNDECIDED, estimate, vetoes
from pipeline.deduplication.matching.explaining import say_levels
from pipeline.deduplication.names import normalise_name
from pipeline.deduplication.records import Cluster, Likeness, Report, Telling
from pipeline.deduplication.variants import ACRONYM, SHORTER, SPELLING, SURNAME, Variant
from pipeline.ingestion.decisions import Decision
from schemas import TABLES

COPY, MATCHED = "incidents.copy_of_story", "incidents.matched"
APART = {decision: f"incidents.{decision}" for decision in (TOLD_APART, UNDECIDED, KEPT_APART, *vetoes.VETOES)}
SAME_NAME, SOURCED = "actors.same_name", "actors.sourced_name"
OF_ACTORS = {
    SAME_NAME: "Same name, case, accents and punctuation aside.",
    SOURCED: "Both are names of one body or state in a sourced list.",
    SPELLING: "The names sound alike, as transliterations of one name do.",
    SHORTER: "One name is the other cut short, and of those the articles on this incident name it fits this one alone.",
    SURNAME: "The only person of that surname in the articles on this incident.",
    ACRONYM: "Another article gives the full name with this short form, and no other body has it.",
}
SAID = {
    TOLD_APART: "One article tells both, as two incidents",
    UNDECIDED: "It fits two incidents that are not one, and neither clearly better",
    KEPT_APART: "Too little speaks for one incident",
    vetoes.TOLD_BEFORE: "One was told before the other happened",
    vetoes.OTHER_DAY: "Both are dated to the day, and neither article names the other's day or the day beside it",
    vetoes.LIKE_WORDED: "Both open with like words, and neither article names the other's day",
    vetoes.OTHER_COUNTRY: "They are of two countries, and neither article names anything of the other's",
    vetoes.OTHER_CITY: "They are of two towns, and neither article names the other's",
}
UNLIKE = {
    OTHER_DAY: "their leads are on different days, and neither text names the other's",
    OTHER_PLACE: "their leads are on different places, and neither text names the other's",
}
JOINED_BY_HAND, PARTED_BY_HAND = "decisions.merge", "decisions.split"


def record(kind: str, kept: str, absorbed: str, rule: str, features: Mapping[str, Any], reason: str, **more: Any) -> dict[str, Any]:
    """One row; `more` may hold action (else merge), score (else NULL: a rule without a score) and decided_by (else rule)."""
    action = more.get("action", "merge")
    cells = {"kind": kind, "kept_id": kept, "absorbed_id": absorbed, "action": action}
    return {
        "merge_id": TABLES["merges"].name_row(cells), **cells, "score": more.get("score"),
        "features": json.dumps(features, ensure_ascii=False, sort_keys=True),
        "rule": rule, "decided_by": more.get("decided_by", "rule"), "reason": reason,
    }  # fmt: skip


def record_by_hand(kind: str, kept: str, absorbed: str, decision: Decision) -> dict[str, Any]:
    """The row of a merge or split that a person decided."""
    rule = JOINED_BY_HAND if decision.action == "merge" else PARTED_BY_HAND
    features = {"decided_in": decision.place}
    return record(kind, kept, absorbed, rule, features, decision.said, action=decision.action, decided_by="person")


def record_copies(
    articles: Sequence[Mapping[str, Any]], likeness: Mapping[str, Likeness], decisions: Iterable[Decision]
) -> list[dict[str, Any]]:
    """One row for each copy, and for each article whose like text is none; `likeness` is known by article_id."""
    pairs = [decision for decision in decisions if decision.table_name == "articles" and decision.other_id]
    there = {row["article_id"] for row in articles}
    by_pair = {(frozenset((decision.row_id, decision.other_id)), decision.action): decision for decision in pairs}
    rows = []
    for row in articles:
        kept, copy, like = row["duplicate_of"], row["article_id"], likeness.get(row["article_id"])
        if kept is None:
            rows += [_record_unlike(copy, like)] if like and like.unlike in there else []
            continue
        decision = by_pair.get((frozenset((kept, copy)), "merge"))
        rows.append(record_by_hand("article", kept, copy, decision) if decision else _record_copy(kept, copy, like))
    return rows + [record_by_hand("article", one.row_id, one.other_id, one) for one in pairs if one.action == "split"]


def _record_copy(kept: str, copy: str, like: Likeness | None) -> dict[str, Any]:
    if like and like.score is None:
        reason = "It is another version of the kept article, under its id or address: one story, counted as one source."
        return record("article", kept, copy, "cleaning.find_versions", {}, reason)
    reason = "Its text copies that of the kept article: one wire story, counted as one source."
    return record("article", kept, copy, "cleaning.find_copies", {}, reason, score=like and like.score)


def _record_unlike(article_id: str, like: Likeness) -> dict[str, Any]:
    rule, reason = f"cleaning.{like.difference}", f"Their texts are alike, but {UNLIKE[like.difference]}."
    return record("article", like.unlike, article_id, rule, {}, reason, action="split", score=like.score)


def record_incident(
    incident_id: str, cluster: Cluster, found: Mapping[str, Match], joined: Mapping[str, Decision]
) -> list[dict[str, Any]]:  # fmt: skip
    """One row for each report but the first, by id.

    `found` holds by leading report the match by which the program brought it there; `joined` the decision of a person by which
    a report is here that the program had elsewhere.
    """
    first = cluster.reports[0]
    home = next(telling for telling in cluster.tellings if first in telling.reports)
    rows = []
    for telling in cluster.tellings:
        for report in (report for report in telling.reports if report is not first):
            decision = joined.get(report.report_id)
            by_hand = decision and record_by_hand("incident", incident_id, report.report_id, decision)
            rows.append(by_hand or _record_report(incident_id, report, telling, home, found))
    return rows


def record_apart(apart: Iterable[Match], incident_of: Mapping[str, str]) -> list[dict[str, Any]]:
    """One row for each two incidents that agree much and are kept apart. The one with the smaller report records it."""
    rows = {}
    for match in apart:
        one, other = sorted((match.one, match.other))
        here, there = incident_of.get(one), incident_of.get(other)
        if here is not None and there is not None and here != there:
            features, reason = {"reports": [one, other], **match.levels}, f"{SAID[match.decision]}: {say_levels(match.levels)}"
            score = estimate(match.tenths)
            row = record("incident", here, other, APART[match.decision], features, reason, action="split", score=score)
            rows.setdefault(row["merge_id"], row)
    return list(rows.values())


def record_splits(kind: str, links: Iterable[Link], owner_of: Mapping[str, str]) -> list[dict[str, Any]]:
    """One row for each pair of reports or mentions that a person keeps apart, where both stand."""
    there = (link for link in links if {link.one, link.other} <= set(owner_of))
    return [record_by_hand(kind, owner_of[link.one], link.other, link.decision) for link in there]


def _record_report(incident_id: str, report: Report, telling: Telling, home: Telling, found: Mapping[str, Match]) -> dict[str, Any]:
    if telling is home or report is not telling.lead:
        other = telling.lead if report is not telling.lead else telling.reports[1]
        reason = "Its article and that of the other report are one story."
        return record("incident", incident_id, report.report_id, COPY, {"report": other.report_id}, reason)
    match = found.get(report.report_id) or found[home.lead.report_id]  # a copy that a person took from its story leads none
    features, reason = {"reports": [match.one, match.other], **match.levels}, f"Matched by {say_levels(match.levels)}"
    return record("incident", incident_id, report.report_id, MATCHED, features, reason, score=estimate(match.tenths))


def record_actors(
    mentions: Iterable[Mention], keys: Mapping[str, Key], actor_ids: Mapping[str, str], variants: Iterable[Variant], forced: Iterable[Link]
) -> list[dict[str, Any]]:
    """One row for each mention but the first, by id, of its actor.

    `variants` are the names that rules found to be one, `forced` the merges that people decided.
    """
    decided = {keys[member]: link.decision for link in forced for member in (link.one, link.other)}
    rules = {key: variant.rule for variant in variants for key in (variant.one, variant.other)}
    clusters: dict[str, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda mention: mention.mention_id):
        clusters.setdefault(actor_ids[mention.mention_id], []).append(mention)
    rows = []
    for actor_id, members in clusters.items():
        first = members[0]
        for mention in members[1:]:
            key, kept = keys[mention.mention_id], keys[first.mention_id]
            found = {rules[one] for one in (key, kept) if one in rules}
            decision = decided.get(key) or (None if found else decided.get(kept))
            if key != kept and decision:
                rows.append(record_by_hand("actor", actor_id, mention.mention_id, decision))
                continue
            form, other = normalise_name(mention.name), normalise_name(first.name)
            rule = min(found) if key != kept else SAME_NAME if form == other else SOURCED
            features = {"class": key[0], "name": form, "other": other}
            rows.append(record("actor", actor_id, mention.mention_id, rule, features, OF_ACTORS[rule]))
    return rows
