"""From validated tables to the tables of the release: reports become incidents, mentions become actors."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from pipeline.deduplication import merges
from pipeline.deduplication.actor_lookup import ActorLookup
from pipeline.deduplication.actors import merge_mentions
from pipeline.deduplication.by_hand.corrections import correct_fused, correct_rows, list_decisions
from pipeline.deduplication.by_hand.retractions import retract_reports
from pipeline.deduplication.claims import find_official_totals
from pipeline.deduplication.collector import pause_collector
from pipeline.deduplication.fusion import fuse_reports
from pipeline.deduplication.fusion.confidence import read_confidences
from pipeline.deduplication.fusion.parties import Party
from pipeline.deduplication.fusion.proof import prove_incidents
from pipeline.deduplication.incidents import GroupTellings, group_tellings
from pipeline.deduplication.linking import OF_REPORTS, Tables, link_rows
from pipeline.deduplication.matching.gathering import gather_features
from pipeline.deduplication.reading import group_incidents, read_decided, read_likeness, read_mentions, read_released, read_reports
from pipeline.deduplication.records import Likeness, Report
from pipeline.deduplication.settling import Actors, Incidents, settle_actors, settle_incidents
from pipeline.deduplication.stories import find_stories
from pipeline.ingestion.decisions import Decision
from schemas import TABLES

STAGE = "deduplication"


@pause_collector()
def merge_tables(tables: Mapping[str, pl.DataFrame], group: GroupTellings = group_tellings) -> Tables:
    """All main tables, `evidence`, `merges`, `decisions` and `rejects` (what people retracted), ordered by key, of their models' types.

    `tables` holds articles (with duplicate_of, without has_incident), incident_reports, incident_parties,
    casualty_claims, actor_mentions, statements and evidence. It may hold article_copies (cleaning.copies.SCHEMA), report_words
    (matching.surroundings.WORDS_TYPES), report_names (matching.naming.NAMES_TYPES), human_decisions (ingestion.decisions.DECISION_TYPES),
    and of earlier releases released_ids (id, since), released_incident_reports and released_actor_mentions (as published).
    `group` finds which tellings are of one incident. The order of rows does not matter. A copy of a copy comes back as a copy of
    the first. Raises DecisionError for a decision that cannot be followed.
    """
    decisions = read_decided(tables)
    given, own = correct_rows({name: tables[name] for name in (*OF_REPORTS, "actor_mentions", "statements")}, decisions)
    given["evidence"] = tables["evidence"]
    articles, stories = find_stories(tables["articles"], decisions)
    reports = read_reports(given["incident_reports"], articles, stories)
    incidents = settle_incidents(reports, gather_features(tables, reports), decisions, read_released(tables, "incident_reports"), group)
    given, rejected = retract_reports(given, incidents.retracted, STAGE)
    mentions = read_mentions(given, stories, [report for report in reports if report.report_id in incidents.incident_of])
    reported = group_incidents(reports, incidents.incident_of)
    actors = settle_actors(mentions, reported, decisions, read_released(tables, "actor_mentions"))
    linked = link_rows(given, ActorLookup(mentions, actors.actor_of), incidents.incident_of, actors.actor_of)
    actor_rows = merge_mentions(mentions, actors.actor_of)
    own |= correct_fused("actors", actor_rows, decisions, actors.find)
    official = find_official(linked)
    incident_rows = list(fuse_incidents(incidents.reports, linked, stories, actor_rows, official))
    own |= correct_fused("incidents", incident_rows, decisions, incidents.find)
    reporting = linked["incident_reports"]["article_id"].unique().implode()
    merged = {
        **linked,
        "evidence": pl.concat(
            [linked["evidence"], prove_incidents(incident_rows, linked["incident_reports"], linked["evidence"], official)]
        ),
        "articles": articles.with_columns(pl.col("article_id").is_in(reporting).alias("has_incident")),
        "incidents": TABLES["incidents"].frame(incident_rows),
        "actors": TABLES["actors"].frame(actor_rows),
        "merges": TABLES["merges"].frame(_list_merges(articles, read_likeness(tables), incidents, mentions, actors, decisions)),
        "decisions": TABLES["decisions"].frame(list_decisions(decisions, own)),
        "rejects": TABLES["rejects"].frame(rejected),
    }
    return {name: table.order(merged[name]) for name, table in TABLES.items() if name in merged}


def _list_merges(
    articles: pl.DataFrame, likeness: Mapping[str, Likeness], incidents: Incidents, mentions: Sequence, actors: Actors,
    decisions: Sequence[Decision],
) -> Iterable[dict[str, Any]]:  # fmt: skip
    """The rows of merges; where a rule and a person decided the same, the person's stands."""
    rows = [
        *merges.record_copies(articles.to_dicts(), likeness, decisions),
        *(
            row
            for incident_id, cluster in incidents.clusters.items()
            for row in merges.record_incident(incident_id, cluster, incidents.found, incidents.joined)
        ),
        *merges.record_apart(incidents.apart, incidents.incident_of),
        *merges.record_splits("incident", incidents.parted, incidents.incident_of),
        *merges.record_actors(mentions, actors.keys, actors.actor_of, actors.variants, actors.joined),
        *merges.record_splits("actor", actors.parted, actors.actor_of),
    ]
    return {row["merge_id"]: row for row in rows}.values()


def find_official(linked: Tables) -> dict[tuple[str, str], int]:
    """By report_id and outcome the total that an authority gives in the report."""
    claims = linked["casualty_claims"].filter(pl.col("asserted_by").is_not_null())
    speakers = linked["actor_mentions"].join(
        claims, left_on=["article_id", "actor_id"], right_on=["article_id", "asserted_by_actor_id"], how="semi"
    )
    types = speakers.select("article_id", "actor_id", "actor_type", "role", "affiliation").sort(pl.all()).iter_rows()
    described = {(article_id, actor_id): (kind, tuple(words)) for article_id, actor_id, kind, *words in types}
    return find_official_totals(claims.iter_rows(named=True), described)


def fuse_incidents(
    incidents: Mapping[str, Sequence[Report]], linked: Tables, stories: Mapping[str, str], actors: list[dict[str, Any]],
    official: Mapping[tuple[str, str], int],
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """The rows of incidents. `incidents` holds their reports by incident_id, `linked` the tables with their links filled in."""
    names = {row["actor_id"]: row["name"] for row in actors}
    columns = ("report_id", "article_id", "role", "name", "actor_id", "responsibility")
    confidences = read_confidences(linked["evidence"])
    parties: dict[str, list[Party]] = {}
    for report_id, article_id, role, name, actor_id, standing in linked["incident_parties"].select(columns).iter_rows():
        parties.setdefault(report_id, []).append(Party(stories.get(article_id, article_id), role, name, names.get(actor_id), standing))
    for incident_id, reports in incidents.items():
        taking_part = [party for report in reports for party in parties.get(report.report_id, ())]
        yield fuse_reports(incident_id, reports, taking_part, official, confidences)
