"""The line by which people know an incident: "Attempted bombing, Kabul (Afghanistan), 5 September 2022"."""

import calendar
from collections.abc import Mapping
from datetime import date
from typing import Any

from schemas.codes import label_of

STAGES = {"attempted": "Attempted", "threatened": "Threatened"}


def write_label(cells: Mapping[str, Any]) -> str:
    """Kind, place and date, as far as the cells of an incident know them. Never empty."""
    parts = [_kind(cells), _place(cells), _dates(cells["date_start"], cells["date_end"])]
    return ", ".join(part for part in parts if part)


def _kind(cells: Mapping[str, Any]) -> str:
    label = label_of("incident_type", cells["incident_type"])
    stage = STAGES.get(cells["stage"])
    return f"{stage} {label[0].lower()}{label[1:]}" if stage else label


def _place(cells: Mapping[str, Any]) -> str | None:
    country = cells["country"]
    name = cells["city"] or cells["place_name"] or cells["admin1"]
    if name is None or name == country:
        return country
    return f"{name} ({country})" if country else name


def _dates(start: date | None, end: date | None) -> str | None:
    """A day, a month, a year, or from day to day."""
    if start is None or end is None:
        return None
    month = calendar.month_name[start.month]
    if start == end:
        return f"{start.day} {month} {start.year}"
    last = calendar.monthrange(end.year, end.month)[1]
    if start.day == 1 and end.day == last and start.year == end.year:
        if start.month == end.month:
            return f"{month} {start.year}"
        if (start.month, end.month) == (1, 12):
            return str(start.year)
    until = f"{end.day} {calendar.month_name[end.month]} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {until}"
    return f"{start.day} {month} to {until}" if start.year == end.year else f"{start.day} {month} {start.year} to {until}"
