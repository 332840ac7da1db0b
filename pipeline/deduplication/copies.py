"""Pairs the reports of a copy with those of its original, so that one story tells each incident once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pipeline.deduplication.families import family_of
from pipeline.deduplication.records import Report, Telling

LONGEST = 2  # date_prec of two to six days, in UCDP GED's terms: a longer stretch is no day to meet on


def pair_copies(reports: Iterable[Report], places: Mapping[str, str | None]) -> list[Telling]:
    """All tellings, ordered by their lead's id. `places` holds the place of each report, as name_places has it.

    Within a story each article tells an incident at most once. A copy's report joins the telling it agrees with most;
    one that contradicts all of them is a telling of its own.
    """
    stories: dict[str, list[Report]] = {}
    for report in sorted(reports, key=lambda report: report.order):
        stories.setdefault(report.story, []).append(report)
    tellings = [_make_telling(members, places) for story in stories.values() for members in _pair(story, places)]
    return sorted(tellings, key=lambda telling: telling.lead.report_id)


def family(report: Report) -> str | None:
    """The family of the report's type."""
    return family_of(report.cells["incident_type"], report.cells["weapon_type"])


def days(report: Report) -> tuple[date, date] | None:
    """First and last day, when they lie within a week."""
    cells = report.cells
    if cells["date_start"] is None or cells["date_prec"] > LONGEST:
        return None
    return cells["date_start"], cells["date_end"]


def _pair(story: Sequence[Report], places: Mapping[str, str | None]) -> list[list[Report]]:
    """The story's reports (original first) by incident."""
    articles: dict[str, list[Report]] = {}
    for report in story:
        articles.setdefault(report.article_id, []).append(report)
    told: list[list[Report]] = []
    for article in articles.values():
        pairs = [(_agreement(members[0], report, places), number, report) for number, members in enumerate(told) for report in article]
        pairs = sorted((pair for pair in pairs if pair[0] is not None), key=lambda pair: (-pair[0], pair[1], pair[2].report_id))
        taken, placed = set(), set()
        for _, number, report in pairs:
            if number not in taken and report.report_id not in placed:
                taken.add(number)
                placed.add(report.report_id)
                told[number].append(report)
        told += [[report] for report in article if report.report_id not in placed]
    return told


def _agreement(one: Report, other: Report, places: Mapping[str, str | None]) -> int | None:
    """How many cells agree; None when kind, place or days contradict each other."""
    if _kind(one) != _kind(other):
        return None
    here, there = places[one.report_id], places[other.report_id]
    when, then = days(one), days(other)
    if (here and there and here != there) or (when and then and not _overlap(when, then)):
        return None
    same = [here is not None and here == there, when is not None and when == then, one.is_main == other.is_main]
    same += [one.cells[name] == other.cells[name] for name in ("incident_type", "stage", "fatalities_best", "injured_best", "weapon_type")]
    return sum(same)


def _kind(report: Report) -> str:
    """The family; of a type without one, the type."""
    return family(report) or report.cells["incident_type"]


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _make_telling(members: Sequence[Report], places: Mapping[str, str | None]) -> Telling:
    """Family of the lead; place and days of the first that has them, and of days the most exact."""
    known_days = [found for report in members if (found := days(report))]
    exact = min(known_days, key=lambda span: (span[1] - span[0]).days, default=None)
    place = next((places[report.report_id] for report in members if places[report.report_id]), None)
    return Telling(members[0].story, tuple(members), family(members[0]), place, exact)
