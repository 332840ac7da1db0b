"""Table `incident_parties`: who did it, at whom it was aimed, whom it harmed."""

import pandera.polars as pa
import polars as pl
from pandera.api.polars.types import PolarsData

from schemas.columns import key, link, read
from schemas.corrections import mark
from schemas.held import BY_ID, BY_REPORT, QUOTED, RECOMPUTED, Held
from schemas.spans import Span, placed_by
from schemas.table import Table


class _Head(Table):
    party_id: str = key("Id of the party's part.", "incident_reports.report_id", held=BY_ID)
    report_id: str = link("The report that names the party.", "incident_reports.report_id", held=BY_ID)
    incident_id: str = link("The incident; every row of a release has it.", "incidents.incident_id", nullable=True, held=BY_REPORT)
    article_id: str = link("The article.", "articles.article_id", held=BY_REPORT)
    role: str = read("The part played.", codes="party_role", nullable=False, held=BY_ID)
    name: str = read("The party verbatim: a person, body, building or description.", nullable=False, held=QUOTED)
    actor_id: str = link("The actor, when the party is named.", "actors.actor_id", nullable=True, held=RECOMPUTED)
    responsibility: str = read(
        "How sure a perpetrator's part is: claimed, accused, denied …; NULL for others.",
        codes="responsibility",
        held=Held("shown", opened="one standing for another"),
    )
    asserted_by: str = read("Who says so; NULL is the article's own voice.", held=Held("speaker"))


class IncidentParties(Span, _Head):
    """Parties of incidents."""

    corrected: pl.List(pl.String) = mark()

    @pa.dataframe_check(error="only a perpetrator has a responsibility")
    def responsibility_is_of_perpetrators(cls, data: PolarsData) -> pl.LazyFrame:
        return data.lazyframe.select((pl.col("role") == "perpetrator") | pl.col("responsibility").is_null())

    class Config:
        name = "incident_parties"
        title = "Incident parties"
        description = "One row = one party's part in one report."
        metadata = {
            "group": "main",
            "key": ("party_id",),
            "named_by": ("party", ("report_id", "role", "char_start", "name")),
            "held": placed_by("name"),
            "usage": "A perpetrator is as sure as responsibility and asserted_by make it.",
        }
