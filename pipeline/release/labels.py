"""What a row is about, in a few words for people, beside the id that names it."""

from collections.abc import Callable, Iterable
from textwrap import shorten
from typing import Any

import polars as pl

from pipeline.release.changes import row_ids
from schemas import TABLES

Row = dict[str, Any]
WIDTH = 80  # characters: enough to know the row by, with its id still a line of a terminal


def label_rows(name: str, frame: pl.DataFrame, wanted: Iterable[str]) -> dict[str, str]:
    """Label by row id for the rows `wanted` of a table; the frame may lack columns that its release did not have."""
    ids = row_ids(frame, list(TABLES[name].key()))
    place = ids.is_in(list(wanted))
    rows = frame.filter(place).iter_rows(named=True)
    return {row_id: label_row(name, row) for row_id, row in zip(ids.filter(place), rows, strict=True)}


def label_row(name: str, row: Row) -> str:
    """A line without line ends, cut at WIDTH; "" where the row says nothing but ids."""
    say = LABELS[name] if name in LABELS else _say_texts(name)
    return shorten(say({column: value for column, value in row.items() if value is not None}), WIDTH, placeholder=" …")


def _join(*columns: str, by: str = ", ") -> Callable[[Row], str]:
    return lambda row: by.join(str(row[column]) for column in columns if column in row)


def _say_texts(name: str) -> Callable[[Row], str]:
    """For a table without a label of its own: all texts of the row but its key, as far as the line holds them."""
    table = TABLES[name]
    return _join(*(column for column, dtype in table.types().items() if dtype == pl.String and column not in table.key()))


def _say_report(row: Row) -> str:
    place = next((row[column] for column in ("place_name", "city", "country") if column in row), "")
    return ", ".join(str(value) for value in (row.get("incident_type"), place, row.get("date_start")) if value)


def _say_claim(row: Row) -> str:
    whom = " ".join(row[column] for column in ("population", "outcome") if column in row)
    count = _say_count(row.get("count_low"), row.get("count_high"))
    return f"{count} {whom}" + (f", says {row['asserted_by']}" if "asserted_by" in row else "")


def _say_count(low: int | None, high: int | None) -> str:
    match low, high:
        case None, None:
            return "some"
        case None, _:
            return f"up to {high}"
        case _, None:
            return f"{low} or more"
    return str(low) if low == high else f"{low} to {high}"


def _say_decision(row: Row) -> str:
    about = " and ".join(row[column] for column in ("row_id", "other_id") if column in row)
    return f"{row['action']} {about}" + (f": {row['column_name']} = {row.get('value', 'NULL')}" if "column_name" in row else "")


LABELS: dict[str, Callable[[Row], str]] = {
    "incidents": _join("label"),
    "actors": _join("name"),
    "articles": lambda row: row.get("title") or row.get("source_id", ""),
    "statements": _join("speaker", "content", by=": "),
    "incident_reports": _say_report,
    "incident_parties": _join("role", "name", by=": "),
    "casualty_claims": _say_claim,
    "actor_mentions": _join("name", "role"),
    "evidence": _join("column_name", "quote", by=": "),
    "rejects": _join("check_name", "reason", by=": "),
    "merges": lambda row: f"{row['action']} {row['kept_id']} and {row['absorbed_id']}: {row['reason']}",
    "decisions": _say_decision,
    "quality": _join("metric", "corpus", "split"),
    "codes": _join("code_set", "code", "standard", "standard_term"),
}
