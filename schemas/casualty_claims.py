"""Table `casualty_claims`: who gave which number."""

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from schemas.columns import key, link, read
from schemas.corrections import mark
from schemas.held import BY_ID, BY_REPORT, QUOTED, RECOMPUTED, Held
from schemas.spans import Span, placed_by
from schemas.table import Table

_NUMBER = Held("number")


class _Head(Table):
    claim_id: str = key("Id of the claim.", "incident_reports.report_id", held=BY_ID)
    report_id: str = link("The report that holds the claim.", "incident_reports.report_id", held=BY_ID)
    incident_id: str = link("The incident; every row of a release has it.", "incidents.incident_id", nullable=True, held=BY_REPORT)
    article_id: str = link("The article.", "articles.article_id", held=BY_REPORT)
    outcome: str = read("What happened to the people counted.", codes="outcome", nullable=False, held=BY_ID)
    scope: str = read(
        "Whether the number is the total, a part of it, or the attackers' own dead.",
        codes="claim_scope",
        nullable=False,
        held=Held("tolls", opened="any change that leaves the report's tolls possible"),
    )
    population: str = read("Who is counted, verbatim; NULL when the text says only how many.", held=QUOTED)
    count_low: pl.Int32 = read("Smallest number the words allow; NULL when they give none.", unit="persons", ge=0, held=_NUMBER)
    count_high: pl.Int32 = read("Largest number the words allow; NULL when open or not given.", unit="persons", ge=0, held=_NUMBER)
    qualifier: str = read("How the number is hedged.", codes="qualifier", nullable=False, held=_NUMBER)
    asserted_by: str = read("Who gives the number; NULL is the article's own voice.", held=Held("speaker"))
    asserted_by_actor_id: str = link("That source as an actor.", "actors.actor_id", nullable=True, held=RECOMPUTED)
    statement_id: str = link("The statement that gives the number.", "statements.statement_id", nullable=True, held=RECOMPUTED)


class CasualtyClaims(Span, _Head):
    """Claims of casualties."""

    corrected: pl.List(pl.String) = mark()

    @pa.dataframe_check(error="count_low ≤ count_high")
    def counts_in_order(cls, data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select((pl.col("count_low") <= pl.col("count_high")).fill_null(True))

    @pa.dataframe_check(error="an exact claim has both counts, equal; one of at least n has no upper count; a vague one has none")
    def counts_fit_qualifier(cls, data: PolarsData) -> pl.LazyFrame:
        low, high, how = pl.col("count_low"), pl.col("count_high"), pl.col("qualifier")
        exact = (how != "exact") | (low == high).fill_null(False)
        vague = (how != "vague") | (low.is_null() & high.is_null())
        open_above = (how != "at_least") | (low.is_not_null() & high.is_null())
        return data.lazyframe.select(exact & vague & open_above)

    class Config:
        name = "casualty_claims"
        title = "Casualty claims"
        description = "One row = one number somebody gave."
        metadata = {
            "group": "main",
            "key": ("claim_id",),
            "named_by": ("claim", ("report_id", "outcome", "char_start", "char_end")),
            "held": placed_by("outcome"),
            "usage": "Never add the rows up: claims repeat, overlap and contradict.",
        }
