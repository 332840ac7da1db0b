"""CHANGES.md: what a release holds and how it differs from the one before, for people."""

from collections.abc import Iterator
from dataclasses import fields, replace

import polars as pl

from pipeline.release.changes import Change
from pipeline.release.contents import DATA, Tables
from pipeline.release.differences import ORDER, Difference, describe_changes
from pipeline.release.lines import KINDS, SHOWN, escape_markdown, show_value, write_rows
from schemas import TABLES

COUNTED = ("evidence", "rejects")  # only counted: they follow the rows of other tables, and outnumber them
ROWS_SHOWN = 50  # of a table: what somebody reads through; one corrected rule can touch thousands of rows


def write_notes(version: str, last: str | None, before: Tables, after: Tables, changes: pl.DataFrame) -> str:
    """The notes as Markdown.

    `before`, `after`: all data tables of the two releases; `changes`: the rows of table changes this release added.
    A modified row counts once, however many of its cells changed.
    """
    since = f"Changes since {last}." if last else "The first release: nothing came before it to be compared with."
    rows = {name: after[name].height for name in DATA}
    lines = [f"# Release {version}", "", since, "", *_count_rows(rows, changes)]
    if changes.height:
        lines += ["", "## Why", "", *_count_reasons(changes)]
    modified = changes.filter(pl.col("change") == "MOD")
    if modified.height:
        lines += ["", "## Cells modified", "", *_count_cells(modified)]
    told = changes.filter(~pl.col("table_name").is_in(COUNTED))
    if told.height:
        lines += ["", "## What changed", *_tell_changes(told, before, after)]
    lines += ["", "Every change, row by row, stands in table `changes`."] if last else []
    return "\n".join(lines) + "\n"


def _tell_changes(changes: pl.DataFrame, before: Tables, after: Tables) -> Iterator[str]:
    row = ["change", "row_id"]
    for name in ORDER:
        found = changes.filter(pl.col("table_name") == name)
        rows = found.select(row).unique().sort(pl.col("change").cast(pl.Enum(SHOWN)), "row_id")
        shown = found.join(rows.head(ROWS_SHOWN), on=row, how="semi")
        if rows.height:
            yield from ("", f"### `{name}`", "")
        for lines in write_rows(_list_differences(shown, name, before, after), escape_markdown):
            yield from lines
        if rows.height > ROWS_SHOWN:
            yield f"- and {rows.height - ROWS_SHOWN:,} rows more, in table `changes`"


def _list_differences(changes: pl.DataFrame, name: str, before: Tables, after: Tables) -> list[Difference]:
    places = {column: place for place, column in enumerate((None, *TABLES[name].types()))}
    rows = sorted(changes.to_dicts(), key=lambda row: (row["row_id"], places.get(row["column_name"], len(places))))
    recorded = (Change(*(row[field.name] for field in fields(Change))) for row in rows)
    told = describe_changes(recorded, name, before.get(name), after[name])
    return [replace(found, reason=row["reason"]) for found, row in zip(told, rows, strict=True)]


def _count_rows(rows: dict[str, int], changes: pl.DataFrame) -> list[str]:
    counts = _tally(changes.select("table_name", "change", "row_id").unique(), "table_name", "change")
    lines = _head("table", "rows", *KINDS.values())
    return lines + [_line(f"`{name}`", height, *(counts.get((name, kind), 0) for kind in KINDS)) for name, height in rows.items()]


def _count_reasons(changes: pl.DataFrame) -> list[str]:
    counts = _tally(changes.select("reason", "change", "table_name", "row_id").unique(), "reason", "change")
    reasons = sorted({reason for reason, _ in counts})
    lines = _head("reason", *KINDS.values())
    return lines + [_line(escape_markdown(show_value(reason)), *(counts.get((reason, kind), 0) for kind in KINDS)) for reason in reasons]


def _count_cells(modified: pl.DataFrame) -> list[str]:
    counts = _tally(modified, "table_name", "column_name")
    return _head("column", "cells") + [_line(f"`{table}.{column}`", number) for (table, column), number in sorted(counts.items())]


def _tally(frame: pl.DataFrame, *columns: str) -> dict[tuple[str, str], int]:
    return {(one, two): number for one, two, number in frame.group_by(columns).len().sort(columns).iter_rows()}


def _head(first: str, *numbers: str) -> list[str]:
    return [_line(first, *numbers), "|---|" + "---:|" * len(numbers)]


def _line(*cells: str | int) -> str:
    return "| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else cell for cell in cells) + " |"
