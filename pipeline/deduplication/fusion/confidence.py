"""The chance that an incident's kind, day, place and deaths are all right, from the confidence of its reports' cells."""

from collections.abc import Mapping, Sequence
from math import prod
from typing import Any

import polars as pl

from pipeline.deduplication.records import Report
from pipeline.lexicon.confidence import EMPTY, MAIN, estimate_confidence

REPORTS = "incident_reports"
PLACES = ("city", "country_iso3")
KEY_CELLS = ("incident_type", "date_start", *PLACES, "fatalities_best")
Confidences = Mapping[tuple[str, str], float | None]


def read_confidences(evidence: pl.DataFrame) -> Confidences:
    """By report_id and column how sure a report's cell is; rows of table evidence."""
    own = evidence.filter(pl.col("table_name") == REPORTS, pl.col("column_name").is_in(KEY_CELLS))
    rows = own.sort("ordinal", descending=True).select("row_id", "column_name", "confidence").iter_rows()
    return {(report_id, column): confidence for report_id, column, confidence in rows}


def rate_incident(cells: Mapping[str, Any], reports: Sequence[Report], confidences: Confidences) -> float | None:
    """The product over kind, day, place and deaths, as though one did not depend on another; two decimals.

    A cell that several reports give is as sure as in the surest of them; a day, place or toll that none gives, as often right as
    such empty cells were. None where the confidence of one of these cells is not known.
    """
    place = "city" if cells["city"] else "country_iso3"
    chances = [_rate_cell(column, cells[column], reports, confidences) for column in KEY_CELLS if column == place or column not in PLACES]
    known = [chance for chance in chances if chance is not None]
    return round(prod(known), 2) if len(known) == len(chances) else None


def _rate_cell(column: str, value: Any, reports: Sequence[Report], confidences: Confidences) -> float | None:
    if value is None:
        return estimate_confidence(REPORTS, column, MAIN, EMPTY)
    told = [confidences.get((report.report_id, column)) for report in reports if report.cells[column] == value]
    return max((chance for chance in told if chance is not None), default=None)
