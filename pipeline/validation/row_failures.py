"""Which rows of a frame break which row rules, as pandera finds them."""

import polars as pl
from pandera.errors import SchemaErrors

from pipeline.explained import ExplainedError
from pipeline.validation.rules import Rule, row_rules
from schemas import TABLES

FOUND = {"index": pl.Int64(), "rule": pl.String()}


class TableError(ExplainedError, ValueError):
    """A frame that is not of its table's columns and types; the message names table, column and remedy."""


def find_failures(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Columns index (row number in `frame`) and rule (name), one row for each row and row rule it breaks, in that order.

    Raises TableError where columns or types are not the model's: such a frame has no rows to judge.
    """
    check_columns(table, frame)
    if not frame.height:
        return pl.DataFrame(schema=FOUND)
    rules = row_rules(table)
    try:
        TABLES[table].validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases.with_columns(pl.col("index").cast(pl.Int64))
        cases = cases.filter((pl.col("check") != "field_uniqueness").fill_null(True))  # a table rule: no one row is at fault
    else:
        return pl.DataFrame(schema=FOUND)
    names = {key: rule.name for key, rule in rules.items()}
    of_column = pl.when(pl.col("schema_context") == "Column").then(pl.col("column"))
    kinds = cases.with_columns(of_column.alias("column")).group_by("column", "check_number", maintain_order=True).agg("index")
    parts = [pl.DataFrame(schema=FOUND)]
    for column, number, indexes in kinds.iter_rows():
        parts.append(pl.DataFrame({"index": indexes, "rule": names[column, number]}, schema=FOUND))
    order = {rule.name: place for place, rule in enumerate(rules.values())}
    return pl.concat(parts).sort("index", pl.col("rule").replace_strict(order, return_dtype=pl.Int64))


def check_columns(table: str, frame: pl.DataFrame) -> None:
    """Raises TableError unless columns, their order and types are the model's."""
    problem = next(iter(find_wrong_columns(table, frame)), None)
    if problem:
        raise TableError(f"{table}.{problem['column']}: {problem['found']}; build the frame with schemas.TABLES[{table!r}].frame or .order")


def find_wrong_columns(table: str, frame: pl.DataFrame) -> list[dict[str, str]]:
    """What differs from the model, one dict (column, found) a column; empty when nothing does."""
    types, given = TABLES[table].types(), dict(frame.schema)
    wrong = [{"column": name, "found": "missing"} for name in types if name not in given]
    wrong += [{"column": name, "found": "unknown to the model"} for name in given if name not in types]
    for name in types:
        if name in given and given[name] != types[name]:
            wrong.append({"column": name, "found": f"type {given[name]} instead of {types[name]}"})
    if not wrong and list(given) != list(types):
        place = next(number for number, (one, other) in enumerate(zip(given, types, strict=True)) if one != other)
        wrong.append({"column": list(given)[place], "found": f"stands where {list(types)[place]} belongs"})
    return wrong


def rules_by_name(table: str) -> dict[str, Rule]:
    """The row rules of a table by name."""
    return {rule.name: rule for rule in row_rules(table).values()}
