"""When and where an incident took place: what the most exact report says, of those about the incident before those that recall it."""

from collections.abc import Sequence
from typing import Any

from pipeline.deduplication.fusion.voting import count_votes
from pipeline.deduplication.names import normalise_name
from pipeline.deduplication.records import Report

DATES = ("date_start", "date_end", "date_prec")
PLACES = ("place_name", "city", "admin1", "country", "country_iso3", "geonames_id", "latitude", "longitude", "where_prec")
LEAST = 8  # beyond the codes of either precision: a place without one is the least exact


def choose_dates(reports: Sequence[Report]) -> dict[str, Any]:
    """The dates of finest precision, the earliest of several: reports of one incident rarely give more than one day."""
    votes = count_votes(reports, lambda report: _dates(report) if report.cells["date_start"] else None)
    best = min(votes, key=lambda dates: (dates[2], dates), default=(None, None, None))
    return dict(zip(DATES, best, strict=True))


def _dates(report: Report) -> tuple:
    return tuple(report.cells[name] for name in DATES)


def choose_place(reports: Sequence[Report]) -> dict[str, Any]:
    """All cells of the place from one report, so that they agree.

    The finest precision comes first, then a GeoNames id, then a name finer than the city's own, then the commonest name.
    """
    heard = [report for report in reports if report.is_main and _is_placed(report)] or [report for report in reports if _is_placed(report)]
    if not heard:
        return dict.fromkeys(PLACES)
    names = count_votes(heard, lambda report: report.cells["place_name"])

    def rank(report: Report) -> tuple:
        cells = report.cells
        name, exact = cells["place_name"], LEAST if cells["where_prec"] is None else cells["where_prec"]
        return exact, cells["geonames_id"] is None, not _is_finer(cells), -names.get(name, 0), name or "", report.report_id

    best = min(heard, key=rank)
    return {name: best.cells[name] for name in PLACES}


def _is_placed(report: Report) -> bool:
    return report.cells["place_name"] is not None or report.cells["country_iso3"] is not None


def _is_finer(cells: Any) -> bool:
    """Whether the place has a name of its own beside those of its city, division and country."""
    others = {normalise_name(cells[name]) for name in ("city", "admin1", "country") if cells[name]}
    return bool(cells["place_name"]) and normalise_name(cells["place_name"]) not in others
