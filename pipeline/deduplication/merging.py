"""From validated tables to the tables of the release: reports become incidents, mentions become actors."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from pipeline.deduplication import decisions
from pipeline.deduplication.actors import Mention, find_keys, merge_mentions
from pipeline.deduplication.cast import Cast
from pipeline.deduplication.claims import find_official_totals
from pipeline.deduplication.fusion import fuse_reports
from pipeline.deduplication.fusion.parties import Party
from pipeline.deduplication.identity import name_actor, name_incident
from pipeline.deduplication.incidents import group_tellings
from pipeline.deduplication.places import find_homes, name_places
from pipeline.deduplication.records import Cluster, Report
from pipeline.deduplication.stories import find_stories
from pipeline.deduplication.tellings import pair_copies
from pipeline.deduplication.topics import ANCHORS, find_topics
from schemas import TABLES

Tables = dict[str, pl.DataFrame]
COPIES = "article_copies"
OF_REPORTS = ("incident_reports", "incident_parties", "casualty_claims")  # tables whose rows belong to a report


def merge_tables(tables: Mapping[str, pl.DataFrame]) -> Tables:
    """All main tables, `evidence` and `merges`, each with its model's columns and types, ordered by key.

    `tables` holds articles (with duplicate_of, without has_incident), incident_reports, incident_parties,
    casualty_claims, actor_mentions, statements and evidence, and may hold article_copies (article_id,
    score): how alike a copy is to its original. The order of rows does not matter. A copy of a copy comes back as
    a copy of the first.
    """
    articles, stories = find_stories(tables["articles"])
    reports = _read_reports(tables["incident_reports"], articles, stories)
    clusters = group_tellings(pair_copies(reports, name_places(reports)))
    incidents = {name_incident(report.report_id for report in cluster.reports): cluster for cluster in clusters}
    incident_of = {report.report_id: incident_id for incident_id, cluster in incidents.items() for report in cluster.reports}
    mentions = _read_mentions(tables, stories, reports)
    keys = find_keys(mentions)
    actor_ids = {mention_id: name_actor(key) for mention_id, key in keys.items()}
    actors = merge_mentions(mentions, keys)
    linked = _link(tables, Cast(mentions, actor_ids), incident_of, actor_ids)
    rows = [
        *decisions.record_copies(articles.iter_rows(named=True), _read_scores(tables)),
        *(row for incident_id, cluster in incidents.items() for row in decisions.record_incident(incident_id, cluster, incident_of)),
        *decisions.record_actors(mentions, keys, actor_ids),
    ]
    reporting = tables["incident_reports"]["article_id"].unique().implode()
    merged = {
        **linked,
        "articles": articles.with_columns(pl.col("article_id").is_in(reporting).alias("has_incident")),
        "incidents": TABLES["incidents"].frame(_fuse(incidents, linked, stories, actors)),
        "actors": TABLES["actors"].frame(actors),
        "merges": TABLES["merges"].frame(rows),
    }
    return {name: table.order(merged[name]) for name, table in TABLES.items() if name in merged}


def _read_reports(frame: pl.DataFrame, articles: pl.DataFrame, stories: Mapping[str, str]) -> list[Report]:
    published = dict(articles.select("article_id", "published_on").iter_rows())
    return [
        Report(row["report_id"], article_id, stories.get(article_id, article_id), published.get(article_id), row["is_main"], row)
        for article_id, row in zip(frame["article_id"], frame.iter_rows(named=True), strict=True)
    ]


def _read_mentions(tables: Mapping[str, pl.DataFrame], stories: Mapping[str, str], reports: list[Report]) -> list[Mention]:
    homes, forms = find_homes(reports), _read_forms(tables["evidence"])
    rows = tables["actor_mentions"].select("mention_id", "article_id", "name", "actor_type").iter_rows()
    return [
        Mention(key, article, stories.get(article, article), name, kind, homes.get(article), forms.get(key, ()))
        for key, article, name, kind in rows
    ]


def _read_forms(evidence: pl.DataFrame) -> dict[str, tuple[str, ...]]:
    """By mention_id the forms of its actor's name: the words behind the cell."""
    named = evidence.filter((pl.col("table_name") == "actor_mentions") & (pl.col("column_name") == "name"))
    forms: dict[str, set[str]] = {}
    for mention_id, quote in named.select("row_id", "quote").iter_rows():
        forms.setdefault(mention_id, set()).add(quote)
    return {mention_id: tuple(sorted(found)) for mention_id, found in forms.items()}


def _read_scores(tables: Mapping[str, pl.DataFrame]) -> dict[str, float]:
    return dict(tables[COPIES].select("article_id", "score").iter_rows()) if COPIES in tables else {}


def _link(tables: Mapping[str, pl.DataFrame], cast: Cast, incident_of: Mapping[str, str], actor_ids: Mapping[str, str]) -> Tables:
    """The tables of extraction with the ids of incidents and actors filled in."""
    frames = {name: tables[name] for name in (*OF_REPORTS, "actor_mentions", "statements", "evidence")}
    for name in OF_REPORTS:
        frames[name] = _fill(frames[name], "incident_id", "report_id", incident_of)
    frames["actor_mentions"] = _fill(frames["actor_mentions"], "actor_id", "mention_id", actor_ids)
    for name, column, said in (
        ("incident_parties", "actor_id", "name"),
        ("casualty_claims", "asserted_by_actor_id", "asserted_by"),
        ("statements", "speaker_actor_id", "speaker"),
    ):
        names = frames[name].select("article_id", said).iter_rows()
        found = pl.Series(column, [cast.find(*pair) for pair in names], pl.String)
        frames[name] = frames[name].with_columns(found)
    frames["statements"] = _fill(frames["statements"], "incident_id", "statement_id", _find_topics(frames, incident_of))
    return frames


def _find_topics(frames: Tables, incident_of: Mapping[str, str]) -> dict[str, str]:
    reports_of: dict[str, list[str]] = {}
    for report_id, article_id in frames["incident_reports"].select("report_id", "article_id").iter_rows():
        reports_of.setdefault(article_id, []).append(report_id)
    table, column = ANCHORS
    anchors = frames["evidence"].filter((pl.col("table_name") == table) & (pl.col("column_name") == column))
    statements = frames["statements"].select("statement_id", "article_id", "speech_act", "char_start", "char_end")
    claims = frames["casualty_claims"].filter(pl.col("statement_id").is_not_null()).select("statement_id", "report_id")
    spans = anchors.select("row_id", "article_id", "char_start", "char_end")
    return find_topics(*(frame.iter_rows(named=True) for frame in (statements, claims, spans)), incident_of, reports_of)


def _fill(frame: pl.DataFrame, column: str, by: str, values: Mapping[str, str]) -> pl.DataFrame:
    return frame.with_columns(pl.Series(column, [values.get(key) for key in frame[by]], pl.String))


def _fuse(
    incidents: Mapping[str, Cluster], linked: Tables, stories: Mapping[str, str], actors: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """The rows of incidents."""
    names = {row["actor_id"]: row["name"] for row in actors}
    columns = ("report_id", "article_id", "role", "name", "actor_id", "responsibility")
    parties: dict[str, list[Party]] = {}
    for report_id, article_id, role, name, actor_id, standing in linked["incident_parties"].select(columns).iter_rows():
        parties.setdefault(report_id, []).append(Party(stories.get(article_id, article_id), role, name, names.get(actor_id), standing))
    claims = linked["casualty_claims"].filter(pl.col("asserted_by").is_not_null())
    speakers = linked["actor_mentions"].join(
        claims, left_on=["article_id", "actor_id"], right_on=["article_id", "asserted_by_actor_id"], how="semi"
    )
    types = speakers.select("article_id", "actor_id", "actor_type", "role", "affiliation").sort(pl.all()).iter_rows()
    described = {(article_id, actor_id): (kind, tuple(words)) for article_id, actor_id, kind, *words in types}
    official = find_official_totals(claims.iter_rows(named=True), described)
    for incident_id, cluster in incidents.items():
        taking_part = [party for report in cluster.reports for party in parties.get(report.report_id, ())]
        yield fuse_reports(incident_id, cluster.reports, taking_part, official)
