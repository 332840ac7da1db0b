"""What tellings are compared by, as a frame: one row a telling."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import polars as pl
import pyarrow as pa

from pipeline.deduplication.matching.naming import Names, count_days
from pipeline.deduplication.matching.surroundings import hash_word
from pipeline.deduplication.names import normalise_name
from pipeline.deduplication.records import Telling
from pipeline.lexicon.word_counts import count_articles, weigh_word

Item = TypeVar("Item")
FEW = 50  # of the lexicon's 5,000 articles: a word in fewer is rare
VICTIM, PERPETRATOR = "victim", "perpetrator"
SCHEMA: dict[str, Any] = {
    "telling": pl.UInt32, "story": pl.String, "is_main": pl.Boolean, "type": pl.String, "family": pl.String,
    "place": pl.String, "where_prec": pl.Int64, "admin1": pl.String, "country": pl.String, "latitude": pl.Float64, "longitude": pl.Float64,
    "first": pl.Int32, "last": pl.Int32, "published": pl.Int32,
    "killed_low": pl.Int64, "killed": pl.Int64, "killed_high": pl.Int64,
    "injured_low": pl.Int64, "injured": pl.Int64, "injured_high": pl.Int64, "counts": pl.List(pl.String),
    "weapon": pl.String, "target": pl.String, "stage": pl.String,
    "people": pl.List(pl.String), "surnames": pl.List(pl.String), "victims": pl.List(pl.String), "perpetrators": pl.List(pl.String),
    "words": pl.List(pl.String), "mass": pl.Int64, "rare": pl.List(pl.String), "title": pl.List(pl.String), "title_mass": pl.Int64,
    "title_keys": pl.List(pl.UInt32), "opening": pl.List(pl.String), "opening_mass": pl.Int64, "said": pl.List(pl.UInt32),
    "days": pl.List(pl.Int32), "lead_days": pl.List(pl.Int32), "towns": pl.List(pl.Int64), "lead_towns": pl.List(pl.Int64),
}  # fmt: skip


@dataclass(frozen=True)
class Signs:
    """What is known of reports beside their rows, by report_id; every mapping may lack reports.

    `people` holds the persons named in connection with a report (in a main report: all its article names), `roles` those
    among its victims and perpetrators, `words` its most telling words, `titles` those of its headline, `openings` those its text
    begins with, `said` hashes of all words of its text, `counts` other numbers given, such as "arrested 23", `names` the places
    and days that its article names.
    """

    people: Mapping[str, frozenset[str]] = field(default_factory=dict)
    roles: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    titles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    openings: Mapping[str, Sequence[str]] = field(default_factory=dict)
    said: Mapping[str, Sequence[int]] = field(default_factory=dict)
    counts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: Mapping[str, Names] = field(default_factory=dict)


def list_signs(tellings: Iterable[Telling], signs: Signs) -> pl.DataFrame:
    """Columns of SCHEMA; days are counted from 1970-01-01, names and words normalised.

    Words stand as they tell most; of them `rare` are those that few articles have. Other lists are sorted; `days` and `lead_days` are
    NULL where the article names none that can be counted.
    """
    rows = [_make_row(number, telling, signs) for number, telling in enumerate(tellings)]
    columns = zip(*rows, strict=True) if rows else [()] * len(SCHEMA)
    return pl.DataFrame([_make_column(name, held, kind) for (name, kind), held in zip(SCHEMA.items(), columns, strict=True)])


def _make_column(name: str, held: Sequence[Any], kind: Any) -> pl.Series:
    """By way of Arrow: of lists polars makes a series each first, which takes four times as long."""
    return pl.Series(name, pa.array(held, pl.Series(dtype=kind).to_arrow().type)).cast(kind)


def _make_row(number: int, telling: Telling, signs: Signs) -> tuple:
    cells = telling.lead.cells
    ids = [report.report_id for report in telling.reports]
    people = set().union(*(signs.people.get(key, ()) for key in ids))
    roles = [signs.roles.get(key, {}) for key in ids]
    where = next((report.cells for report in telling.reports if report.cells["country_iso3"] is not None), cells)
    when = next((report.cells for report in telling.reports if report.cells["date_start"] is not None), None)
    span = telling.days or (when and (when["date_start"], when["date_end"])) or (None, None)
    told = min((report.published_on for report in telling.reports if report.published_on), default=None)
    return (
        number, telling.story, any(report.is_main for report in telling.reports), cells["incident_type"], telling.family,
        telling.place, where["where_prec"], where["admin1"] and normalise_name(where["admin1"]), where["country_iso3"],
        where["latitude"], where["longitude"], *(None if day is None else count_days(day) for day in (*span, told)),
        *(cells[f"{outcome}_{side}"] for outcome in ("fatalities", "injured") for side in ("low", "best", "high")),
        sorted(set().union(*(signs.counts.get(key, ()) for key in ids))),
        cells["weapon_type"], cells["target_type"], cells["stage"],
        sorted(name for name in people if " " in name), sorted({name.split()[-1] for name in people}),
        *(sorted({name.split()[-1] for held in roles for name in held.get(role, ())}) for role in (VICTIM, PERPETRATOR)),
        *_list_words(ids, signs), *_list_names(ids, signs),
    )  # fmt: skip


def _list_words(ids: Sequence[str], signs: Signs) -> tuple:
    """Of the first of the reports that has them."""
    words, title, opening = (_find_first(ids, of) for of in (signs.words, signs.titles, signs.openings))
    mass, title_mass, opening_mass = (sum(map(weigh_word, held)) for held in (words, title, opening))
    rare = [word for word in words if count_articles(word) < FEW]
    return words, mass, rare, title, title_mass, [hash_word(word) for word in title], opening, opening_mass, _find_first(ids, signs.said)


def _find_first(ids: Sequence[str], of: Mapping[str, Sequence[Item]]) -> list[Item]:
    return list(next((held for key in ids if (held := of.get(key))), ()))


def _list_names(ids: Sequence[str], signs: Signs) -> tuple:
    """Of the first of the reports whose article names a day, and a town in its lead."""
    names = [signs.names[key] for key in ids if key in signs.names]
    dated, placed = (next((held for held in names if getattr(held, what)), Names()) for what in ("days", "lead_towns"))
    days = [sorted(held) if dated.days else None for held in (dated.days or (), dated.lead_days)]
    return *days, sorted(placed.towns), sorted(placed.lead_towns)
