"""Spans of text: the two offset columns that several tables share, and the rule that they run forward."""

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from schemas.columns import offset
from schemas.held import Held
from schemas.table import Table


def placed_by(column: str) -> dict[str, Held]:
    """How the offsets of a table are held whose rows lie where the words behind `column` do."""
    return dict.fromkeys(("char_start", "char_end"), Held("place_of", (column,)))


class Span(Table):
    """char_start and char_end, end-exclusive."""

    char_start: pl.Int32 = offset("first character", nullable=False)
    char_end: pl.Int32 = offset("character after the last", nullable=False)

    @pa.dataframe_check(error="char_start comes before char_end")
    def span_runs_forward(cls, data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.col("char_start") < pl.col("char_end"))
