"""The cells of merged tables that follow from other cells of them, computed again: what a release must say of itself.

Which reports are one incident and which mentions one actor is taken as the tables have it; nothing is matched anew.
"""

from collections.abc import Iterable, Mapping

import polars as pl

from pipeline.deduplication.actor_lookup import ActorLookup
from pipeline.deduplication.actors import merge_mentions
from pipeline.deduplication.fusion.labels import write_label
from pipeline.deduplication.linking import link_rows
from pipeline.deduplication.merging import find_official, fuse_incidents
from pipeline.deduplication.reading import read_mentions, read_reports
from pipeline.deduplication.records import Report
from schemas import TABLES
from schemas.corrections import COLUMN

NEEDED = (
    "articles", "incidents", "actors", "statements", "incident_reports", "incident_parties", "casualty_claims", "actor_mentions",
    "evidence",
)  # fmt: skip
OWNED = {"incident_reports": "incident_id", "actor_mentions": "actor_id"}  # what belongs to nothing is left out


def recompute(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """By table, key and computed columns as the other tables of the release make them.

    `tables` holds those NEEDED, as published. A cell that a person corrected comes back as it stands, since others follow from it.
    """
    stories = {article_id: story or article_id for article_id, story in tables["articles"].select("article_id", "duplicate_of").iter_rows()}
    given = {**tables, **{name: tables[name].filter(pl.col(column).is_not_null()) for name, column in OWNED.items()}}
    reports = read_reports(given["incident_reports"], tables["articles"], stories)
    incident_of = dict(given["incident_reports"].select("report_id", "incident_id").iter_rows())
    actor_of = dict(given["actor_mentions"].select("mention_id", "actor_id").iter_rows())
    mentions = read_mentions(given, stories, reports)
    linked = link_rows(given, ActorLookup(mentions, actor_of), incident_of, actor_of)
    actors = _keep_corrected("actors", tables["actors"], merge_mentions(mentions, actor_of))
    members = _group(reports, incident_of)
    fused = fuse_incidents(members, linked, stories, actors, find_official(linked))
    incidents = _keep_corrected("incidents", tables["incidents"], fused)
    for row in incidents:
        if "label" not in (row[COLUMN] or ()):
            row["label"] = write_label(row)
    reporting = tables["incident_reports"]["article_id"].unique().implode()
    return {
        "incidents": TABLES["incidents"].frame(incidents),
        "actors": TABLES["actors"].frame(actors),
        "articles": tables["articles"].select("article_id", has_incident=pl.col("article_id").is_in(reporting)),
        "statements": linked["statements"].select("statement_id", "speaker_actor_id", "incident_id"),
        "incident_parties": linked["incident_parties"].select("party_id", "actor_id"),
        "casualty_claims": linked["casualty_claims"]
        .select("claim_id", "asserted_by_actor_id")
        .join(find_statements(tables["casualty_claims"], tables["statements"]), on="claim_id"),
    }


def find_statements(claims: pl.DataFrame, statements: pl.DataFrame) -> pl.DataFrame:
    """claim_id and statement_id: the shortest statement that a claim stands in; NULL where it stands in none."""
    length = pl.col("char_end") - pl.col("char_start")
    spans = statements.select("article_id", "statement_id", start="char_start", end="char_end", length=length)
    around = claims.select("claim_id", "article_id", "char_start", "char_end").join(spans, on="article_id")
    around = around.filter(pl.col("start") <= pl.col("char_start"), pl.col("char_end") <= pl.col("end"))
    shortest = around.sort("length", "statement_id").unique("claim_id", keep="first", maintain_order=True)
    return claims.select("claim_id").join(shortest.select("claim_id", "statement_id"), on="claim_id", how="left")


def _group(reports: Iterable[Report], incident_of: Mapping[str, str]) -> dict[str, list[Report]]:
    found: dict[str, list[Report]] = {}
    for report in sorted(reports, key=lambda report: report.report_id):
        found.setdefault(incident_of[report.report_id], []).append(report)
    return found


def _keep_corrected(table: str, published: pl.DataFrame, rows: Iterable[dict]) -> list[dict]:
    """The rows with the cells that people corrected as they were published."""
    key = TABLES[table].key()[0]
    by_hand = {row[key]: row for row in published.filter(pl.col(COLUMN).is_not_null()).iter_rows(named=True)}
    kept = []
    for row in rows:
        told = by_hand.get(row[key], {COLUMN: None})
        kept.append({**row, COLUMN: told[COLUMN], **{name: told[name] for name in told[COLUMN] or ()}})
    return kept
