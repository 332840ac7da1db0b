"""The CSV files in the folder `decisions` of the inputs: each line one decision, or an answered row of a review list, checked as read."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from pipeline.ingestion.decisions.faults import TABLES_BY_PREFIX, find_fault
from pipeline.ingestion.decisions.records import Decision, DecisionError
from pipeline.ingestion.decisions.review_list import is_review_list, read_answer
from pipeline.ingestion.discovery import NOT_INPUTS, make_printable

FOLDER = "decisions"
HEADER = ("action", "id", "other_id", "column", "value", "author", "date", "reason")
LINK = "a symbolic link, and links are not followed; put the file or folder itself in the folder of batches"
DELIMITERS = ",;\t"
SHOWN = 20  # faults told at once: as many as one mends in a go


def read_decisions(raw: Path) -> list[Decision]:
    """All decisions below `raw`, by file and line; none where there is no such folder.

    Raises DecisionError when a file cannot be read as one of decisions, or a line cannot be followed. Whether the ids
    it names are there is found out where they are used.
    """
    read = list(_read_folder(raw / FOLDER))
    found = [item for item in read if isinstance(item, Decision)]
    faults = [item for item in read if isinstance(item, str)]
    faults += _find_contradictions(found)
    if faults:
        more = f"\n… and {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        raise DecisionError("\n".join(faults[:SHOWN]) + more)
    return found


def _read_folder(folder: Path) -> Iterator[Decision | str]:
    """Decisions and faults of all files of the folder, by name."""
    if folder.is_symlink():
        yield f"{FOLDER}: {LINK}"
        return
    if not folder.is_dir():
        return
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield f"{FOLDER}: the folder cannot be listed ({error.strerror}); grant read access"
        return
    for path in paths:
        if not path.name.startswith(".") and path.name.lower() not in NOT_INPUTS:
            yield from _read_file(path, f"{FOLDER}/{make_printable(path.name)}")


def _read_file(path: Path, source: str) -> Iterator[Decision | str]:
    """Decisions and faults of one file, called `source` in messages and tables."""
    if path.is_symlink():
        yield f"{source}: {LINK}"
        return
    if path.suffix != ".csv" or not path.is_file():
        yield f"{source}: no CSV file; save the decisions as .csv, or move it elsewhere"
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        yield f"{source}: cannot be read as UTF-8 text ({error}); save it so"
        return
    yield from _read_lines(csv.DictReader(io.StringIO(text, newline=""), delimiter=_find_delimiter(text)), source)


def _find_delimiter(text: str) -> str:
    """What stands between cells: a comma, or what spreadsheets of many languages write in its place."""
    head = text.partition("\n")[0]
    return max(DELIMITERS, key=lambda mark: (head.count(mark), mark == ","))


def _read_lines(reader: csv.DictReader, source: str) -> Iterator[Decision | str]:
    done = 0  # lines up to the last cell that could be read: one that is too long may have begun long before
    try:
        columns = tuple(reader.fieldnames or ())
        if columns != HEADER and not is_review_list(columns):
            yield f"{source}, line 1: the columns are not {','.join(HEADER)}; write them so, in this order"
            return
        read, done = _read_row if columns == HEADER else _read_answered, 1
        for row in reader:
            done = reader.line_num
            yield from read(row, source, done)
    except csv.Error as error:
        yield f"{source}, line {done + 1}: cannot be read as CSV ({error}); shorten the cell, or close its quotation mark"


def _read_row(row: Mapping[str | None, str | None], source: str, line: int) -> Iterator[Decision | str]:
    if None in row or None in row.values():
        yield f"{source}, line {line}: not {len(HEADER)} cells; put a value that holds a comma in quotation marks"
        return
    cells = {name: value.strip() for name, value in row.items()}
    if any(cells.values()):
        fault = find_fault(cells)
        yield f"{source}, line {line}: {fault}" if fault else _make(cells, source, line)


def _read_answered(row: Mapping[str | None, str | None], source: str, line: int) -> Iterator[Decision | str]:
    """The decision of a row of a review list that somebody answered."""
    answered = read_answer({name or "": value or "" for name, value in row.items() if isinstance(value, str | None)})
    if isinstance(answered, str):
        yield f"{source}, line {line}: {answered}"
    elif answered:
        fault = find_fault(answered)
        yield f"{source}, line {line}: {fault}" if fault else _make(answered, source, line)


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
