"""What makes two tellings two incidents, however much agrees: both are sure, they differ, and neither article so much as names the other's.

Cells are readings, and a plain difference is as often a slip: of true pairs one in ten differs in its country, its town or its day. So a
difference alone is weighed. A veto holds for whole clusters: no third report gets round it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from math import asin, cos, radians, sin, sqrt
from typing import Any, NamedTuple

from pipeline.deduplication.matching.comparing import EARTH, NEAR
from pipeline.deduplication.matching.features import ReportFeatures
from pipeline.deduplication.matching.naming import Names, ReportNames, count_days
from pipeline.deduplication.records import Telling

TOLD_BEFORE, OTHER_DAY, LIKE_WORDED = "told_before", "other_day", "like_worded"
OTHER_COUNTRY, OTHER_CITY = "other_country", "other_city"
VETOES = (TOLD_BEFORE, OTHER_DAY, LIKE_WORDED, OTHER_COUNTRY, OTHER_CITY)
SLIP = 1  # days by which time zones, the night and misread weekdays put one incident's days and papers apart
LIKE = 0.2  # share of the shorter opening's runs of words that the other has: texts of one mould


class City(NamedTuple):
    """A town by its GeoNames id, and where it lies, in degrees."""

    geonames_id: int
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Stand:
    """What the tellings of a cluster are sure of: each value with what all that give it name of its kind.

    `cities` stand in leads of main reports; `days` are given by main reports and named where their articles begin. `dated` are all
    exact days; `told` has by such a day the first paper that gave it. Days are counted from 1970-01-01.
    """

    countries: Mapping[str, frozenset[str]]
    cities: Mapping[City, frozenset[int]]
    days: Mapping[int, frozenset[int]]
    dated: Mapping[int, frozenset[int]]
    told: Mapping[int, int]

    def join(self, other: "Stand") -> "Stand":
        """The stand of both together: of what is named beside a value only what all name."""
        shared = [_join(getattr(self, name), getattr(other, name), frozenset.intersection) for name in _NAMING]
        return Stand(*[*shared, _join(self.told, other.told, min)])


_NAMING = tuple(held.name for held in fields(Stand))[:-1]


class Vetoes:
    """What the tellings, by their positions, cannot be one with."""

    def __init__(self, tellings: Sequence[Telling], features: ReportFeatures) -> None:
        self._tellings, self._names = tellings, features.names

    def take_stand(self, number: int) -> Stand:
        """What a telling is sure of."""
        return take_stand(self._tellings[number], self._names)

    def find_like_worded(self, pairs: Iterable[tuple[int, int]], stands: Mapping[int, Stand]) -> set[tuple[int, int]]:
        """The pairs that open with like words and are sure of days, or have days in their leads, which the other does not name at all.

        `stands` holds what each telling is sure of.
        """
        leads = {number: self._tellings[number].lead for number in stands}
        articles = {number: self._names.get(lead.report_id) for number, lead in leads.items() if lead.is_main}
        runs: dict[int, frozenset[int]] = {}
        found = set()
        for one, other in pairs:
            here, there = articles.get(one), articles.get(other)
            if here is None or there is None:
                continue
            days, other_days = stands[one].days, stands[other].days
            if (days and other_days and _ignore(days, other_days, 0)) or _have_other_leads(here, there):
                for number in (one, other):
                    if number not in runs:
                        runs[number] = self._names.list_runs(leads[number].report_id)
                if _open_alike(runs[one], runs[other]):
                    found.add((one, other))
        return found


def _open_alike(one: frozenset[int], other: frozenset[int]) -> bool:
    return bool(one and other) and len(one & other) >= LIKE * min(len(one), len(other))


def _have_other_leads(one: Names, other: Names) -> bool:
    lead, other_lead = one.lead_days, other.lead_days
    if not (lead and other_lead) or one.days is None or other.days is None:
        return False
    return lead.isdisjoint(other.days) and other_lead.isdisjoint(one.days)


def take_stand(telling: Telling, of: ReportNames) -> Stand:
    """What a telling is sure of. Without the names of its articles that is no more than its day."""
    names = [held for report in telling.reports if (held := of.get(report.report_id)) is not None]
    day = count_days(telling.days[0]) if telling.days and telling.days[0] == telling.days[1] else None
    papers = [count_days(report.published_on) for report in telling.reports if report.published_on]
    named = _unite(held.days or () for held in names)
    dated = {} if day is None else {day: named}
    told = {day: min(papers)} if dated and papers else {}
    if not names:
        return Stand({}, {}, {}, dated, told)
    is_main = any(report.is_main for report in telling.reports)
    is_sure = is_main and day in named and all(held.days is not None for held in names)
    codes = {report.cells["country_iso3"] for report in telling.reports} - {None}
    cities = dict.fromkeys(_list_cities(telling, names), _unite(held.towns for held in names)) if is_main else {}
    return Stand(dict.fromkeys(codes, _unite(held.countries for held in names)), cities, dated if is_sure else {}, dated, told)


def contradict(one: Stand, other: Stand) -> str | None:
    """The veto on the two clusters being one incident, by its name; None where there is none."""
    if _is_told_before(one, other) or _is_told_before(other, one):
        return TOLD_BEFORE
    if _ignore(one.days, other.days, SLIP):
        return OTHER_DAY
    countries = ((code, there) for code in one.countries for there in other.countries if code != there)
    if any(code not in other.countries[there] and there not in one.countries[code] for code, there in countries):
        return OTHER_COUNTRY
    cities = ((here, there) for here in one.cities for there in other.cities)
    if any(
        here.geonames_id not in other.cities[there] and there.geonames_id not in one.cities[here] and _measure(here, there) > NEAR
        for here, there in cities
    ):
        return OTHER_CITY
    return None


def _is_told_before(one: Stand, other: Stand) -> bool:
    """Whether a paper of the one came out before the other's day, which no slip explains: the other's article does not name the one's."""
    return any(paper + SLIP < day and told not in named for told, paper in one.told.items() for day, named in other.dated.items())


def _ignore(one: Mapping[int, frozenset[int]], other: Mapping[int, frozenset[int]], slip: int) -> bool:
    """Whether some of the one are sure of a day and some of the other of another, and neither name a day within `slip` of the other's."""
    near = range(-slip, slip + 1)
    for day, named in one.items():
        for there, known in other.items():
            if day != there and not any(day + more in known or there + more in named for more in near):
                return True
    return False


def _list_cities(telling: Telling, names: Sequence[Names]) -> list[City]:
    """The towns of the telling's reports that a lead names."""
    lead = _unite(held.lead_towns for held in names)
    cells = (report.cells for report in telling.reports)
    return [City(*(held[name] for name in City._fields)) for held in cells if held["geonames_id"] in lead and held["latitude"] is not None]


def _measure(one: City, other: City) -> float:
    """Kilometres on a great circle (haversine)."""
    (north, east), (far_north, far_east) = ((radians(city.latitude), radians(city.longitude)) for city in (one, other))
    half = sin((far_north - north) / 2) ** 2 + cos(north) * cos(far_north) * sin((far_east - east) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(half, 1)))


def _unite(sets: Iterable[Iterable[Any]]) -> frozenset:
    return frozenset().union(*sets)


def _join(one: Mapping, other: Mapping, both: Callable) -> Mapping:
    """The entries of both; `both` makes one value of two."""
    if not one or not other:
        return one or other
    return {**one, **{key: both(one[key], value) if key in one else value for key, value in other.items()}}
