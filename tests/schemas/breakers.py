"""How each rule of the tables is broken: column rules from the models themselves, rules over several columns from a list by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from schemas import TABLES
from tests.rows import valid_row

NOT_A_CODE = "no such code"
NOT_A_NUMBER_CODE = 99

# check function → changes to a valid row, each of which must be refused by it
ROW_BREAKERS: dict[str, tuple[dict[str, Any], ...]] = {
    "dates_in_order": (
        {"date_start": date(2031, 4, 9)},
        {"date_end": None},
        {"date_start": None, "date_prec": None},
    ),
    "date_has_precision": ({"date_prec": None}, {"date_start": None, "date_end": None}),
    "fatalities_in_order": (
        {"fatalities_low": 4},
        {"fatalities_best": 5},
        {"fatalities_best": None, "fatalities_high": 1},
        {"fatalities_low": None},
    ),
    "injured_in_order": (
        {"injured_low": 7},
        {"injured_best": 8},
        {"injured_best": None, "injured_high": 1},
        {"injured_low": None},
    ),
    "coordinates_together": ({"latitude": None}, {"longitude": None}),
    "place_has_country": (
        {"country_iso3": None},
        {"country": None},
        {"country": None, "country_iso3": None, "city": None},
        {"country": None, "country_iso3": None, "latitude": None, "longitude": None},
    ),
    "sources_within_articles": ({"source_count": 4},),
    "reported_in_order": ({"first_reported_on": date(2031, 4, 9)},),
    "span_runs_forward": ({"char_end": 0}, {"char_start": 500, "char_end": 500}),
    "counts_in_order": ({"count_low": 4, "qualifier": "range"},),
    "counts_fit_qualifier": (
        {"count_low": 2},
        {"count_low": None},
        {"count_low": None, "count_high": None},
        {"qualifier": "vague"},
        {"qualifier": "vague", "count_low": None},
        {"qualifier": "at_least"},
    ),
    "place_has_precision": (
        {"where_prec": None},
        {"place_name": None, "city": None, "country": None, "country_iso3": None, "latitude": None, "longitude": None},
    ),
    "responsibility_is_of_perpetrators": ({"role": "victim"},),
    "merges_two_things": ({"kept_id": "same", "absorbed_id": "same"},),
    "value_within_interval": ({"ci_low": 99.5}, {"ci_high": 0.5}),
    "only_cells_have_columns": ({"change": "ADD"},),
    "context_holds_words": ({"context_start": None}, {"context": None}, {"context_start": 3}, {"context": "A bom"}),
    "quote_fills_span": ({"quote": "bombs"}, {"quote": "bom"}, {"char_end": 900, "quote": "b" * 239}),
}


@dataclass(frozen=True)
class Broken:
    """Rows of one table and the rule that must refuse them; `column` is None for a rule over several columns."""

    table: str
    column: str | None
    rule: str  # as pandera's failure cases name it
    rows: tuple[dict[str, Any], ...]

    def __str__(self) -> str:
        return f"{self.table}.{self.column or 'row'}: {self.rule[:40]}"


def break_check(check: Any, kind: pl.DataType) -> list[Any]:
    """Values that a column's check must refuse. Raises KeyError for a kind of check that has no breaker yet."""
    values = check.statistics or {}
    breakers = {
        "isin": lambda: [NOT_A_CODE if kind == pl.String else NOT_A_NUMBER_CODE],
        "greater_than_or_equal_to": lambda: [values["min_value"] - 1],
        "less_than_or_equal_to": lambda: [values["max_value"] + 1],
        "str_matches": lambda: ["§", ""],
        "str_length": lambda: ["x" * length for length in _lengths_outside(values)],
    }
    return breakers[check.name]()


def _lengths_outside(values: dict[str, int | None]) -> Iterator[int]:
    if values["min_value"]:
        yield values["min_value"] - 1
    if values["max_value"] is not None:
        yield values["max_value"] + 1


def break_columns() -> Iterator[Broken]:
    """Every rule of a single column, broken: never NULL, unique, and each check once for each value it must refuse."""
    for name, table in TABLES.items():
        for column, model in table.columns().items():
            if not model.nullable:
                yield Broken(name, column, "not_nullable", (valid_row(name, **{column: None}),))
            if model.unique:
                yield Broken(name, column, "field_uniqueness", (valid_row(name), valid_row(name)))
            for check in model.checks:
                for value in break_check(check, model.dtype.type):
                    yield Broken(name, column, check.error, (valid_row(name, **{column: value}),))


def break_rows() -> Iterator[Broken]:
    """Every rule over several columns, broken in each way of ROW_BREAKERS."""
    for name, table in TABLES.items():
        for check in table.to_schema().checks:
            for changes in ROW_BREAKERS[check.name]:
                yield Broken(name, None, check.error, (valid_row(name, **changes),))
