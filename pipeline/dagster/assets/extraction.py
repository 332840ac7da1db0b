"""Assets of extraction: what each article says, as rows with the words behind them."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from typing import Any

import dagster as dg
import polars as pl

from pipeline.contract.extraction_file import Keep, open_to_keep
from pipeline.contract.extractor import Article, Extractor, name_method
from pipeline.contract.records import Extraction
from pipeline.contract.rows import REFUSED, UNREAD, Rows, make_rows
from pipeline.dagster.engines import Engine, Reading, describe_engine
from pipeline.dagster.failures import explain_failures
from pipeline.dagster.io import place_file
from pipeline.dagster.kept_columns import FOLDER
from pipeline.dagster.kept_rows import MADE_OF, KeptRows
from pipeline.dagster.lineage import find_parents
from pipeline.dagster.progress import log_progress
from pipeline.dagster.reading import cut_to_scope
from pipeline.dagster.resources import KeptResultsFile, Workspace
from pipeline.dagster.specs import describe_rejects, describe_table
from pipeline.dagster.tables import EXTRACTED, key_of
from pipeline.extraction.contexts import add_contexts
from pipeline.extraction.version import hash_extraction
from schemas import TABLES
from schemas.identity import make_id
from schemas.rejects import reject_input, write_row

GROUP = "extraction"
NOT_WHOLE = "articles not read whole"
NOT_KEPT = "rows refused"
REJECTED = "stretch of an article that was not read, or row that does not keep the contract, and why; the article itself stands"


@dg.multi_asset(
    outs={
        **{table: dg.AssetOut(**describe_table(table, GROUP, "annotation", "contract", "rules", stage="extracted")) for table in EXTRACTED},
        "extraction_rejects": dg.AssetOut(**describe_rejects("extraction_rejects", GROUP, REJECTED)),
    },
    internal_asset_deps={
        **{table: find_parents(table, "extracted") for table in EXTRACTED},
        "extraction_rejects": {key_of(None, "cleaned_articles")},
    },
)
@explain_failures
def extract_reports(
    context: dg.AssetExecutionContext,
    workspace: Workspace,
    engine: dg.ResourceParam[Engine],
    kept_results: KeptResultsFile,
    extractor: dg.ResourceParam[Extractor],
    cleaned_articles: pl.LazyFrame,
) -> Iterator[dg.Output[Any]]:
    """Each article is read once; what the same version of the same extractor read in earlier runs is taken over."""
    scope, method = workspace.scope, name_method(extractor)
    articles = cleaned_articles.select(MADE_OF).collect()
    kept = _keep_rows(workspace, method)
    known, rows = kept.take(articles.clear() if workspace.extractions else articles)
    frames = {table: [TABLES[table].frame([]), *([rows[table]] if rows else [])] for table in EXTRACTED}
    left_out: Rows = {UNREAD: [], REFUSED: []}
    unknown, tell = _leave_out(cleaned_articles, known), partial(_tell, context, known.len(), articles.height)
    is_whole = known.len() == articles.height
    read = nullcontext(Reading(0, iter(()))) if is_whole else engine.read(unknown, extractor, kept_results, scope, tell)
    with read as reading, open_to_keep(workspace.extractions) as keep:
        for chunk in reading.chunks:
            made = _make_chunk(chunk, scope, method, keep)
            for table in frames:
                frames[table].append(TABLES[table].frame(made[table]))
            for table in left_out:
                left_out[table] += made[table]
    new, engine_told = reading.new, describe_engine(engine)
    counts = {"articles read": new, "articles taken over": articles.height - new, "scope": scope, "extractor": method, **engine_told}
    for table, parts in frames.items():
        yield dg.Output(TABLES[table].order(pl.concat(parts)), output_name=table, metadata=counts)
    sources = _find_sources(cleaned_articles, left_out)
    told = {NOT_WHOLE: len({row["article_id"] for row in left_out[UNREAD]}), NOT_KEPT: len(left_out[REFUSED])}
    yield dg.Output(TABLES["rejects"].frame(make_rejects(left_out, sources)), output_name="extraction_rejects", metadata=told)
    kept.note(articles.filter(~pl.col("article_id").is_in(list(sources))))


def _keep_rows(workspace: Workspace, method: str) -> KeptRows:
    """Rows as the assets of the last build hold them; those of articles of which something was left out are made again, to tell it."""
    tables = {table: place_file(workspace.work, key_of("extracted", table)) for table in EXTRACTED}
    return KeptRows(workspace.work / FOLDER, tables, f"{method} {workspace.scope} {hash_extraction()}")


def _tell(context: dg.AssetExecutionContext, known: int, total: int, done: int) -> None:
    log_progress(context, known + done, total, "articles")


def _leave_out(articles: pl.LazyFrame, known: pl.Series) -> pl.LazyFrame:
    """The articles but those."""
    return articles.filter(~pl.col("article_id").is_in(known.implode())) if known.len() else articles


def _make_chunk(chunk: Iterable[tuple[Article, Extraction]], scope: str, method: str, keep: Keep) -> Rows:
    """The rows of some articles, by table, and what was left out of them."""
    rows: Rows = {table: [] for table in (*EXTRACTED, UNREAD, REFUSED)}
    for article, extraction in chunk:
        keep(article, replace(extraction, method=extraction.method or method))
        read = make_rows(article, cut_to_scope(extraction, scope), method)
        add_contexts(article, read)
        for table, found in read.items():
            rows[table] += found
    return rows


def _find_sources(articles: pl.LazyFrame, left_out: Rows) -> dict[str, dict[str, Any]]:
    """By article of which something is left out, what it is called in the tables."""
    named = pl.col("article_id").is_in(sorted({row["article_id"] for rows in left_out.values() for row in rows}))
    found = articles.select("article_id", "source_path", "source_id", "batch").filter(named).collect()
    return {row["article_id"]: row for row in found.iter_rows(named=True)}


def make_rejects(left_out: Rows, sources: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """A row of rejects for each stretch that was not read and each row that was refused."""
    rejected = []
    for one in left_out[UNREAD]:
        source, span = sources[one["article_id"]], (one["char_start"], one["char_end"])
        row = {"id": source["source_id"], "batch": source["batch"], "char_start": span[0], "char_end": span[1]}
        said = f", characters {span[0]} to {span[1]} of its cleaned text: {one['reason']}"
        rejected.append(_reject(one, source, said, span, row=write_row(row)))
    for one in left_out[REFUSED]:
        said = f", a row of {one['table_name']}: {one['reason']}"
        rejected.append(
            _reject(one, sources[one["article_id"]], said, (one["table_name"], one["row"]), row=one["row"], table_name=one["table_name"])
        )
    return rejected


def _reject(one: Mapping[str, Any], source: Mapping[str, Any], said: str, place: tuple[str | int, ...], **cells: str) -> dict[str, Any]:
    path, check, article = source["source_path"], one["check_name"], one["article_id"]
    reason = f"{path}, article `{source['source_id']}`{said}"
    made = reject_input("extraction", check, reason, source_path=path, article_id=article)
    return made | {"reject_id": make_id("reject", "extraction", check, article, *place), **cells}
