"""When two reports name the same place: the same GeoNames id, else the same city, else the same name, in one country.

A place as large as a loose region or a country is no place to meet at: two attacks in one country on one day are two.
"""

from collections.abc import Iterable
from typing import Any

from pipeline.deduplication.names import normalise_name
from pipeline.deduplication.records import Report

LARGEST = 4  # where_prec of a state or province, in UCDP GED's terms: 5 and more are regions without borders, countries, seas


def name_places(reports: Iterable[Report]) -> dict[str, str | None]:
    """By report_id a key that two reports share exactly when they name the same place; None where no place is fine enough.

    A report without a GeoNames id takes that of the one place of its name that others give; where there are
    several of that name, it keeps to itself and to others that say no more.
    """
    listed = list(reports)
    ids = _ids_by_name(listed)
    return {report.report_id: _name_place(report.cells, ids) for report in listed}


def find_homes(reports: Iterable[Report]) -> dict[str, str]:
    """By article_id the one country its main reports are from; articles that report from several, or from none, are left out."""
    found: dict[str, set[str]] = {}
    for report in reports:
        if report.is_main and report.cells["country_iso3"] is not None:
            found.setdefault(report.article_id, set()).add(report.cells["country_iso3"])
    return {article_id: next(iter(countries)) for article_id, countries in found.items() if len(countries) == 1}


def _name_place(cells: Any, ids: dict[str, set[int]]) -> str | None:
    if cells["where_prec"] is not None and cells["where_prec"] > LARGEST:
        return None
    if cells["geonames_id"] is not None:
        return f"geonames:{cells['geonames_id']}"
    name = _spoken_name(cells)
    if name is None:
        return None
    known = ids.get(name, set())
    return f"geonames:{next(iter(known))}" if len(known) == 1 else name


def _spoken_name(cells: Any) -> str | None:
    """City and country; failing a city, the finest name and country; None without a name or a country."""
    name, iso3 = cells["city"] or cells["place_name"], cells["country_iso3"]
    return None if name is None or iso3 is None else f"{normalise_name(name)}, {iso3}"


def _ids_by_name(reports: Iterable[Report]) -> dict[str, set[int]]:
    """GeoNames ids by the city or place name and country under which reports give them."""
    found: dict[str, set[int]] = {}
    for report in reports:
        cells = report.cells
        if cells["geonames_id"] is not None and _name_place(cells, {}) is not None:
            name = _spoken_name(cells)
            if name:
                found.setdefault(name, set()).add(cells["geonames_id"])
    return found
