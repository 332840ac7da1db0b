"""The words behind the cells of incidents: those of the reports whose value was taken, under the rule that took it."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from pipeline.contract.tolls import TOLL_OUTCOMES
from pipeline.deduplication.fusion.time_and_place import DATES, PLACES
from schemas import TABLES
from schemas.evidence import CERTIFIED
from schemas.identity import make_ids

REPORTS, INCIDENTS = "incident_reports", "incidents"
OFFICIAL, MOST = "fusion.newest_official_total", "fusion.total_of_most_sources"
RULES = {
    **dict.fromkeys(DATES, "fusion.day_borne_out"), **dict.fromkeys(PLACES, "fusion.place_borne_out"),
    "incident_type": "fusion.type_of_most_sources", "stage": "fusion.furthest_stage", "status": "fusion.surest_status",
    "weapon_type": "fusion.code_of_most_sources", "target_type": "fusion.code_of_most_sources", "is_suicide": "fusion.most_sources",
    "responsibility": "fusion.surest_responsibility",
    **{f"{outcome}_low": "fusion.smallest_total" for outcome in ("fatalities", "injured")},
    **{f"{outcome}_high": "fusion.largest_total" for outcome in ("fatalities", "injured")},
    **{f"{outcome}_best": MOST for outcome in ("fatalities", "injured")},
}  # fmt: skip
TOGETHER = (DATES, PLACES)  # cells that one report gives as a whole


def prove_incidents(
    incidents: Sequence[Mapping[str, Any]], reports: pl.DataFrame, evidence: pl.DataFrame, official: Mapping[tuple[str, str], int]
) -> pl.DataFrame:
    """Rows of table evidence for cells of incidents, corrected ones left out.

    `reports` has incident_reports with their incident_id, `evidence` theirs; `official` holds, by report_id and outcome
    ("killed"), the totals of authorities.
    """
    fused = TABLES[INCIDENTS].frame(incidents).select("incident_id", "corrected", *(pl.col(name).alias(_own(name)) for name in RULES))
    told = reports.with_row_index("report_order").join(fused, on="incident_id", how="inner", maintain_order="left")
    told = told.with_columns(_is_official(told, official))
    spans = evidence.filter(pl.col("table_name") == REPORTS).drop("table_name", "evidence_id", "ordinal", "rule").with_row_index("order")
    taken = pl.concat([_take(told, column) for column in RULES])
    found = taken.join(spans, left_on=["report_id", "column_name"], right_on=["row_id", "column_name"], how="inner")
    return _certify(found.sort("report_order", "order"))


def _own(column: str) -> str:
    """The incident's cell beside a report's."""
    return f"incident_{column}"


def _is_official(told: pl.DataFrame, official: Mapping[tuple[str, str], int]) -> list[pl.Expr]:
    """By outcome ("killed") whether some report of the incident gives an authority's total."""
    giving = {outcome: [report_id for report_id, of in official if of == outcome] for outcome in TOLL_OUTCOMES}
    return [pl.col("report_id").is_in(ids).any().over("incident_id").alias(outcome) for outcome, ids in giving.items()]


def _take(told: pl.DataFrame, column: str) -> pl.DataFrame:
    """The reports whose cell, with those told together with it, is the incident's, and the rule that took it."""
    together = next((columns for columns in TOGETHER if column in columns), (column,))
    gives = pl.all_horizontal(pl.col(name).eq_missing(pl.col(_own(name))) for name in together)
    stands = pl.col(_own(column)).is_not_null() & ~pl.col("corrected").list.contains(column).fill_null(False)
    rule = pl.lit(RULES[column])
    for outcome, name in TOLL_OUTCOMES.items():
        if column == f"{name}_best":
            rule = pl.when(outcome).then(pl.lit(OFFICIAL)).otherwise(rule)
    chosen = told.filter(gives & stands)
    return chosen.select("incident_id", "report_id", "report_order", rule.alias("rule"), pl.lit(column).alias("column_name"))


def _certify(found: pl.DataFrame) -> pl.DataFrame:
    """Rows of evidence: each place once under a cell, numbered as it stands, with its id."""
    place = ("article_id", "char_start", "char_end")
    once = found.unique(("incident_id", "column_name", *place), keep="last", maintain_order=True).sort("incident_id", "column_name", *place)
    numbered = once.with_columns(
        table_name=pl.lit(INCIDENTS), row_id="incident_id",
        ordinal=pl.int_range(pl.len(), dtype=pl.Int32).over("incident_id", "column_name"),
    )  # fmt: skip
    return TABLES["evidence"].order(numbered.with_columns(evidence_id=make_ids("evidence", numbered.select(CERTIFIED))))
