"""Assets of deduplication: the tables of the release, each incident and each actor once."""

from collections.abc import Iterator
from typing import Any

import dagster as dg
import polars as pl

from pipeline.dagster.charts import draw_incidents
from pipeline.dagster.engines import Engine, describe_engine
from pipeline.dagster.failures import explain_failures
from pipeline.dagster.io import read_rows
from pipeline.dagster.kept_columns import keep_columns
from pipeline.dagster.lineage import REJECTS, find_parents
from pipeline.dagster.resources import Workspace
from pipeline.dagster.specs import describe_internal, describe_table
from pipeline.dagster.tables import MERGED, VALIDATED, collect, key_of, take
from pipeline.deduplication import (
    NAMES_TYPES,
    OF_REPORTS,
    WORDS_TYPES,
    keep_towns_told_of,
    list_named,
    list_report_words,
    merge_tables,
    place_reports,
)  # fmt: skip
from pipeline.extraction.version import hash_extraction
from pipeline.release import ID_TYPES, read_newest
from pipeline.release.released import KEPT
from pipeline.sources import hash_code
from pipeline.validation import quarantine
from schemas import TABLES

GROUP = "deduplication"
WORDS = "One row = one report with its most telling words and its title's, by which it is compared. Local, in no release."
NAMES = "One row = one report and what its article names: countries, towns, days, the runs of words it opens with. Local, in no release."
IDS = "One row = one id of an incident or actor ever released, with the version that first had it."


@dg.multi_asset(
    outs={
        **{f"released_{table}": dg.AssetOut(**describe_table(table, GROUP, "release", stage="released")) for table in KEPT},
        "released_ids": dg.AssetOut(**describe_internal("ids", GROUP, "release", description=IDS, types=ID_TYPES, stage="released")),
    },
)
@explain_failures
def read_newest_release(workspace: Workspace) -> Iterator[dg.Output[Any]]:
    """What the next release must keep to; all empty before the first one."""
    for name, frame in read_newest(workspace.out).items():
        yield dg.Output(frame, output_name=f"released_{name}")


@dg.asset(
    ins={**take(("cleaned_articles",)), **take((*OF_REPORTS, "evidence"), "validated")},
    **describe_internal("report_words", GROUP, description=WORDS, types=WORDS_TYPES),
)
def report_words(workspace: Workspace, cleaned_articles: pl.LazyFrame, **tables: pl.LazyFrame) -> pl.DataFrame:
    """Words that each report is about; of reports that stand as they did, those found then."""
    given = collect(tables)
    articles = cleaned_articles.select("article_id", "text_sha256", headline="title").collect()

    def make(new: pl.DataFrame) -> pl.DataFrame:
        reports = given["incident_reports"].join(new, on="report_id", how="semi")
        found = list_report_words({**given, "incident_reports": reports}, _read_texts(new, cleaned_articles, "title", "text"))
        return new.join(found, on="report_id")

    asked = place_reports(given).join(articles, on="article_id")
    kept = keep_columns(workspace.work, "report_words", hash_code(GROUP), asked, make)
    return kept.select(list(WORDS_TYPES)).sort("report_id")


@dg.asset(
    ins={**take(("cleaned_articles",)), **take(("incident_reports",), "validated")},
    **describe_internal("report_names", GROUP, description=NAMES, types=NAMES_TYPES),
)
def report_names(workspace: Workspace, cleaned_articles: pl.LazyFrame, incident_reports: pl.LazyFrame) -> pl.DataFrame:
    """Places and days that rule out that two reports are of one incident; of texts that stand as they did, those found then."""
    reports = incident_reports.select("report_id", "article_id", "geonames_id").collect()
    articles = cleaned_articles.select("article_id", "published_on", "text_sha256").collect()

    def make(new: pl.DataFrame) -> pl.DataFrame:
        return new.join(list_named(new, _read_texts(new, cleaned_articles, "text", "published_on")), on="report_id")

    asked = reports.drop("geonames_id").join(articles, on="article_id")
    kept = keep_columns(workspace.work, "report_names", f"{hash_code(GROUP)} {hash_extraction()}", asked, make)
    return keep_towns_told_of(kept, reports)


def _read_texts(reports: pl.DataFrame, articles: pl.LazyFrame, *columns: str) -> Iterator[dict[str, Any]]:
    """These columns of the articles that report, with their ids."""
    reporting = reports["article_id"].unique().implode()
    return read_rows(articles.select("article_id", *columns).filter(pl.col("article_id").is_in(reporting)))


@dg.multi_asset(
    ins={
        **take((*REJECTS, "article_copies", "report_words", "report_names", "human_decisions")),
        **take(VALIDATED, "validated"),
        **{f"released_{name}": dg.AssetIn(key=key_of("released", name)) for name in ("ids", *KEPT[1:])},
    },
    outs={table: dg.AssetOut(**describe_table(table, GROUP, "validation")) for table in MERGED},
    internal_asset_deps={table: find_parents(table) for table in MERGED},
)
@explain_failures
def merge_reports(engine: dg.ResourceParam[Engine], **tables: pl.LazyFrame) -> Iterator[dg.Output[Any]]:
    """Reports of one incident become one row of incidents, mentions of one actor one row of actors."""
    rejected = pl.concat([tables.pop(name) for name in REJECTS]).collect()
    merged = merge_tables(collect(tables), engine.group)
    retracted = merged.pop("rejects")
    kept, rows = quarantine(merged, GROUP)
    kept["rejects"] = TABLES["rejects"].order(pl.concat([rejected, retracted, TABLES["rejects"].frame(rows)]))
    for table in MERGED:
        chart = {"by month and kind": dg.MetadataValue.md(draw_incidents(kept[table]))} if table == "incidents" else {}
        yield dg.Output(kept[table], output_name=table, metadata=chart | describe_engine(engine))
