"""The CSV files in the folder `decisions` of the inputs: each line one decision, checked as it is read."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from pipeline.ingestion.decisions.faults import TABLES_BY_PREFIX, find_fault
from pipeline.ingestion.decisions.records import Decision, DecisionError
from pipeline.ingestion.discovery import NOT_INPUTS

FOLDER = "decisions"
HEADER = ("action", "id", "other_id", "column", "value", "author", "date", "reason")
SHOWN = 20  # faults told at once: as many as one mends in a go


def read_decisions(raw: Path) -> list[Decision]:
    """All decisions below `raw`, by file and line; none where there is no such folder.

    Raises DecisionError when a file cannot be read as one of decisions, or a line cannot be followed. Whether the ids
    it names are there is found out where they are used.
    """
    found: list[Decision] = []
    faults: list[str] = []
    for path in sorted((raw / FOLDER).glob("[!.]*"), key=lambda path: path.name):
        for item in _read_file(path):
            (faults if isinstance(item, str) else found).append(item)
    faults += _find_contradictions(found)
    if faults:
        more = f"\n… and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        raise DecisionError("\n".join(faults[:SHOWN]) + more)
    return found


def _read_file(path: Path) -> Iterator[Decision | str]:
    """Decisions and faults of one file."""
    source = f"{FOLDER}/{path.name}"
    if path.name.lower() in NOT_INPUTS:
        return
    if path.suffix != ".csv" or not path.is_file():
        yield f"{source}: no CSV file; save the decisions as .csv, or move it elsewhere"
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        yield f"{source}: cannot be read as UTF-8 text ({error}); save it so"
        return
    reader = csv.DictReader(io.StringIO(text, newline=""))
    if tuple(reader.fieldnames or ()) != HEADER:
        yield f"{source}, line 1: the columns are not {','.join(HEADER)}; write them so, in this order"
        return
    for row in reader:
        place = f"{source}, line {reader.line_num}"
        if None in row or None in row.values():
            yield f"{place}: not {len(HEADER)} cells; put a value that holds a comma in quotation marks"
            continue
        cells = {name: value.strip() for name, value in row.items()}
        if any(cells.values()):
            fault = find_fault(cells)
            yield f"{place}: {fault}" if fault else _make(cells, source, reader.line_num)


def _make(cells: Mapping[str, str], source: str, line: int) -> Decision:
    return Decision(
        cells["action"], TABLES_BY_PREFIX[cells["id"][:3]], cells["id"], cells["other_id"] or None, cells["column"] or None,
        cells["value"] or None, cells["author"], date.fromisoformat(cells["date"]), cells["reason"], source, line,
    )  # fmt: skip


def _find_contradictions(decisions: list[Decision]) -> list[str]:
    """Lines that decide on what another line decides on already."""
    seen: dict[tuple, Decision] = {}
    faults = []
    for decision in decisions:
        pair = frozenset((decision.row_id, decision.other_id, decision.column_name))
        about = ("pair" if decision.other_id else decision.action, pair)
        first = seen.setdefault(about, decision)
        if first is not decision:
            faults.append(f"{decision.place}: decides again what {first.place} decides; keep one of the two")
    return faults
