"""Assets of cleaning: the article as offsets and evidence see it, and which articles are copies."""

from collections.abc import Iterator
from typing import Any

import dagster as dg
import polars as pl

from pipeline.cleaning import (
    CleanArticle,
    Retractions,
    compare_articles,
    find_copies,
    find_versions,
    meet_articles,
    sketch_articles,
)  # fmt: skip
from pipeline.cleaning.surveying import SURVEY_TYPES, Survey
from pipeline.cleaning.version import hash_cleaning
from pipeline.dagster.engines import Engine, describe_engine
from pipeline.dagster.failures import explain_failures
from pipeline.dagster.io import cut_chunks, read_rows
from pipeline.dagster.kept_columns import keep_columns
from pipeline.dagster.metadata import describe_refused, describe_survey
from pipeline.dagster.progress import follow
from pipeline.dagster.resources import KeptResultsFile, Workspace
from pipeline.dagster.specs import describe_internal, describe_rejects
from pipeline.dagster.tables import CLEANED_TYPES, COPY_TYPES
from pipeline.ingestion.decisions import Decision
from pipeline.ingestion.discovery import name_root
from pipeline.ingestion.refused import NothingReadError
from schemas import TABLES
from schemas.rejects import RETRACTED

GROUP = "cleaning"
CLEANED = "One row = one article, its text repaired, its title, dateline and byline told apart. Holds texts: local, in no release."
REJECTED = "input record that holds no article in English, and why"
SURVEYED = "One row = the inputs of one form in one batch: how many were read and refused, and what those read lack."
COPIES = (
    "One row = one article that copies another one's text or is a later version of it, or whose like text is on another day or place. "
    "Copies are read too, and counted once."
)


@dg.multi_asset(
    outs={
        "cleaned_articles": dg.AssetOut(**describe_internal("cleaned_articles", GROUP, description=CLEANED, types=CLEANED_TYPES)),
        "cleaning_rejects": dg.AssetOut(**describe_rejects("cleaning_rejects", GROUP, REJECTED)),
    },
)
@explain_failures
def clean_articles(
    context: dg.AssetExecutionContext,
    engine: dg.ResourceParam[Engine],
    kept_results: KeptResultsFile,
    raw_records: pl.LazyFrame,
    human_decisions: pl.LazyFrame,
) -> Iterator[dg.Output[Any]]:
    """Every raw record becomes a row of cleaned_articles or of cleaning_rejects. Where all were refused, the run ends here.

    Where people retracted what there was, it goes on: then a release without it is what they want.
    """
    total = raw_records.select(pl.len()).collect().item()
    retractions = Retractions(Decision(**row) for row in human_decisions.collect().iter_rows(named=True))
    rejected: list[dict[str, Any]] = []
    cleaned = 0

    def articles() -> Iterator[dict[str, Any]]:
        nonlocal cleaned
        for found in follow(context, engine.clean(raw_records, kept_results), "records", total):
            row = {name: getattr(found, name) for name in CLEANED_TYPES} if isinstance(found, CleanArticle) else found
            reject = retractions.reject(row["article_id"], row["source_path"]) or (row if row is found else None)
            if reject:
                rejected.append(reject)
            else:
                cleaned += 1
                yield row
        retractions.finish()

    def frames() -> Iterator[pl.DataFrame]:
        yield pl.DataFrame(schema=CLEANED_TYPES)
        for rows in cut_chunks(articles(), lambda row: row["char_count"]):
            yield pl.DataFrame(rows, schema=CLEANED_TYPES)

    yield dg.Output(frames(), output_name="cleaned_articles")
    counts = describe_refused(rejected, total) | describe_engine(engine)
    yield dg.Output(TABLES["rejects"].frame(rejected), output_name="cleaning_rejects", metadata=counts)
    if not cleaned and not any(reject["check_name"] == RETRACTED for reject in rejected):
        raise NothingReadError(f"no article could be read: none of {total:,} records holds one; mend or replace them")


@dg.asset(**describe_internal("input_survey", GROUP, "ingestion", description=SURVEYED, types=SURVEY_TYPES))
@explain_failures
def input_survey(
    workspace: Workspace, raw_records: pl.LazyFrame, ingestion_rejects: pl.LazyFrame, cleaned_articles: pl.LazyFrame,
    cleaning_rejects: pl.LazyFrame,
) -> dg.Output[pl.DataFrame]:  # fmt: skip
    """What `python -m pipeline check` tells of a folder, told of what was read of it."""
    survey = Survey(name_root(workspace.raw))
    articles = cleaned_articles.select("article_id", "title", "published_on", "language", "text_sha256")
    said = raw_records.select("article_id", "batch", "source_path", "source_row", "published", "id_from")
    for row in read_rows(said.join(articles, on="article_id", maintain_order="left")):
        survey.add_article(row)
    survey.add_rejects(row for frame in (ingestion_rejects, cleaning_rejects) for row in read_rows(frame))
    return dg.Output(survey.frame(), metadata=describe_survey(survey))


@dg.asset(**describe_internal("article_copies", GROUP, description=COPIES, types=COPY_TYPES))
def article_copies(workspace: Workspace, cleaned_articles: pl.LazyFrame) -> pl.DataFrame:
    """Copies of one wire story, whoever printed it, and later versions of one outlet's; only pairs with a new text are compared."""
    columns = ("article_id", "batch", "source_id", "url", "text", "text_sha256", "prose_start", "published_on")
    articles, version = cleaned_articles.select(columns).collect(), hash_cleaning()
    decisive = articles.select("article_id", "text_sha256", "prose_start", "published_on")

    def sketch(new: pl.DataFrame) -> pl.DataFrame:
        return new.join(sketch_articles(articles.join(new, on="article_id", how="semi")), on="article_id")

    sketches = keep_columns(workspace.work, "sketches", version, decisive.drop("published_on"), sketch)
    met = meet_articles(articles, sketches.select("article_id", "shingles", "rare_words"))
    for name in ("later", "earlier"):
        beside = decisive.select(pl.all().name.prefix(f"{name}_"))
        met = met.join(beside, left_on=name, right_on=f"{name}_article_id", maintain_order="left")
    compared = keep_columns(workspace.work, "likeness", version, met, lambda new: compare_articles(articles, new))
    copies = find_copies(articles, find_versions(articles), compared)
    return copies.select(pl.col(name).cast(dtype) for name, dtype in COPY_TYPES.items()).sort("article_id")
