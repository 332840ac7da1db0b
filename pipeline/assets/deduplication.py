"""Assets of deduplication: the tables of the release, each incident and each actor once."""

from collections.abc import Iterator

import dagster as dg
import polars as pl

from pipeline.assets.lineage import REJECTS, find_parents
from pipeline.assets.specs import describe_table
from pipeline.assets.tables import MERGED, VALIDATED, collect, take
from pipeline.deduplication import merge_tables
from pipeline.validation import quarantine
from schemas import TABLES

GROUP = "deduplication"


@dg.multi_asset(
    ins={**take((*REJECTS, "article_copies")), **take(VALIDATED, "validated")},
    outs={table: dg.AssetOut(**describe_table(table, GROUP, "validation")) for table in MERGED},
    internal_asset_deps={table: find_parents(table) for table in MERGED},
)
def merge_reports(**tables: pl.LazyFrame) -> Iterator[dg.Output]:
    """Reports of one incident become one row of incidents, mentions of one actor one row of actors."""
    rejected = pl.concat([tables.pop(name) for name in REJECTS]).collect()
    kept, rows = quarantine(merge_tables(collect(tables)), GROUP)
    kept["rejects"] = TABLES["rejects"].order(pl.concat([rejected, TABLES["rejects"].frame(rows)]))
    for table in MERGED:
        yield dg.Output(kept[table], output_name=table)
