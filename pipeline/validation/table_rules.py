"""The table rules: each looks at published tables and returns what breaks it, one row a breach, ready to be shown.

A function takes the name of the table and the Material and returns a frame; an empty one means that the rule holds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import polars as pl

from pipeline.validation.row_failures import find_wrong_columns
from pipeline.validation.rules import cells_with_evidence
from schemas import TABLES
from schemas.evidence import MAX_QUOTE


@dataclass(frozen=True)
class Material:
    """What table rules look at: the tables, which rows of the table broke which row rules (as find_failures has it),
    the cleaned texts (article_id, text), and how many input records there were.
    """

    tables: Mapping[str, pl.DataFrame]
    failures: pl.DataFrame
    texts: pl.DataFrame | None = None
    input_records: int | None = None


def find_wrong_types(table: str, given: Material) -> pl.DataFrame:
    """Columns that differ from the model."""
    return pl.DataFrame(find_wrong_columns(table, given.tables[table]), schema={"column": pl.String, "found": pl.String})


def find_shared_keys(table: str, given: Material) -> pl.DataFrame:
    """Keys that several rows share, once each."""
    keys = given.tables[table].select(TABLES[table].key())
    return keys.filter(keys.is_duplicated()).unique().sort(pl.all())


def find_broken_rows(table: str, given: Material) -> pl.DataFrame:
    """Rows that break a row rule, with the rules."""
    broken = given.failures.group_by("index", maintain_order=True).agg(pl.col("rule").str.join(", ").alias("broken"))
    rows = given.tables[table].select(TABLES[table].key()).with_row_index("\0row").with_columns(pl.col("\0row").cast(pl.Int64))
    return rows.join(broken, left_on="\0row", right_on="index", maintain_order="left").drop("\0row")


def find_loose_links(table: str, given: Material) -> pl.DataFrame:
    """Links that point nowhere."""
    frame, key = given.tables[table], list(TABLES[table].key())
    parts = [pl.DataFrame(schema={**{name: TABLES[table].types()[name] for name in key}, "column": pl.String, "value": pl.String})]
    for column, target in TABLES[table].references().items():
        other, other_key = target.split(".")
        there = given.tables[other].select(pl.col(other_key).alias(column))
        loose = frame.filter(pl.col(column).is_not_null()).join(there, on=column, how="anti", maintain_order="left")
        parts.append(loose.select(*key, pl.lit(column).alias("column"), pl.col(column).alias("value")))
    return pl.concat(parts)


def find_long_spans(table: str, given: Material) -> pl.DataFrame:
    """Spans that end after their article."""
    rows = given.tables[table].join(given.tables["articles"].select("article_id", "char_count"), on="article_id", maintain_order="left")
    return rows.filter(pl.col("char_end") > pl.col("char_count")).select(*TABLES[table].key(), "char_end", "char_count")


def find_strays(table: str, given: Material) -> pl.DataFrame:
    """Rows whose article or incident is not that of their report; without a report they are loose links."""
    shared = ("article_id", "incident_id")
    reports = given.tables["incident_reports"].select("report_id", *(pl.col(name).alias(f"{name}_of_report") for name in shared))
    rows = given.tables[table].select(*TABLES[table].key(), "report_id", *shared)
    rows = rows.join(reports, on="report_id", how="inner", maintain_order="left")
    return rows.filter(pl.any_horizontal(pl.col(name).ne_missing(pl.col(f"{name}_of_report")) for name in shared))


def find_unaccounted(table: str, given: Material) -> pl.DataFrame:
    """One row when articles and rejects do not add up to the input records."""
    articles = given.tables[table].height
    rejects = given.tables["rejects"].filter(pl.col("stage").is_in(["ingestion", "cleaning"])).height
    sums = pl.DataFrame({"articles": [articles], "rejects": [rejects], "input_records": [given.input_records]})
    return sums.filter(pl.col("articles") + pl.col("rejects") != pl.col("input_records"))


def find_miscounted_incidents(table: str, given: Material) -> pl.DataFrame:
    """Incidents whose article_count or source_count is not that of their reports."""
    stories = pl.coalesce("duplicate_of", "article_id").alias("story")
    reports = given.tables["incident_reports"].select("incident_id", "article_id").drop_nulls()
    reports = reports.join(given.tables["articles"].select("article_id", stories), on="article_id", how="left")
    counted = reports.group_by("incident_id").agg(articles=pl.col("article_id").n_unique(), sources=pl.col("story").n_unique())
    rows = given.tables[table].select("incident_id", "article_count", "source_count").join(counted, on="incident_id", how="left")
    wrong = pl.col("article_count").ne_missing(pl.col("articles")) | pl.col("source_count").ne_missing(pl.col("sources"))
    return rows.filter(wrong).sort("incident_id")


def find_miscounted_actors(table: str, given: Material) -> pl.DataFrame:
    """Actors whose article_count is not that of their mentions."""
    counted = given.tables["actor_mentions"].group_by("actor_id").agg(articles=pl.col("article_id").n_unique())
    rows = given.tables[table].select("actor_id", "article_count").join(counted, on="actor_id", how="left")
    return rows.filter(pl.col("article_count").ne_missing(pl.col("articles"))).sort("actor_id")


def find_evidence_of_nothing(table: str, given: Material) -> pl.DataFrame:
    """Evidence whose row does not stand, or whose column is not read from text."""
    frame = given.tables[table].select("evidence_id", "table_name", "row_id", "column_name")
    good = []
    for name, columns in cells_with_evidence().items():
        rows = frame.filter((pl.col("table_name") == name) & pl.col("column_name").is_in(columns))
        good.append(rows.join(given.tables[name].select(pl.col(TABLES[name].key()[0]).alias("row_id")), on="row_id", how="semi"))
    return frame.join(pl.concat(good), on="evidence_id", how="anti", maintain_order="left")


def find_misquotes(table: str, given: Material) -> pl.DataFrame:
    """Quotes that are not the words at their place, and those of articles whose text is not there."""
    rows = given.tables[table].select("evidence_id", "article_id", "char_start", "char_end", "quote")
    rows = rows.join(given.texts.select("article_id", "text"), on="article_id", how="left", maintain_order="left")
    length = (pl.col("char_end") - pl.col("char_start")).clip(0, MAX_QUOTE)
    there = pl.col("text").str.slice(pl.col("char_start"), length)
    return rows.filter(there.ne_missing(pl.col("quote"))).select("evidence_id", "article_id", "char_start", "char_end", "quote")


def find_strange_contexts(table: str, given: Material) -> pl.DataFrame:
    """Contexts that are not the words at their place, and those of articles whose text is not there."""
    rows = given.tables[table].filter(pl.col("context").is_not_null()).select("evidence_id", "article_id", "context", "context_start")
    rows = rows.join(given.texts.select("article_id", "text"), on="article_id", how="left", maintain_order="left")
    there = pl.col("text").str.slice(pl.col("context_start"), pl.col("context").str.len_chars())
    return rows.filter(there.ne_missing(pl.col("context"))).drop("text")


def find_overshown(table: str, given: Material) -> pl.DataFrame:
    """Articles with a context of whose text quotations, evidence and contexts together show more than half."""
    frame, length = given.tables[table], pl.col("char_end") - pl.col("char_start")
    quoted = frame.select("article_id", start="char_start", length=pl.when(pl.col("column_name") == "content").then(length)
                          .otherwise(length.clip(upper_bound=MAX_QUOTE)))  # fmt: skip
    around = frame.filter(pl.col("context").is_not_null())
    around = around.select("article_id", start="context_start", length=pl.col("context").str.len_chars().cast(pl.Int32))
    spans = pl.concat([quoted.join(around, on="article_id", how="semi"), around]).sort("article_id", "start")
    reached = (pl.col("start") + pl.col("length")).cum_max().shift(1, fill_value=0).over("article_id")
    new = (pl.col("start") + pl.col("length") - pl.max_horizontal("start", reached)).clip(lower_bound=0)
    shown = spans.group_by("article_id", maintain_order=True).agg(shown=new.sum())
    shown = shown.join(given.tables["articles"].select("article_id", "char_count"), on="article_id", maintain_order="left")
    return shown.filter(2 * pl.col("shown") > pl.col("char_count"))


def find_loose_decisions(table: str, given: Material) -> pl.DataFrame:
    """Decisions on ids that no table has."""
    frame = given.tables[table].select("merge_id", "kept_id", "absorbed_id")
    ids = pl.concat([given.tables[name][key].alias("id") for name, key in _DECIDED.items()]).implode()
    return frame.filter(~pl.col("kept_id").is_in(ids) | ~pl.col("absorbed_id").is_in(ids))


_DECIDED = {
    "articles": "article_id", "incidents": "incident_id", "actors": "actor_id", "incident_reports": "report_id",
    "actor_mentions": "mention_id",
}  # fmt: skip
FINDERS: dict[str, Callable[[str, Material], pl.DataFrame]] = {
    "columns_and_types": find_wrong_types, "key_unique": find_shared_keys, "rows_keep_rules": find_broken_rows,
    "foreign_keys": find_loose_links, "spans_in_text": find_long_spans, "agrees_with_report": find_strays,
    "conservation": find_unaccounted, "counts_fit_reports": find_miscounted_incidents, "counts_fit_mentions": find_miscounted_actors,
    "cells_exist": find_evidence_of_nothing, "quotes_verbatim": find_misquotes, "contexts_verbatim": find_strange_contexts,
    "contexts_within_half": find_overshown, "decisions_find_rows": find_loose_decisions,
}  # fmt: skip
NEEDS_TEXTS, NEEDS_INPUTS = ("quotes_verbatim", "contexts_verbatim"), "conservation"
