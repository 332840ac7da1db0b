"""Table `incidents`: what happened in the world, each incident once."""

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from schemas.columns import computed, key
from schemas.corrections import mark
from schemas.facts import IncidentFacts
from schemas.held import RECOMPUTED
from schemas.table import Table

_PARTIES = ("incident_parties.name", "incident_parties.role")


class _Head(Table):
    incident_id: str = key("Id of the incident.", "incident_reports.report_id")
    label: str = computed(
        "The incident in a line, for people: kind, place and day.",
        "incidents.incident_type",
        "incidents.place_name",
        "incidents.date_start",
        nullable=False,
        held=RECOMPUTED,
    )


class Incidents(IncidentFacts, _Head):
    """Incidents, fused from the reports of all articles."""

    perpetrators: pl.List(pl.String) = computed(
        "Who did it, by name or description; empty when unknown.", *_PARTIES, nullable=False, held=RECOMPUTED
    )
    targets: pl.List(pl.String) = computed("What or who was aimed at; empty when unknown.", *_PARTIES, nullable=False, held=RECOMPUTED)
    victims: pl.List(pl.String) = computed("Who was harmed; empty when unknown.", *_PARTIES, nullable=False, held=RECOMPUTED)
    confidence: pl.Float64 = computed(
        "The chance that kind, day, place and deaths are all right, by measured shares; NULL where one was not measured.",
        "evidence.confidence",
        ge=0,
        le=1,
        held=RECOMPUTED,
    )
    article_count: pl.Int32 = computed("Articles that report it.", "incident_reports.article_id", nullable=False, ge=1, held=RECOMPUTED)
    source_count: pl.Int32 = computed(
        "Independent articles that report it: copies of one wire story count once.",
        "articles.duplicate_of",
        nullable=False,
        ge=1,
        held=RECOMPUTED,
    )
    first_reported_on: pl.Date = computed("Publication date of the earliest report.", "articles.published_on", held=RECOMPUTED)
    last_reported_on: pl.Date = computed("Publication date of the latest report.", "articles.published_on", held=RECOMPUTED)
    corrected: pl.List(pl.String) = mark()

    @pa.dataframe_check(error="no more sources than articles")
    def sources_within_articles(cls, data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select(pl.col("source_count") <= pl.col("article_count"))

    @pa.dataframe_check(error="first_reported_on is not after last_reported_on")
    def reported_in_order(cls, data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select((pl.col("first_reported_on") <= pl.col("last_reported_on")).fill_null(True))

    class Config:
        name = "incidents"
        title = "Incidents"
        description = "One row = one incident in the world."
        metadata = {
            "group": "main",
            "key": ("incident_id",),
            "computed_from": "incident_reports",
            "usage": "Tolls are claims: casualty_claims says who gave which number. NULL is unknown, never zero. "
            "Cells from the text are fused from incident_reports: their evidence is that of the reports whose value was taken, "
            "under the rule that took it.",
        }
