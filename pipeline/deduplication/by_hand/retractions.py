"""Incidents that people retracted: their reports, and what hangs on them, leave the tables for the rejects."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from pipeline.ingestion.decisions import Decision
from pipeline.validation.refusals import Refusals
from schemas import TABLES

HANGING = ("incident_parties", "casualty_claims")  # on a report


def retract_reports(
    frames: Mapping[str, pl.DataFrame], retracted: Mapping[str, Decision], stage: str
) -> tuple[dict[str, pl.DataFrame], list[dict[str, Any]]]:
    """The frames without the reports, by id, that a decision retracts, and the rows of `rejects` that keep what was taken out."""
    if not retracted:
        return dict(frames), []
    refusals, left, lost = Refusals(stage), dict(frames), {}
    for name in ("incident_reports", *HANGING):
        gone = pl.col("report_id").is_in(sorted(retracted))
        left[name] = frames[name].filter(~gone)
        for row in TABLES[name].order(frames[name].filter(gone)).iter_rows(named=True):
            lost[row[TABLES[name].key()[0]]] = row["report_id"]
            refusals.retract(name, row, retracted[row["report_id"]].said)
    gone = pl.col("row_id").is_in(sorted(lost))
    left["evidence"] = frames["evidence"].filter(~gone)
    for row in TABLES["evidence"].order(frames["evidence"].filter(gone)).iter_rows(named=True):
        refusals.retract("evidence", row, retracted[lost[row["row_id"]]].said)
    return left, refusals.rows
