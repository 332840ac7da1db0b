"""What the map, the timeline and the table need of every incident, column by column: texts that repeat are given once."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl

from pipeline.site.wording import say_code, say_days, say_toll

PLAIN = (
    "incident_id", "label", "latitude", "longitude", "fatalities_low", "fatalities_best", "fatalities_high",
    "injured_low", "injured_best", "injured_high", "confidence", "article_count", "source_count",
)  # fmt: skip
REPEATED = (
    "incident_type", "stage", "status", "place_name", "city", "admin1", "country", "weapon_type", "target_type", "responsibility",
)  # fmt: skip
NAMED = ("perpetrators", "targets", "victims")
CODED = {"incident_type": "incident_type", "responsibility": "responsibility", "stage": "incident_stage", "status": "incident_status"}
EPOCH = date(1970, 1, 1)


class _Texts:
    """Texts, each once, in the order in which they are first met."""

    def __init__(self) -> None:
        self.listed: list[str] = []
        self._places: dict[str, int] = {}

    def place_of(self, text: str | None) -> int | None:
        if text is None:
            return None
        if text not in self._places:
            self._places[text] = len(self.listed)
            self.listed.append(text)
        return self._places[text]


def order_incidents(incidents: pl.DataFrame) -> pl.DataFrame:
    """The newest first, those without a day last; this is the order of the listing and of the shards of details."""
    return incidents.sort(
        pl.col("date_start"), pl.col("fatalities_best"), pl.col("incident_id"), descending=[True, True, False], nulls_last=True
    )


def describe_listing(incidents: pl.DataFrame, redirects: pl.DataFrame, shards: list[int]) -> dict[str, Any]:
    """The listing, ready for JSON.

    `incidents`: rows in the order of `order_incidents`; `shards`: the place of the first incident of each shard of details.
    Texts that repeat stand in `texts`, and the columns REPEATED, NAMED, `days`, `dead` and `injured` hold their places there;
    `date_start` and `date_end` count days from 1970.
    """
    texts = _Texts()
    columns: dict[str, list[Any]] = {name: incidents[name].to_list() for name in PLAIN}
    columns |= {name: [texts.place_of(value) for value in incidents[name]] for name in REPEATED}
    columns |= {name: [[texts.place_of(value) for value in values] for values in incidents[name].to_list()] for name in NAMED}
    columns |= {name: [_count_days(day) for day in incidents[name]] for name in ("date_start", "date_end")}
    for name, sayings in _say_columns(incidents).items():
        columns[name] = [texts.place_of(text) for text in sayings]
    return {
        "columns": columns,
        "texts": texts.listed,
        "labels": {name: _label_codes(code_set, incidents[name]) for name, code_set in CODED.items()},
        "shards": shards,
        "redirects": _follow(redirects),
    }


def _say_columns(incidents: pl.DataFrame) -> Mapping[str, Iterable[str | None]]:
    return {
        "days": (say_days(*pair) for pair in incidents.select("date_start", "date_end").iter_rows()),
        **{
            name: (say_toll(*toll) for toll in incidents.select(f"{start}_low", f"{start}_best", f"{start}_high").iter_rows())
            for name, start in (("dead", "fatalities"), ("injured", "injured"))
        },
    }


def _count_days(day: date | None) -> int | None:
    return None if day is None else (day - EPOCH).days


def _label_codes(code_set: str, codes: pl.Series) -> dict[str, str | None]:
    return {code: say_code(code_set, code) for code in sorted(codes.drop_nulls().unique())}


def _follow(redirects: pl.DataFrame) -> dict[str, list[str]]:
    """Where ids of earlier releases lead: the successors of each by its newest step, none for what was taken back."""
    newest: dict[str, tuple[tuple[int, ...], list[str]]] = {}
    rows = redirects.filter(pl.col("old_id").str.starts_with("inc-")).sort("old_id", "new_id", "version", nulls_last=True)
    for old, new, version in rows.select("old_id", "new_id", "version").iter_rows():
        step = tuple(int(number) for number in version.split("."))
        known, successors = newest.get(old, ((), []))
        kept = [*successors, *([new] if new else [])] if step == known else [new] if new else []
        if step >= known:
            newest[old] = step, kept
    return {old: successors for old, (_, successors) in newest.items()}
