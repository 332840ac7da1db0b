"""Cells that people corrected: the value goes in, the program's own is kept beside it, and the row says so."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

import polars as pl

from pipeline.deduplication.fusion.labels import write_label
from pipeline.ingestion.decisions import Decision, DecisionError, read_cell, write_cell
from pipeline.validation.row_failures import find_failures, rules_by_name
from schemas import TABLES
from schemas.corrections import COLUMN

Own = dict[Decision, str | None]  # the program's own value for a corrected cell, as text


def correct_rows(frames: Mapping[str, pl.DataFrame], decisions: Iterable[Decision]) -> tuple[dict[str, pl.DataFrame], Own]:
    """Frames of tables with the corrections of their rows made, and the values that stood there.

    Raises DecisionError, which names the line, for a row that is not there and for a value that breaks a row rule.
    """
    corrected, own = dict(frames), {}
    wanted: dict[str, dict[str, list[Decision]]] = {}
    for decision in decisions:
        if decision.action == "correct" and decision.table_name in frames:
            wanted.setdefault(decision.table_name, {}).setdefault(decision.row_id, []).append(decision)
    for name, by_row in wanted.items():
        key = TABLES[name].key()[0]
        touched = frames[name].filter(pl.col(key).is_in(sorted(by_row)))
        rows = {row[key]: row for row in touched.iter_rows(named=True)}
        for row_id, listed in by_row.items():
            if row_id not in rows:
                raise DecisionError(f"{listed[0].place}: {row_id}: no such row of {name} now; copy the id from it or drop the line")
            own |= correct_row(name, rows[row_id], listed)
        mended = pl.DataFrame(list(rows.values()), schema=frames[name].schema)
        corrected[name] = pl.concat([frames[name].filter(~pl.col(key).is_in(sorted(by_row))), mended])
    return corrected, own


def correct_row(table: str, row: dict[str, Any], decisions: Iterable[Decision]) -> Own:
    """Put the values into one row, in place; the values that stood there by decision."""
    own, by_column = {}, {decision.column_name: decision for decision in decisions}
    for column, decision in by_column.items():
        own[decision] = write_cell(row[column])
        row[column] = read_cell(TABLES[table], column, decision.value)
        if row[column] is None and isinstance(TABLES[table].types()[column], pl.List):
            row[column] = []  # a list that is empty says "unknown" as NULL does elsewhere
    row[COLUMN] = sorted(by_column)
    _hold_rules(table, row, by_column)
    return own


def _hold_rules(table: str, row: Mapping[str, Any], by_column: Mapping[str, Decision]) -> None:
    broken = find_failures(table, pl.DataFrame([row], schema=TABLES[table].types()))["rule"].to_list()
    for rule in (rules_by_name(table)[name] for name in broken):
        line = next((by_column[column] for column in rule.columns if column in by_column), next(iter(by_column.values())))
        said = f"row {row[TABLES[table].key()[0]]} of {table} would break a rule: {rule.description} {rule.remedy}"
        raise DecisionError(f"{line.place}: {said}")


def correct_fused(table: str, rows: Iterable[dict[str, Any]], decisions: Iterable[Decision], find: Callable[[Decision], str | None]) -> Own:
    """Make the corrections of a table of merged rows, in place; `find` gives the id that a decision's row bears now.

    An incident's label follows the cells it is made of, unless it was corrected itself.
    """
    by_id = {row[TABLES[table].key()[0]]: row for row in rows}
    wanted: dict[str, dict[str, Decision]] = {}
    for decision in decisions:
        if decision.action != "correct" or decision.table_name != table:
            continue
        found = find(decision)
        if found is None:
            raise DecisionError(f"{decision.place}: {decision.row_id} was retracted; drop this line or the retraction")
        first = wanted.setdefault(found, {}).setdefault(decision.column_name, decision)
        if first is not decision:
            raise DecisionError(f"{decision.place}: {decision.row_id} is one with {first.row_id}; keep this line or {first.place}")
    own: Own = {}
    for row_id, by_column in wanted.items():
        row = by_id[row_id]
        own |= correct_row(table, row, by_column.values())
        if table == "incidents" and "label" not in by_column:
            row["label"] = write_label(row)
    return own


def list_decisions(decisions: Iterable[Decision], own: Own) -> Iterator[dict[str, Any]]:
    """The rows of table decisions."""
    for decision in decisions:
        yield {"decision_id": TABLES["decisions"].name_row(asdict(decision)), "machine_value": own.get(decision), **asdict(decision)}
