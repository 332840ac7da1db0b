"""Table `evidence`: the words behind the cells."""

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from schemas.columns import TEXT, computed, key, link, offset
from schemas.held import CERTIFIED as BY_CERTIFICATE
from schemas.held import Held
from schemas.identity import id_in_sql, make_id
from schemas.spans import Span
from schemas.table import Table

MAX_QUOTE = MAX_CONTEXT = 240  # characters: enough to judge a cell by, too little to stand in for the article
CERTIFIED = ("table_name", "row_id", "column_name", "ordinal", "article_id", "char_start", "char_end", "quote")
BY_TEXT = Held("text")
CERTIFIED_SQL = id_in_sql("evidence", CERTIFIED)  # the id that a row should have, for DuckDB


def make_evidence_id(**cells: str | int) -> str:
    """The id of a piece of evidence: a hash of the cells CERTIFIED, so that a row vouches for itself with no text at hand.

    Raises KeyError for a cell that is missing; other cells do not count.
    """
    return make_id("evidence", *(cells[name] for name in CERTIFIED))


class _Head(Table):
    evidence_id: str = key(
        "Id of the piece of evidence: a hash of cell, place and quote, which a row changed afterwards no longer fits.",
        *(f"evidence.{name}" for name in CERTIFIED),
        held=BY_CERTIFICATE,
    )
    table_name: str = computed("Table of the cell.", nullable=False, held=BY_CERTIFICATE)
    row_id: str = computed("Key of the cell's row.", nullable=False, held=BY_CERTIFICATE)
    column_name: str = computed("Column of the cell.", nullable=False, held=BY_CERTIFICATE)
    ordinal: pl.Int32 = computed("Which of the spans behind the cell, from 0.", nullable=False, ge=0, held=BY_CERTIFICATE)
    article_id: str = link("The article the span lies in.", "articles.article_id", held=BY_CERTIFICATE)


class _Tail(Table):
    quote: str = computed(
        "The words, verbatim, cut at 240 characters.",
        *TEXT,
        nullable=False,
        str_length={"min_value": 1, "max_value": MAX_QUOTE},
        held=BY_CERTIFICATE,
    )
    rule: str = computed("The rule that read them, as module.rule of the package.", nullable=False)
    method: str = computed("The extractor that first read them, and its version.", nullable=False)
    context: pl.String = computed(
        "The sentence around the words, verbatim, or 240 characters of it; of cells of main incidents, as far as quotations, evidence and "
        "contexts together cover no more than half of the article's text.",
        *TEXT,
        str_length={"min_value": 1, "max_value": MAX_CONTEXT},
        held=BY_TEXT,
    )
    context_start: pl.Int32 = offset("first character of the context", held=BY_TEXT)
    confidence: pl.Float64 = computed(
        "The chance that the cell is right: how often cells of that column and rule were, by labels of outside articles; NULL where "
        "nothing measured it.",
        ge=0,
        le=1,
    )


class Evidence(_Tail, Span, _Head):
    """Evidence of cells read from text."""

    @pa.dataframe_check(error="quote is as long as its span, or as the limit")
    def quote_fills_span(cls, data: PolarsData) -> pl.LazyFrame:
        length = (pl.col("char_end") - pl.col("char_start")).clip(upper_bound=MAX_QUOTE)
        return data.lazyframe.select(pl.col("quote").str.len_chars().cast(pl.Int32) == length)

    @pa.dataframe_check(error="a context has a place, and the words within it")
    def context_holds_words(cls, data: PolarsData) -> pl.LazyFrame:
        start, context = pl.col("context_start"), pl.col("context")
        end = start + context.str.len_chars().cast(pl.Int32)
        within = (start <= pl.col("char_start")) & (pl.col("char_end") <= end)
        return data.lazyframe.select((start.is_null() == context.is_null()) & within.fill_null(True))

    class Config:
        name = "evidence"
        title = "Evidence"
        description = "One row = one span of text behind one cell."
        metadata = {
            "group": "provenance",
            "key": ("evidence_id",),
            "held": dict.fromkeys(("char_start", "char_end"), BY_CERTIFICATE),
            "usage": "Covers cells read from text; a column's description says whether its cells are.",
        }
