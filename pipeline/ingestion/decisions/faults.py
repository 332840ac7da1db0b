"""What is wrong with one line of decisions, as far as the line itself tells, and what mends it."""

import re
from collections.abc import Mapping
from datetime import date

from pipeline.ingestion.decisions.cells import read_cell
from schemas import TABLES
from schemas.codes import codes_of
from schemas.corrections import correctable_columns
from schemas.identity import PREFIXES

TABLES_BY_KIND = {
    "article": "articles", "incident": "incidents", "actor": "actors", "report": "incident_reports", "mention": "actor_mentions",
    "party": "incident_parties", "claim": "casualty_claims", "statement": "statements",
}  # fmt: skip
TABLES_BY_PREFIX = {PREFIXES[kind]: table for kind, table in TABLES_BY_KIND.items()}
MERGEABLE = (("incidents", "incident_reports"), ("actors", "actor_mentions"), ("articles",))  # an incident by its id or a report of it
RETRACTABLE = ("articles", "incidents")


def find_fault(cells: Mapping[str, str]) -> str | None:
    """What is wrong with one line and what mends it; None when nothing is."""
    action = cells["action"]
    if action not in codes_of("decision_action"):
        return f"action `{action}` is unknown; write one of {', '.join(codes_of('decision_action'))}"
    missing = [name for name in ("id", "author", "date", "reason") if not cells[name]]
    if missing:
        return f"{missing[0]} is empty; every decision has an id, an author, a date and a reason"
    try:
        date.fromisoformat(cells["date"])
    except ValueError:
        return f"date `{cells['date']}` is no day; write it as 2026-11-26"
    for name in ("id", "other_id"):
        if cells[name] and not re.fullmatch(rf"({'|'.join(TABLES_BY_PREFIX)})-[0-9a-f]{{16}}", cells[name]):
            return f"{name} `{cells[name]}` is no id of a row one can decide on; copy it from {', '.join(TABLES_BY_PREFIX.values())}"
    return _FAULTS[action](cells, TABLES_BY_PREFIX[cells["id"][:3]])


def _find_fault_of_pair(cells: Mapping[str, str], table: str) -> str | None:
    other = TABLES_BY_PREFIX.get(cells["other_id"][:3])
    kinds = next((kinds for kinds in MERGEABLE if table in kinds), ())
    if other not in kinds or not kinds:
        said = "; ".join(" or ".join(kinds) for kinds in MERGEABLE)
        return f"{cells['action']} needs id and other_id of one kind: {said}"
    if cells["id"] == cells["other_id"]:
        return "id and other_id are the same; name two rows"
    return _find_excess(cells, "column", "value")


def _find_fault_of_correction(cells: Mapping[str, str], table: str) -> str | None:
    columns = correctable_columns(TABLES[table])
    if not columns:
        return f"rows of {table} are as the input has them; mend the input itself"
    if cells["column"] not in columns:
        return f"column `{cells['column']}` of {table} is unknown or follows from others; correct one of {', '.join(columns)}"
    fault = _find_excess(cells, "other_id")
    if fault:
        return fault
    try:
        read_cell(TABLES[table], cells["column"], cells["value"] or None)
    except ValueError as error:
        return f"value `{cells['value']}` of {cells['column']}: {error}"
    return None


def _find_fault_of_retraction(cells: Mapping[str, str], table: str) -> str | None:
    if table not in RETRACTABLE:
        return f"a row of {table} cannot be retracted alone; retract its article or incident, or correct its cells"
    return _find_excess(cells, "other_id", "column", "value")


def _find_excess(cells: Mapping[str, str], *names: str) -> str | None:
    filled = [name for name in names if cells[name]]
    return f"{filled[0]} has no meaning for {cells['action']}; leave it empty" if filled else None


_FAULTS = {
    "merge": _find_fault_of_pair, "split": _find_fault_of_pair, "correct": _find_fault_of_correction, "retract": _find_fault_of_retraction,
}  # fmt: skip
