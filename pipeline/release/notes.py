"""CHANGES.md: what a release holds and how it differs from the one before, for people."""

import polars as pl

KINDS = {"ADD": "added", "DEL": "deleted", "MOD": "modified"}


def write_notes(version: str, last: str | None, rows: dict[str, int], changes: pl.DataFrame) -> str:
    """The notes as Markdown.

    `rows`: rows of each data table; `changes`: the rows of table changes this release added. A modified row
    counts once, however many of its cells changed.
    """
    since = f"Changes since {last}." if last else "The first release: nothing came before it to be compared with."
    lines = [f"# Release {version}", "", since, "", *_count_rows(rows, changes)]
    if changes.height:
        lines += ["", "## Why", "", *_count_reasons(changes)]
    modified = changes.filter(pl.col("change") == "MOD")
    if modified.height:
        lines += ["", "## Cells modified", "", *_count_cells(modified)]
    lines += ["", "Every change, row by row, stands in table `changes`."] if last else []
    return "\n".join(lines) + "\n"


def _count_rows(rows: dict[str, int], changes: pl.DataFrame) -> list[str]:
    counts = _tally(changes.select("table_name", "change", "row_id").unique(), "table_name", "change")
    lines = _head("table", "rows", *KINDS.values())
    return lines + [_line(f"`{name}`", height, *(counts.get((name, kind), 0) for kind in KINDS)) for name, height in rows.items()]


def _count_reasons(changes: pl.DataFrame) -> list[str]:
    counts = _tally(changes.select("reason", "change", "table_name", "row_id").unique(), "reason", "change")
    reasons = sorted({reason for reason, _ in counts})
    return _head("reason", *KINDS.values()) + [_line(reason, *(counts.get((reason, kind), 0) for kind in KINDS)) for reason in reasons]


def _count_cells(modified: pl.DataFrame) -> list[str]:
    counts = _tally(modified, "table_name", "column_name")
    return _head("column", "cells") + [_line(f"`{table}.{column}`", number) for (table, column), number in sorted(counts.items())]


def _tally(frame: pl.DataFrame, *columns: str) -> dict[tuple[str, str], int]:
    return {(one, two): number for one, two, number in frame.group_by(columns).len().sort(columns).iter_rows()}


def _head(first: str, *numbers: str) -> list[str]:
    return [_line(first, *numbers), "|---|" + "---:|" * len(numbers)]


def _line(*cells: str | int) -> str:
    return "| " + " | ".join(f"{cell:,}" if isinstance(cell, int) else cell for cell in cells) + " |"
