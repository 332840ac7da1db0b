"""What a list of incidents needs of their reports: the standing of each perpetrator, and the outlets and headlines to search in."""

from collections.abc import Mapping

import polars as pl

from pipeline.site.perpetrators import Perpetrators


def add_reported(incidents: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Rows of `incidents` in their order, without holes in `perpetrators`, with four columns more.

    `standings`: the code of responsibility of each of `perpetrators`, "" where none is known; `is_main`: whether an article is about
    the incident, and not only tells of it beside other news; `outlets` and `titles`: those of the articles that report it, each once.
    """
    perpetrators = Perpetrators(tables)
    incidents = incidents.with_columns(pl.col("perpetrators").list.drop_nulls())
    rows = incidents.select("incident_id", "perpetrators").iter_rows()
    standings = [[perpetrators.standing_of(key, name) or "" for name in names] for key, names in rows]
    listed = incidents.with_columns(pl.Series("standings", standings, dtype=pl.List(pl.String)))
    told = listed.join(_sum_up_reports(tables), on="incident_id", how="left", maintain_order="left")
    return told.with_columns(pl.col("is_main").fill_null(False), pl.col("outlets", "titles").fill_null([]))


def _sum_up_reports(tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    reports = tables["incident_reports"].join(tables["articles"], on="article_id", how="left")
    return reports.group_by("incident_id").agg(
        pl.col("is_main").any(),
        outlets=pl.col("publisher").drop_nulls().unique().sort(),
        titles=pl.col("title").drop_nulls().unique().sort(),
    )
