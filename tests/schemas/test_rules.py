"""Every rule of every table can fail, and none fails a good row."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandera.errors import SchemaErrors

from schemas import TABLES
from tests.rows import valid_row
from tests.schemas.breakers import ROW_BREAKERS, Broken, break_columns, break_rows

COUNTS = st.one_of(st.none(), st.integers(0, 5))


def find_failures(table: str, rows: list[dict[str, Any]]) -> set[tuple[str | None, str]]:
    """(column, rule) of each rule that refuses the rows; the column of a rule over several columns is None."""
    model = TABLES[table]
    try:
        model.validate(model.frame(rows), lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases.select("schema_context", "column", "check").unique().rows()
        return {(column if context == "Column" else None, check) for context, column, check in cases}
    return set()


@pytest.mark.parametrize("table", TABLES)
def test_accepts_full_row(table):
    """A row with every cell filled passes every rule of its table."""
    row = valid_row(table)
    assert list(row) == list(TABLES[table].types())
    assert find_failures(table, [row]) == set()


@pytest.mark.parametrize("table", TABLES)
def test_accepts_sparse_row(table):
    """A row passes with every nullable cell NULL: nothing unknown has to be made up."""
    unknown = {name: None for name, column in TABLES[table].columns().items() if column.nullable}
    if table == "casualty_claims":
        unknown["qualifier"] = "vague"  # the one qualifier that goes without a number
    assert find_failures(table, [valid_row(table, **unknown)]) == set()


@pytest.mark.parametrize("broken", [*break_columns(), *break_rows()], ids=str)
def test_refuses_broken_row(broken: Broken):
    """The rule refuses a row that breaks it, by its own name."""
    assert (broken.column, broken.rule) in find_failures(broken.table, list(broken.rows))


def test_breaks_every_rule():
    """No rule of the models is without a breaker, and no breaker without its rule."""
    of_columns = {
        (name, column, rule)
        for name, table in TABLES.items()
        for column, model in table.columns().items()
        for rule in [
            *(["not_nullable"] if not model.nullable else []),
            *(["field_uniqueness"] if model.unique else []),
            *(check.error for check in model.checks),
        ]
    }
    of_rows = {(name, None, check.error) for name, table in TABLES.items() for check in table.to_schema().checks}
    assert {(b.table, b.column, b.rule) for b in [*break_columns(), *break_rows()]} == of_columns | of_rows
    assert set(ROW_BREAKERS) == {check.name for table in TABLES.values() for check in table.to_schema().checks}


@pytest.mark.parametrize("table", TABLES)
def test_refuses_other_columns(table):
    """A frame with a column missing, one too many, another order or another type is refused."""
    model = TABLES[table]
    frame = model.frame([valid_row(table)])
    first, last = frame.columns[0], frame.columns[-1]
    other_type, other_order = frame.with_columns(pl.lit(1.5).alias(first)), frame.select(reversed(frame.columns))
    for wrong in (frame.drop(last), frame.with_columns(extra=1), other_order, other_type):
        with pytest.raises(SchemaErrors):
            model.validate(wrong, lazy=True)


@given(low=COUNTS, best=COUNTS, high=COUNTS)
@settings(max_examples=60, deadline=None)
def test_tolls_hold_their_order(low, best, high):
    """A toll passes exactly when its known numbers rise from low to high and a best number has a low one."""
    known = [number for number in (low, best, high) if number is not None]
    good = known == sorted(known) and not (low is None and best is not None)
    row = valid_row("incidents", fatalities_low=low, fatalities_best=best, fatalities_high=high)
    failures = find_failures("incidents", [row])
    assert (failures == set()) == good


@given(start=st.integers(0, 40), length=st.integers(-5, 40))
@settings(max_examples=60, deadline=None)
def test_spans_run_forward(start, length):
    """A span passes exactly when it holds at least one character."""
    row = valid_row("actor_mentions", char_start=start, char_end=max(start + length, 0))
    assert (find_failures("actor_mentions", [row]) == set()) == (row["char_end"] > start)


@given(length=st.integers(1, 400), cut=st.integers(-2, 2))
@settings(max_examples=60, deadline=None)
def test_quotes_fill_their_span(length, cut):
    """A quote passes exactly when it is as long as its span, or 240 characters of a longer one."""
    quote = "q" * (min(length, 240) + cut)
    row = valid_row("evidence", char_start=0, char_end=length, quote=quote, context=None, context_start=None)
    assert (find_failures("evidence", [row]) == set()) == (cut == 0)
