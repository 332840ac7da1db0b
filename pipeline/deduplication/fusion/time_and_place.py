"""When and where an incident took place: what most independent sources bear out, weighed by how sure each reading is.

A source bears out a day that lies within the days it gives, and a place that its own names allow: "the weekend" speaks for Sunday,
"Afghanistan" for Kabul. So of readings that agree the finest stands, and one that others contradict falls, however exact it is.
Those about the incident are heard before those that recall it.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from pipeline.deduplication.fusion.confidence import Confidences
from pipeline.deduplication.fusion.voting import count_votes
from pipeline.deduplication.names import normalise_name
from pipeline.deduplication.records import Report

DATES = ("date_start", "date_end", "date_prec")
PLACES = ("place_name", "city", "admin1", "country", "country_iso3", "geonames_id", "latitude", "longitude", "where_prec")
LEAST = 8  # beyond the codes of either precision: a place without one is the least exact
UNMEASURED = 80  # hundredths: how sure a reading counts that nothing measured; about as sure as days and towns are
Voices = list[tuple[Report, int]]  # reports that give a value, each with how sure it is, in hundredths


def choose_dates(reports: Sequence[Report], confidences: Confidences) -> dict[str, Any]:
    """The days that sources bear out most; of several the most exact, then the earliest."""
    heard = _hear(reports, lambda report: report.cells["date_start"] is not None, "date_start", confidences)
    given = {_dates(report) for report, _ in heard}
    support = {dates: _count_support(heard, partial(_holds, dates=dates)) for dates in given}
    best = min(given, key=lambda dates: (-support[dates], dates[2], dates), default=(None, None, None))
    return dict(zip(DATES, best, strict=True))


def _dates(report: Report) -> tuple:
    return tuple(report.cells[name] for name in DATES)


def _holds(report: Report, dates: tuple) -> bool:
    """Whether the days lie within those that the report gives."""
    return report.cells["date_start"] <= dates[0] and dates[1] <= report.cells["date_end"]


def choose_place(reports: Sequence[Report], confidences: Confidences) -> dict[str, Any]:
    """All cells of the place from one report, so that they agree.

    Of places that sources bear out as much the finest precision comes first, then a GeoNames id, then a name finer than the city's
    own, then the commonest name.
    """
    heard = _hear(reports, _is_placed, "city", confidences)
    if not heard:
        return dict.fromkeys(PLACES)
    names = count_votes([report for report, _ in heard], lambda report: report.cells["place_name"])
    support = {key: _count_support(heard, partial(_allows, place=key)) for key in {_locate(one) for one, _ in heard}}

    def rank(report: Report) -> tuple:
        cells = report.cells
        name, exact = cells["place_name"], LEAST if cells["where_prec"] is None else cells["where_prec"]
        borne_out = support[_locate(report)]
        return -borne_out, exact, cells["geonames_id"] is None, not _is_finer(cells), -names.get(name, 0), name or "", report.report_id

    best = min((report for report, _ in heard), key=rank)
    return {name: best.cells[name] for name in PLACES}


def _hear(reports: Iterable[Report], gives: Callable[[Report], bool], column: str, confidences: Confidences) -> Voices:
    """The reports that give a value, those about the incident alone where there are any."""
    giving = [report for report in reports if gives(report)]
    voices = []
    for report in [report for report in giving if report.is_main] or giving:
        sure = confidences.get((report.report_id, column))
        voices.append((report, UNMEASURED if sure is None else round(100 * sure)))
    return voices


def _count_support(heard: Voices, agrees: Callable[[Report], bool]) -> int:
    """The sum over stories of how sure the surest report is that agrees: copies have one voice."""
    stories: dict[str, int] = {}
    for report, sure in heard:
        if agrees(report):
            stories[report.story] = max(sure, stories.get(report.story, 0))
    return sum(stories.values())


def _locate(report: Report) -> tuple[str | None, ...]:
    """Country, division and town, as far as they are known. A place without a country goes by its name."""
    cells = report.cells
    if cells["country_iso3"] is None:
        return (normalise_name(cells["place_name"]), None, None)
    return (cells["country_iso3"], *(normalise_name(cells[name]) if cells[name] else None for name in ("admin1", "city")))


def _allows(report: Report, place: tuple[str | None, ...]) -> bool:
    """Whether the place may be where the report has it: it is of that country and town, or of that division where no town is given."""
    country, admin1, city = _locate(report)
    if country != place[0]:
        return False
    return city == place[2] if city else admin1 in (None, place[1])


def _is_placed(report: Report) -> bool:
    return report.cells["place_name"] is not None or report.cells["country_iso3"] is not None


def _is_finer(cells: Any) -> bool:
    """Whether the place has a name of its own beside those of its city, division and country."""
    others = {normalise_name(cells[name]) for name in ("city", "admin1", "country") if cells[name]}
    return bool(cells["place_name"]) and normalise_name(cells["place_name"]) not in others
