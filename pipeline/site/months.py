"""The incidents month by month, for pages that need no script."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import polars as pl

from pipeline.site.details import Article, Details
from pipeline.site.perpetrators import say_perpetrators
from pipeline.site.wording import UNKNOWN, Row, say_code, say_share, say_toll

UNDATED = "undated"


@dataclass(frozen=True)
class Entry:
    """One incident on the page of its month; everything in words, None where unknown."""

    id: str
    label: str
    status: str | None
    is_main: bool
    dead: str | None
    injured: str | None
    perpetrators: str
    confidence: str | None
    articles: list[Article]

    def sentences(self) -> Iterator[str]:
        """What is told of it, a sentence a fact."""
        yield f"Dead: {self.dead or UNKNOWN}."
        yield f"Injured: {self.injured or UNKNOWN}."
        if self.status:
            yield f"{self.status}."
        if not self.is_main:
            yield "Only mentioned beside other news."
        if self.perpetrators:
            yield f"By whom: {self.perpetrators}."
        if self.confidence:
            yield f"Confidence: {self.confidence}."


@dataclass(frozen=True)
class Month:
    """A month of incidents: `name` as in the page's address, such as 2024-03, and `title` for people."""

    name: str
    title: str
    entries: tuple[Entry, ...]


def list_months(incidents: pl.DataFrame, details: Details) -> list[Month]:
    """Months that have incidents, in the order of the rows of `add_reported`, which come by their first day; unknown days apart."""
    groups = groupby(incidents.iter_rows(named=True), _name_month)
    return [Month(name, _title(name), tuple(_list_entries(rows, details))) for name, rows in groups]


def _name_month(row: Row) -> str:
    day = row["date_start"]
    return UNDATED if day is None else f"{day:%Y-%m}"


def _title(name: str) -> str:
    if name == UNDATED:
        return "Day unknown"
    year, month = name.split("-")
    return f"{calendar.month_name[int(month)]} {year}"


def _list_entries(rows: Any, details: Details) -> Iterator[Entry]:
    for row in rows:
        yield Entry(
            id=row["incident_id"],
            label=row["label"],
            status=None if row["status"] == "reported" else say_code("incident_status", row["status"]),
            is_main=row["is_main"],
            dead=say_toll(row["fatalities_low"], row["fatalities_best"], row["fatalities_high"]),
            injured=say_toll(row["injured_low"], row["injured_best"], row["injured_high"]),
            perpetrators=say_perpetrators(row["perpetrators"], row["standings"]),
            confidence=say_share(row["confidence"]),
            articles=[details.article_of(report["article_id"]) for report in details.reports_of(row["incident_id"])],
        )
