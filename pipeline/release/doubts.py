"""The doubtful cells of incidents that weigh most, for a person to look at: rows of OUT/review.csv."""

import polars as pl

WEIGHED = ("incident_type", "date_start", "city", "country_iso3", "fatalities_best", "injured_best", "weapon_type", "target_type")
SURE = 0.9  # cells that are right so often are left out
LISTED = 500
COLUMNS = ("score", "action", "incident_id", "label", "reason", "to_change")


def list_doubts(incidents: pl.DataFrame, evidence: pl.DataFrame) -> pl.DataFrame:
    """COLUMNS, the heaviest first: a cell weighs by the dead of its incident times the chance that it is wrong.

    `score` is the cell's confidence, `action` says "correct", and `to_change` is the start of a line of raw/decisions that keeps the
    cell as it stands: change its last field. Cells that a person corrected are left out.
    """
    values = incidents.select("incident_id", "label", "corrected", *WEIGHED, dead=pl.col("fatalities_best").fill_null(0) + 1)
    read = evidence.filter(pl.col("table_name") == "incidents", pl.col("column_name").is_in(WEIGHED), pl.col("confidence") < SURE)
    cells = (
        read.sort("ordinal")
        .group_by("row_id", "column_name", maintain_order=True)
        .agg(pl.col("confidence").max(), pl.col("quote").first())
        .join(_list_values(values), left_on=["row_id", "column_name"], right_on=["incident_id", "column_name"])
    )
    weight = ((1 - pl.col("confidence")) * pl.col("dead")).round(3)
    percent = (100 * pl.col("confidence")).round().cast(pl.Int32)
    said = pl.format("{} is {}, {}% sure, read from “{}”", "column_name", "value", percent, "quote")
    doubts = cells.sort(weight, "row_id", "column_name", descending=[True, False, False]).select(
        pl.col("confidence").alias("score"),
        pl.lit("correct").alias("action"),
        pl.col("row_id").alias("incident_id"),
        "label",
        said.alias("reason"),
        pl.format("correct,{},,{},{}", "row_id", "column_name", "value").alias("to_change"),
    )
    return doubts.head(LISTED)


def _list_values(incidents: pl.DataFrame) -> pl.DataFrame:
    """incident_id, label, dead, column_name and value of cells that are no person's."""
    texts = incidents.with_columns(pl.col(WEIGHED).cast(pl.String))
    long = texts.unpivot(WEIGHED, index=["incident_id", "label", "dead", "corrected"], variable_name="column_name")
    by_hand = pl.col("corrected").list.contains(pl.col("column_name")).fill_null(False)
    return long.filter(pl.col("value").is_not_null() & ~by_hand).drop("corrected")
