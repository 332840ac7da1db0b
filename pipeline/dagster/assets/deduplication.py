"""Assets of deduplication: the tables of the release, each incident and each actor once."""

from collections.abc import Iterator
from typing import Any

import dagster as dg
import polars as pl

from pipeline.dagster.charts import draw_incidents
from pipeline.dagster.engines import Engine, describe_engine
from pipeline.dagster.failures import explain_failures
from pipeline.dagster.io import read_rows
from pipeline.dagster.lineage import REJECTS, find_parents
from pipeline.dagster.resources import Workspace
from pipeline.dagster.specs import describe_internal, describe_table
from pipeline.dagster.tables import MERGED, VALIDATED, collect, key_of, take
from pipeline.deduplication import NAMES_TYPES, OF_REPORTS, WORDS_TYPES, list_report_names, list_report_words, merge_tables
from pipeline.release import ID_TYPES, read_newest
from pipeline.release.released import KEPT
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
def report_words(cleaned_articles: pl.LazyFrame, **tables: pl.LazyFrame) -> pl.DataFrame:
    """Words that each report is about."""
    given = collect(tables)
    return list_report_words(given, _read_reporting(given["incident_reports"], cleaned_articles, "title", "text"))


@dg.asset(
    ins={**take(("cleaned_articles",)), **take(("incident_reports",), "validated")},
    **describe_internal("report_names", GROUP, description=NAMES, types=NAMES_TYPES),
)
def report_names(cleaned_articles: pl.LazyFrame, incident_reports: pl.LazyFrame) -> pl.DataFrame:
    """Places and days that rule out that two reports are of one incident."""
    reports = incident_reports.collect()
    return list_report_names(reports, _read_reporting(reports, cleaned_articles, "text", "published_on"))


def _read_reporting(reports: pl.DataFrame, articles: pl.LazyFrame, *columns: str) -> Iterator[dict[str, Any]]:
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
