"""Assets of extraction: what each article says, as rows with the words behind them."""

from collections.abc import Iterator

import dagster as dg
import polars as pl

from pipeline.assets.frames import read_chunks
from pipeline.assets.hashes import hash_extraction
from pipeline.assets.kept_results import open_kept_results
from pipeline.assets.lineage import find_parents
from pipeline.assets.progress import log_progress
from pipeline.assets.reading import GIVEN, open_workers, read_articles
from pipeline.assets.specs import describe_table
from pipeline.assets.tables import EXTRACTED
from pipeline.assets.workspace import Workspace
from schemas import TABLES

GROUP = "extraction"
KEPT = "kept_results.sqlite"


@dg.multi_asset(
    outs={table: dg.AssetOut(**describe_table(table, GROUP, "language", stage="extracted")) for table in EXTRACTED},
    internal_asset_deps={table: find_parents(table, "extracted") for table in EXTRACTED},
)
def extract_reports(context: dg.AssetExecutionContext, workspace: Workspace, cleaned_articles: pl.LazyFrame) -> Iterator[dg.Output]:
    """Each article is read once; what the same rules read in earlier runs is taken over."""
    total, done, new = cleaned_articles.select(pl.len()).collect().item(), 0, 0
    frames = {table: [TABLES[table].frame([])] for table in EXTRACTED}
    with open_kept_results(workspace.work / KEPT, hash_extraction()) as kept, open_workers() as pool:
        for chunk in read_chunks(cleaned_articles.select(GIVEN)):
            rows, read = read_articles(chunk.to_dicts(), workspace.scope, kept, pool)
            for table, found in rows.items():
                frames[table].append(TABLES[table].frame(found))
            done, new = done + chunk.height, new + read
            log_progress(context, done, total, "articles")
    counts = {"articles read": new, "articles taken over": total - new, "scope": workspace.scope}
    for table, parts in frames.items():
        yield dg.Output(TABLES[table].order(pl.concat(parts)), output_name=table, metadata=counts)
