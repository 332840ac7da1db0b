"""Assets of extraction: what each article says, as rows with the words behind them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import dagster as dg
import polars as pl

from pipeline.dagster.hashes import hash_extraction
from pipeline.dagster.io import read_chunks
from pipeline.dagster.lineage import find_parents
from pipeline.dagster.progress import log_progress
from pipeline.dagster.reading import GIVEN, read_articles
from pipeline.dagster.resources import KeptResultsFile, WorkerPool, Workspace
from pipeline.dagster.specs import describe_rejects, describe_table
from pipeline.dagster.tables import EXTRACTED, key_of
from pipeline.extraction import UNREAD
from schemas import TABLES
from schemas.identity import make_id
from schemas.rejects import reject_input

GROUP = "extraction"
NOT_WHOLE = "articles not read whole"
REJECTED = "stretch of an article that was not read, and why; the article itself stands"


@dg.multi_asset(
    outs={
        **{table: dg.AssetOut(**describe_table(table, GROUP, "annotation", "contract", stage="extracted")) for table in EXTRACTED},
        "extraction_rejects": dg.AssetOut(**describe_rejects("extraction_rejects", GROUP, REJECTED)),
    },
    internal_asset_deps={
        **{table: find_parents(table, "extracted") for table in EXTRACTED},
        "extraction_rejects": {key_of(None, "cleaned_articles")},
    },
)
def extract_reports(
    context: dg.AssetExecutionContext,
    workspace: Workspace,
    kept_results: KeptResultsFile,
    workers: WorkerPool,
    cleaned_articles: pl.LazyFrame,
) -> Iterator[dg.Output[Any]]:
    """Each article is read once; what the same rules read in earlier runs is taken over."""
    total, done, new = cleaned_articles.select(pl.len()).collect().item(), 0, 0
    frames = {table: [TABLES[table].frame([])] for table in EXTRACTED}
    unread: list[dict[str, Any]] = []
    with kept_results.open(hash_extraction()) as kept, workers.open() as pool:
        for chunk in read_chunks(cleaned_articles.select(GIVEN)):
            rows, read = read_articles(chunk.to_dicts(), workspace.scope, kept, pool)
            unread += rows.pop(UNREAD)
            for table, found in rows.items():
                frames[table].append(TABLES[table].frame(found))
            done, new = done + chunk.height, new + read
            log_progress(context, done, total, "articles")
    counts = {"articles read": new, "articles taken over": total - new, "scope": workspace.scope}
    for table, parts in frames.items():
        yield dg.Output(TABLES[table].order(pl.concat(parts)), output_name=table, metadata=counts)
    cut_short = pl.col("article_id").is_in(sorted({row["article_id"] for row in unread}))
    sources = cleaned_articles.select("article_id", "source_path", "source_id", "batch").filter(cut_short).collect()
    rejected = make_rejects(unread, {row["article_id"]: row for row in sources.iter_rows(named=True)})
    yield dg.Output(TABLES["rejects"].frame(rejected), output_name="extraction_rejects", metadata={NOT_WHOLE: sources.height})


def make_rejects(unread: Sequence[Mapping[str, Any]], sources: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A row of rejects for each stretch that was not read; `sources` has what each article is called in the tables."""
    rejected = []
    for one in unread:
        source, check, span = sources[one["article_id"]], one["check_name"], (one["char_start"], one["char_end"])
        path = source["source_path"]
        row = {"id": source["source_id"], "batch": source["batch"], "char_start": span[0], "char_end": span[1]}
        reason = f"{path}, article `{source['source_id']}`, characters {span[0]} to {span[1]} of its cleaned text: {one['reason']}"
        made = reject_input("extraction", check, reason, source_path=path, article_id=one["article_id"], row=row)
        rejected.append(made | {"reject_id": make_id("reject", "extraction", check, one["article_id"], *span)})
    return rejected
