"""The words behind the cells of incidents: those of the reports whose value was taken, under the rule that took it."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from pipeline.deduplication.fusion.time_and_place import DATES, PLACES
from schemas import TABLES
from schemas.evidence import CERTIFIED, make_evidence_id

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
    behind: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in evidence.filter(pl.col("table_name") == REPORTS).iter_rows(named=True):
        behind.setdefault((row["row_id"], row["column_name"]), []).append(row)
    read_of: dict[str, set[str]] = {}
    for report_id, column in behind:
        read_of.setdefault(report_id, set()).add(column)
    by_incident: dict[str, list[dict[str, Any]]] = {}
    read = reports.filter(pl.col("report_id").is_in(list(read_of)).any().over("incident_id"))
    for row in read.iter_rows(named=True):
        by_incident.setdefault(row["incident_id"], []).append(row)
    rows = []
    for incident in incidents:
        told = by_incident.get(incident["incident_id"], ())
        there = set().union(*(read_of.get(report["report_id"], ()) for report in told))
        for column, rule in RULES.items():
            if column in there and incident[column] is not None and column not in (incident.get("corrected") or ()):
                taken = [report for report in told if _gives(report, incident, column)]
                spans = [span for report in taken for span in behind.get((report["report_id"], column), ())]
                rows += _make_rows(incident["incident_id"], column, _name_rule(rule, column, told, official), spans)
    return TABLES["evidence"].frame(rows)


def _gives(report: Mapping[str, Any], incident: Mapping[str, Any], column: str) -> bool:
    """Whether a report's cell, with those told together with it, is the incident's."""
    together = next((columns for columns in TOGETHER if column in columns), (column,))
    return all(report[name] == incident[name] for name in together)


def _name_rule(rule: str, column: str, told: Sequence[Mapping[str, Any]], official: Mapping[tuple[str, str], int]) -> str:
    if rule != MOST:
        return rule
    outcome = "killed" if column.startswith("fatalities") else "injured"
    return OFFICIAL if any((report["report_id"], outcome) in official for report in told) else MOST


def _make_rows(incident_id: str, column: str, rule: str, spans: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The spans under the incident's cell, each place once."""
    places = {(span["article_id"], span["char_start"], span["char_end"]): span for span in spans}
    rows = []
    for ordinal, place in enumerate(sorted(places)):
        cells = {**places[place], "table_name": INCIDENTS, "row_id": incident_id, "column_name": column, "ordinal": ordinal, "rule": rule}
        rows.append({**cells, "evidence_id": make_evidence_id(**{name: cells[name] for name in CERTIFIED})})
    return rows
