"""What tellings are compared by, as a frame: one row a telling."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import polars as pl
import pyarrow as pa

from pipeline.deduplication.matching.naming import ReportNames, count_days
from pipeline.deduplication.matching.vocabulary import ReportWords
from pipeline.deduplication.names import normalise_name
from pipeline.deduplication.records import Telling

VICTIM, PERPETRATOR = "victim", "perpetrator"
SCHEMA: dict[str, Any] = {
    "telling": pl.UInt32, "story": pl.String, "is_main": pl.Boolean, "type": pl.String, "family": pl.String,
    "place": pl.String, "where_prec": pl.Int64, "admin1": pl.String, "country": pl.String, "latitude": pl.Float64, "longitude": pl.Float64,
    "first": pl.Int32, "last": pl.Int32, "published": pl.Int32,
    "killed_low": pl.Int64, "killed": pl.Int64, "killed_high": pl.Int64,
    "injured_low": pl.Int64, "injured": pl.Int64, "injured_high": pl.Int64, "counts": pl.List(pl.String),
    "weapon": pl.String, "target": pl.String, "stage": pl.String,
    "people": pl.List(pl.String), "surnames": pl.List(pl.String), "victims": pl.List(pl.String), "perpetrators": pl.List(pl.String),
}  # fmt: skip


@dataclass(frozen=True)
class ReportFeatures:
    """What is known of reports beside their rows, by report_id; all may lack reports.

    `people` holds the persons named in connection with a report (in a main report: all its article names), `roles` those
    among its victims and perpetrators, `counts` other numbers given, such as "arrested 23", `words` its words, and `names` the
    places and days that its article names.
    """

    people: Mapping[str, frozenset[str]] = field(default_factory=dict)
    roles: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    counts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: ReportWords = field(default_factory=ReportWords)
    names: ReportNames = field(default_factory=ReportNames)


def list_features(tellings: Iterable[Telling], features: ReportFeatures) -> pl.DataFrame:
    """Columns of SCHEMA, of ReportWords.frame and of ReportNames.take; days are counted from 1970-01-01, names normalised.

    Words are numbers (vocabulary) and stand as they tell most. `days` and `lead_days` are NULL where the article names none that can be
    counted.
    """
    listed = list(tellings)
    rows = [_make_row(number, telling, features) for number, telling in enumerate(listed)]
    columns = zip(*rows, strict=True) if rows else [()] * len(SCHEMA)
    cells = [_make_column(name, held, kind) for (name, kind), held in zip(SCHEMA.items(), columns, strict=True)]
    members = [[report.report_id for report in telling.reports] for telling in listed]
    return pl.DataFrame(cells).with_columns(**features.words.take(members), **features.names.take(members))


def _make_column(name: str, held: Sequence[Any], kind: Any) -> pl.Series:
    """By way of Arrow: of lists polars makes a series each first, which takes four times as long."""
    return pl.Series(name, pa.array(held, pl.Series(dtype=kind).to_arrow().type)).cast(kind)


def _make_row(number: int, telling: Telling, features: ReportFeatures) -> tuple:
    reports, cells = telling.reports, telling.lead.cells
    where = when = cells
    if len(reports) > 1:
        where = next((report.cells for report in reports if report.cells["country_iso3"] is not None), cells)
        when = next((report.cells for report in reports if report.cells["date_start"] is not None), cells)
    first, last = telling.days or (when["date_start"], when["date_end"])
    told = min((report.published_on for report in reports if report.published_on), default=None)
    return (
        number, telling.story, any(report.is_main for report in reports), cells["incident_type"], telling.family,
        telling.place, where["where_prec"], where["admin1"] and normalise_name(where["admin1"]), where["country_iso3"],
        where["latitude"], where["longitude"], first and count_days(first), last and count_days(last), told and count_days(told),
        cells["fatalities_low"], cells["fatalities_best"], cells["fatalities_high"],
        cells["injured_low"], cells["injured_best"], cells["injured_high"],
        sorted(set().union(*(features.counts.get(report.report_id, ()) for report in reports))),
        cells["weapon_type"], cells["target_type"], cells["stage"], *_list_people(telling, features),
    )  # fmt: skip


def _list_people(telling: Telling, features: ReportFeatures) -> tuple[list[str], ...]:
    """Full names, and last words of the names: of all, of victims, of perpetrators."""
    ids = [report.report_id for report in telling.reports]
    people = set().union(*(features.people.get(key, ()) for key in ids))
    if not people:
        return [], [], [], []
    roles = [held for key in ids if (held := features.roles.get(key))]
    of = (sorted({name.split()[-1] for held in roles for name in held.get(role, ())}) for role in (VICTIM, PERPETRATOR))
    return sorted(name for name in people if " " in name), sorted({name.split()[-1] for name in people}), *of
