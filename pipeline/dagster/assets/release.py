"""Assets of release: what users get. The only ones that write outside OUT/work."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import dagster as dg
import polars as pl

from pipeline.dagster.checks import CHECKED, INPUTS, TEXTS, check_tables, hold_blocking_rules
from pipeline.dagster.failures import explain_failures
from pipeline.dagster.hashes import hash_records
from pipeline.dagster.io import read_rows
from pipeline.dagster.resources import Workspace
from pipeline.dagster.specs import RELEASED, describe_asset, describe_table
from pipeline.dagster.tables import collect, key_of, take
from pipeline.evaluation import make_table, read_figures
from pipeline.evaluation.report import say_unmeasured
from pipeline.release import Release, UnfinishedError, list_closest, list_doubts, newest_first, publish, write_review, write_texts
from pipeline.release.versions import read_today
from schemas.codes.table import load_codes

GROUP = "release"
NAMED = 5  # of the files left alone: enough to know what they are
DECIDED = "human_decisions"
READ = (*CHECKED, TEXTS, *INPUTS, DECIDED)
READING = "Cleaned texts, one file an article, to read evidence in its place. Local, in no release."
LOCAL = ("input_survey", "article_texts", "review_list")  # may fail, and so come before publishing
REVIEW = "Close calls on incidents and doubtful cells as a CSV file, each with the line that changes it. Local, in no release."
PARQUET = "The newest release: a Parquet file a table, with datapackage.json, SHA256SUMS and CHANGES.md. Never changed once cut."
DUCKDB = "All tables of the newest release in one file, with comments on tables and columns; swapped in whole."


@dg.asset(**describe_table("codes", GROUP))
def codes() -> pl.DataFrame:
    """The vocabulary of all coded columns."""
    return load_codes()


@dg.asset(**describe_table("quality", GROUP, "evaluation"))
def quality(context: dg.AssetExecutionContext) -> pl.DataFrame:
    """The figures that `python -m pipeline evaluate` keeps; the UI names the columns without one."""
    figures = read_figures()
    context.add_output_metadata({"unmeasured": dg.MetadataValue.md("\n".join(say_unmeasured(figures)))})
    return make_table(figures)


# After `articles`, and so after the one step that checks all tables: a build that it stops leaves the texts of the release that stands.
@dg.asset(**describe_asset("article_texts", GROUP, description=READING, kinds={"file"}), deps=["articles"])
@explain_failures
def article_texts(workspace: Workspace, cleaned_articles: pl.LazyFrame) -> dg.MaterializeResult[None]:
    """OUT/text holds the text of every article, and of no other."""
    rows = read_rows(cleaned_articles.select("article_id", "batch", "text"))
    done = write_texts(((row["article_id"], row["batch"], row["text"]) for row in rows), workspace.out)
    folder = dg.MetadataValue.path(workspace.out / "text")
    counts = {"written": done.written, "unchanged": done.kept, "removed": done.removed}
    return dg.MaterializeResult(metadata={"path": folder, **counts, **_describe_left(done.foreign)})


@dg.asset(**describe_asset("review_list", GROUP, description=REVIEW, kinds={"file"}))
@explain_failures
def review_list(
    workspace: Workspace, merges: pl.LazyFrame, incidents: pl.LazyFrame, incident_reports: pl.LazyFrame, articles: pl.LazyFrame,
    evidence: pl.LazyFrame,
) -> dg.MaterializeResult[None]:  # fmt: skip
    """OUT/review.csv, to be read beside raw/decisions: close calls, then doubtful cells."""
    calls = list_closest(merges.collect(), incidents.collect(), incident_reports.collect(), articles.collect())
    doubts = list_doubts(incidents.collect(), evidence.collect())
    path, set_aside = write_review(pl.concat([calls, doubts], how="diagonal"), workspace.out)
    counts = {"calls": calls.height, "doubts": doubts.height}
    return dg.MaterializeResult(metadata={"path": dg.MetadataValue.path(path), **counts, **_describe_left(set_aside)})


def _describe_left(files: Sequence[Path]) -> dict[str, Any]:
    """Files beside an asset's that are not the build's own."""
    return {"left alone": len(files), "first of them": ", ".join(repr(str(path)) for path in files[:NAMED])} if files else {}


@dg.multi_asset(
    ins={**take(READ), "released": dg.AssetIn(key=key_of("released", "releases"))},
    specs=[
        dg.AssetSpec(
            **describe_asset("parquet_release", GROUP, description=PARQUET, kinds={"parquet"}, tags=RELEASED),
            deps=[*READ, key_of("released", "releases"), *LOCAL],
        ),
        dg.AssetSpec(**describe_asset("duckdb_file", GROUP, description=DUCKDB, kinds={"duckdb"}, tags=RELEASED), deps=["parquet_release"]),
    ],
)
@explain_failures
def publish_release(
    context: dg.AssetExecutionContext, workspace: Workspace, **tables: pl.LazyFrame
) -> Iterator[dg.MaterializeResult[None]]:  # fmt: skip
    """Cut a release where a table has changed, and bring the DuckDB file in line with it."""
    if check_tables.node_def.name not in {node.name for node in context.job_def.nodes}:
        hold_blocking_rules(tables)  # somebody publishes alone tables that an earlier run made, and perhaps failed to check
    inputs = hash_records(chain.from_iterable(read_rows(tables[name]) for name in (*INPUTS, DECIDED)))
    based_on = next(iter(newest_first(tables["released"].collect())), None)
    given = collect({name: tables[name] for name in CHECKED})
    try:
        release = publish(given, workspace.out, inputs_sha256=inputs, today=read_today(), based_on=based_on)
    except UnfinishedError as error:
        yield describe_release(error.release)  # it was cut: the run that fails says so
        raise
    said = "cut" if release.is_new else "stands: no table has changed"
    context.log.info(f"release {release.version} {said}")
    yield describe_release(release)
    database: dict[str, Any] = {"path": dg.MetadataValue.path(release.duckdb_path), "bytes": release.duckdb_bytes}
    yield dg.MaterializeResult(asset_key="duckdb_file", metadata={"version": release.version, "new": release.is_new, **database})


def describe_release(release: Release) -> dg.MaterializeResult[None]:
    """A release as the UI shows it."""
    counts = "\n".join(["| table | rows |", "|---|---:|", *(f"| {name} | {rows:,} |" for name, rows in release.rows.items())])
    told: dict[str, Any] = {"version": release.version, "new": release.is_new, "path": dg.MetadataValue.path(release.path)}
    markdown = {"rows": dg.MetadataValue.md(counts), "changes": dg.MetadataValue.md(release.notes)}
    return dg.MaterializeResult(asset_key="parquet_release", metadata={**told, **markdown})
