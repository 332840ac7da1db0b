"""What goes into a release: every data table of the dataset, whole, ordered by key and of the types the models give."""

import polars as pl

from pipeline.explained import ExplainedError
from schemas import TABLES, Table
from schemas.codes.table import load_codes

Tables = dict[str, pl.DataFrame]  # frames by table name
HISTORY = tuple(name for name, table in TABLES.items() if table.group() == "history")
DATA = tuple(name for name in TABLES if name not in HISTORY)


class ReleaseError(ExplainedError, ValueError):
    """A table that cannot be published as it is; the message names table, column and remedy."""


def complete_tables(tables: Tables) -> Tables:
    """All data tables in publishing order, `codes` and `quality` filled in where the caller gives none.

    Raises ReleaseError for a table that is missing, unknown or no data table, for columns that differ from
    the model (a column too many could carry an article's text), for a wrong type, for NULL where the model
    allows none, and for a key that is not unique.
    """
    given = {"codes": load_codes(), "quality": TABLES["quality"].frame([]), **tables}
    _reject_names(set(given) - set(DATA), "no data table of the dataset; leave it out or add it to schemas/")
    _reject_names(set(DATA) - set(given), "missing; give it, if only as schemas.TABLES[name].frame([])")
    return {name: order_table(TABLES[name], given[name]) for name in DATA}


def order_table(table: type[Table], frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the model's columns and rows ordered by key. Raises ReleaseError where it is not fit to publish."""
    name, types = table.sql_name(), table.types()
    for column in sorted(set(types) ^ set(frame.columns)):
        missing = column in types
        raise ReleaseError(f"{name}.{column}: {'missing from the frame' if missing else 'unknown to the model'}; make both agree")
    for column, dtype in types.items():
        if frame.schema[column] != dtype:
            raise ReleaseError(f"{name}.{column}: type {frame.schema[column]} instead of {dtype}; build the table with its model's frame()")
        if not table.columns()[column].nullable and frame[column].null_count():
            raise ReleaseError(f"{name}.{column}: NULL where the model allows none; quarantine the row or fill the value")
    keys = frame.select(table.key())
    if keys.is_duplicated().any():
        clash = keys.filter(keys.is_duplicated()).sort(table.key()).row(0)
        raise ReleaseError(f"{name}: key {clash} stands more than once; make the id of more of the row's values, or merge the rows")
    return table.order(frame)


def _reject_names(names: set[str], what: str) -> None:
    if names:
        raise ReleaseError(f"table {', '.join(sorted(names))}: {what}")
