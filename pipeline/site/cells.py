"""The cells of an incident as a reader meets them: a line each, with its value in words, its confidence and the quotes behind it."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.site.wording import Row, say_code, say_days, say_place, say_share, say_toll
from pipeline.site.words import Words

FILE = Path(__file__).with_name("cells.csv")


@dataclass(frozen=True)
class Line:
    """One line of an incident's table: what it is called, the columns it is made of, the first of which gives it its value."""

    label: str
    columns: tuple[str, ...]
    code_set: str

    def say(self, row: Row) -> str | None:
        """The value in words, None where it is unknown."""
        first = self.columns[0]
        if first in SAYINGS:
            return SAYINGS[first](row)
        return say_code(self.code_set, row[first])


SAYINGS: dict[str, Callable[[Row], str | None]] = {
    "date_start": lambda row: _hedge(say_days(row["date_start"], row["date_end"]), say_code("date_prec", _text(row["date_prec"]))),
    "place_name": lambda row: _hedge(say_place(row), say_code("where_prec", _text(row["where_prec"]))),
    "fatalities_best": lambda row: say_toll(row["fatalities_low"], row["fatalities_best"], row["fatalities_high"]),
    "injured_best": lambda row: say_toll(row["injured_low"], row["injured_best"], row["injured_high"]),
    "is_suicide": lambda row: {True: "yes", False: "no", None: None}[row["is_suicide"]],
}


def _hedge(value: str | None, precision: str | None) -> str | None:
    return f"{value} ({precision[0].lower()}{precision[1:]})" if value and precision else value


def _text(code: int | None) -> str | None:
    return None if code is None else str(code)


@cache
def load_lines() -> tuple[Line, ...]:
    """The lines in their order, from cells.csv."""
    with open(FILE, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Line(row["label"], tuple(row["columns"].split()), row["code_set"]) for row in rows)


def describe_cells(incident: Row, words: Words) -> list[dict[str, Any]]:
    """Each line of an incident as {label, value, confidence, quotes, decided}; `decided` where a person set one of its columns."""
    decided = set(incident["corrected"] or ())
    key = incident["incident_id"]
    return [
        {
            "label": line.label,
            "value": line.say(incident),
            "confidence": say_share(words.confidence_of(key, line.columns)),
            "quotes": words.behind(key, line.columns),
            "decided": bool(decided & set(line.columns)),
        }
        for line in load_lines()
    ]
