"""A cell written by hand, as text, and its value."""

import json
import math
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import polars as pl

from pipeline.ingestion.json_values import parse_json
from schemas import Table


def read_cell(table: type[Table], column: str, text: str | None) -> Any:
    """The value of the column's type that the text stands for; None for None. A list is written as JSON.

    Raises ValueError, which says how to write it, when the text is none.
    """
    if text is None:
        return None
    dtype = table.types()[column]
    try:
        return _read_list(text) if isinstance(dtype, pl.List) else _READERS[dtype.base_type()](text)
    except (ValueError, KeyError) as error:
        raise ValueError(f"not {_FORMS[dtype.base_type()]}") from error


def write_cell(value: Any) -> str | None:
    """The text for a value, such that `read_cell` gives it back."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else str(value)


def _read_list(text: str) -> list[str]:
    items = parse_json(text)
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        raise ValueError("no list of texts")
    "".join(items).encode()  # half a character, which JSON can write and no table can hold, is a ValueError too
    return items


def _read_count(text: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,9}", text):  # no more digits than an INTEGER holds
        raise ValueError("no whole number")
    return int(text)


def _read_number(text: str) -> float:
    if not math.isfinite(number := float(text)):
        raise ValueError("no finite number")
    return number


_READERS: dict[Any, Callable[[str], Any]] = {
    pl.String: str, pl.Int32: _read_count, pl.Int64: _read_count, pl.Float64: _read_number, pl.Date: date.fromisoformat,
    pl.Boolean: {"true": True, "false": False}.__getitem__,
}  # fmt: skip
_FORMS = {
    pl.Int32: "a whole number, such as 12", pl.Int64: "a whole number, such as 12", pl.Float64: "a number, such as 34.5",
    pl.Date: "a day, such as 2026-11-26", pl.Boolean: "true or false", pl.List: 'a list, such as ["one", "two"]',
}  # fmt: skip
