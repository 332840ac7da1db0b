"""Fills in the ids of incidents and actors where extraction left them open."""

from collections.abc import Mapping

import polars as pl

from pipeline.deduplication.actor_lookup import ActorLookup
from pipeline.deduplication.topics import ANCHORS, find_topics

Tables = dict[str, pl.DataFrame]
OF_REPORTS = ("incident_reports", "incident_parties", "casualty_claims")  # tables whose rows belong to a report
NAMED = (
    ("incident_parties", "actor_id", "name"), ("casualty_claims", "asserted_by_actor_id", "asserted_by"),
    ("statements", "speaker_actor_id", "speaker"),
)  # fmt: skip
# table, link to an actor, and the name by which the actor is found


def link_rows(
    tables: Mapping[str, pl.DataFrame], actors: ActorLookup, incident_of: Mapping[str, str], actor_ids: Mapping[str, str]
) -> Tables:  # fmt: skip
    """The tables of extraction with their links to incidents (by report_id) and actors (by mention_id) filled in."""
    frames = {name: tables[name] for name in (*OF_REPORTS, "actor_mentions", "statements", "evidence")}
    for name in OF_REPORTS:
        frames[name] = _fill(frames[name], "incident_id", "report_id", incident_of)
    frames["actor_mentions"] = _fill(frames["actor_mentions"], "actor_id", "mention_id", actor_ids)
    for name, column, said in NAMED:
        names = frames[name].select("article_id", said).iter_rows()
        found = pl.Series(column, [actors.find(*pair) for pair in names], pl.String)
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
    told, given, named = (frame.iter_rows(named=True) for frame in (statements, claims, spans))
    return find_topics(told, given, named, incident_of, reports_of)


def _fill(frame: pl.DataFrame, column: str, by: str, values: Mapping[str, str]) -> pl.DataFrame:
    return frame.with_columns(pl.Series(column, [values.get(key) for key in frame[by]], pl.String))
