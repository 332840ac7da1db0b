"""What is wrong with a value that a reader gives back: a place outside the text, an unknown code, no words behind it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.contract.records import Evidence, Span
from schemas import TABLES
from schemas.codes import codes_of

SHOWN = 60  # characters of a value in a reason: enough to find it by


@dataclass(frozen=True)
class Fault:
    """The check that a row fails, and what would mend it."""

    check: str
    reason: str


def find_fault(table: str, cells: Mapping[str, Any], evidence: Iterable[Evidence], spans: Iterable[Span], length: int) -> Fault | None:
    """The first thing that is wrong with a row, if any.

    `spans` are places of the row beside those of its evidence; `length` is that of the article's cleaned text in code points.
    """
    proven = tuple(evidence)
    faults = (
        *_find_outside((*spans, *(item.span for item in proven)), length),
        *_find_unknown_codes(table, cells),
        *_find_strays(table, proven),
        *_find_unproven(table, cells, {item.column for item in proven}),
    )
    return next(iter(faults), None)


def _find_outside(spans: Iterable[Span], length: int) -> Iterator[Fault]:
    for span in spans:
        if not 0 <= span.start < span.end <= length:
            said = f"characters {span.start} to {span.end} are no part of a text of {length}"
            yield Fault("span_outside_text", f"{said}: take offsets from the cleaned text, in code points, the end exclusive")


def _find_unknown_codes(table: str, cells: Mapping[str, Any]) -> Iterator[Fault]:
    for name, column in _describe_columns(table).items():
        value = cells.get(name)
        if column.code_set and value is not None and value not in column.codes:
            said = f"{name} {_show(value)} is no code of {column.code_set}"
            yield Fault("unknown_code", f"{said}: use one of schemas/codes/{column.code_set}.csv, or define it there")


def _find_strays(table: str, evidence: Iterable[Evidence]) -> Iterator[Fault]:
    columns = _describe_columns(table)
    for item in evidence:
        if item.column not in columns or not columns[item.column].is_read:
            said = f"column {_show(item.column)} of {table} is not read from text"
            yield Fault("unknown_column", f"{said}: name the one whose words these are")


def _find_unproven(table: str, cells: Mapping[str, Any], proven: set[str]) -> Iterator[Fault]:
    """Values read from text with no words behind them, but for those that a cell has where no words say otherwise."""
    for name, column in _describe_columns(table).items():
        value, plain = cells.get(name), column.plain
        if isinstance(plain, Mapping):
            plain = plain.get(cells[column.plain_of])
        if column.is_read and name not in proven and value not in (None, [], plain):
            yield Fault("value_without_span", f"{name} {_show(value)} has no span: give the words it was read from as evidence")


@dataclass(frozen=True)
class _Column:
    """Of a table's column: whether it is read from text, its codes, and the value that needs no words (see `schemas.held.Held`)."""

    is_read: bool
    code_set: str
    codes: frozenset[str | int]
    plain: str | Mapping[str, str] | None
    plain_of: str


@cache
def _describe_columns(table: str) -> Mapping[str, _Column]:
    described, held = {}, TABLES[table].held()
    for name, column in TABLES[table].columns().items():
        code_set = column.metadata.get("code_set", "")
        codes = codes_of(code_set) if code_set else ()
        known = frozenset((*codes, *(int(code) for code in codes if code.isdigit())))
        described[name] = _Column(column.metadata["source"] == "read", code_set, known, held[name].plain, held[name].plain_of)
    return described


def _show(value: Any) -> str:
    said = repr(value)
    return said if len(said) <= SHOWN else f"{said[: SHOWN - 1]}…"
