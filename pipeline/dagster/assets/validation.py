"""Assets of validation: the rows that keep the row rules, and those that do not, with the rule each broke."""

from collections.abc import Iterator
from typing import Any

import dagster as dg
import polars as pl

from pipeline.dagster.lineage import find_parents
from pipeline.dagster.specs import describe_rejects, describe_table
from pipeline.dagster.tables import EXTRACTED, TEXTS, VALIDATED, collect, key_of, take
from pipeline.validation import quarantine
from schemas import TABLES

GROUP = "validation"
REJECTED = "row that broke a row rule, or hung on one that did"


@dg.multi_asset(
    ins={**take(("cleaned_articles", "article_copies")), **take(EXTRACTED, "extracted")},
    outs={
        **{table: dg.AssetOut(**describe_table(table, GROUP, stage="validated")) for table in VALIDATED},
        "validation_rejects": dg.AssetOut(**describe_rejects("validation_rejects", GROUP, REJECTED)),
    },
    internal_asset_deps={
        **{table: find_parents(table, "validated") for table in VALIDATED},
        "validation_rejects": {key_of("extracted", table) for table in EXTRACTED} | {key_of(None, "cleaned_articles")},
    },
)
def quarantine_rows(**tables: pl.LazyFrame) -> Iterator[dg.Output[Any]]:
    """A row that breaks a rule goes to the rejects, and with it what hangs on it; the others pass."""
    copies = tables.pop("article_copies").select("article_id", "duplicate_of")
    articles = tables.pop("cleaned_articles").drop(TEXTS).join(copies, on="article_id", how="left")
    given = collect(tables)
    reported = pl.col("article_id").is_in(given["incident_reports"]["article_id"].implode())
    given["articles"] = TABLES["articles"].order(articles.with_columns(has_incident=reported).collect())
    kept, rejected = quarantine(given, GROUP)
    for table in VALIDATED:
        yield dg.Output(kept[table], output_name=table)
    yield dg.Output(TABLES["rejects"].frame(rejected), output_name="validation_rejects")
