"""Table `incident_reports`: what one article says of one incident, before any merging."""

import polars as pl

from schemas.columns import computed, key, link, read
from schemas.corrections import mark
from schemas.facts import IncidentFacts
from schemas.held import Held
from schemas.table import Table


class _Head(Table):
    report_id: str = key("Id of the report.", "articles.article_id")
    article_id: str = link("The article that reports.", "articles.article_id", held=Held("article_of"))
    incident_id: str = link("The incident; every row of a release has it.", "incidents.incident_id", nullable=True, held=Held("merges"))
    is_main: bool = computed(
        "Whether the article is about this incident, and does not only mention it.",
        "cleaned_articles.text",
        nullable=False,
        held=Held("once", opened="no report of an article where there was one"),
    )


class IncidentReports(IncidentFacts, _Head):
    """Reports of incidents."""

    weapons: pl.List(pl.String) = read("The means, verbatim; empty when unknown.", nullable=False, held=Held("weapons"))
    corrected: pl.List(pl.String) = mark()

    class Config:
        name = "incident_reports"
        title = "Incident reports"
        description = "One row = what one article says of one incident."
        metadata = {"group": "main", "key": ("report_id",), "usage": "Use it to see how sources differ; use incidents to count."}
