"""What differs between two states of a table: rows added, rows deleted, cells modified."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from schemas import Table

ROW = "\0row"  # stands beside a table's own columns, of which one may be called row_id


@dataclass(frozen=True)
class Change:
    """One row that came or went (column_name None), or one cell that was modified; values as text.

    Of a deleted row `old` holds the row as JSON, so that an earlier state can be told from a later one and
    the changes between them.
    """

    table_name: str
    row_id: str
    change: str
    column_name: str | None = None
    old: str | None = None
    new: str | None = None


def compare_tables(table: type[Table], before: pl.DataFrame | None, after: pl.DataFrame) -> list[Change]:
    """The changes that lead from `before` (None: the table did not exist) to `after`, by row, then in column order.

    A column that only one state has counts as NULL in the other. Frames of the same rows give no change,
    whatever their order.
    """
    key = list(table.key())
    new = _identify(after, key)
    if before is None:
        return [Change(table.sql_name(), row_id, "ADD") for row_id in new[ROW].sort()]
    if before.equals(after):
        return []
    old = _identify(before, key)
    found = list(_rows_deleted(table, old.join(new, on=ROW, how="anti")))
    found += [Change(table.sql_name(), row_id, "ADD") for row_id in new.join(old, on=ROW, how="anti")[ROW]]
    found += _cells_modified(table, old, new)
    columns = {name: place for place, name in enumerate((*after.columns, *before.columns))}
    return sorted(found, key=lambda change: (change.row_id, columns.get(change.column_name, -1)))


def row_ids(frame: pl.DataFrame, key: list[str]) -> pl.Series:
    """The key of each row as one text: the id itself, or a JSON object where the key has several columns."""
    if len(key) == 1:
        return frame[key[0]].alias("row_id")
    return frame.select(pl.struct(key).struct.json_encode().alias("row_id"))["row_id"]


def _identify(frame: pl.DataFrame, key: list[str]) -> pl.DataFrame:
    return frame.with_columns(row_ids(frame, key).alias(ROW))


def _rows_deleted(table: type[Table], rows: pl.DataFrame) -> Iterator[Change]:
    for row in rows.iter_rows(named=True):
        row_id = row.pop(ROW)
        yield Change(table.sql_name(), row_id, "DEL", old=json.dumps(row, ensure_ascii=False, default=str))


def _cells_modified(table: type[Table], old: pl.DataFrame, new: pl.DataFrame) -> list[Change]:
    both = new.select(ROW).join(old.select(ROW), on=ROW).sort(ROW)
    old, new = (both.join(frame, on=ROW, maintain_order="left").drop(ROW) for frame in (old, new))
    found = []
    for name in dict.fromkeys((*new.columns, *old.columns)):
        pair = pl.DataFrame({ROW: both[ROW], "old": _values(old, name), "new": _values(new, name)})
        if pair.schema["old"] != pair.schema["new"]:  # the column's type was changed, or only one state has it: compare the words
            pair = pair.with_columns(*(_as_text(pair[side]).alias(side) for side in ("old", "new")))
        pair = pair.filter(pl.col("old").ne_missing(pl.col("new")))
        texts = zip(pair[ROW], _as_text(pair["old"]), _as_text(pair["new"]), strict=True)
        found += [Change(table.sql_name(), row_id, "MOD", name, *values) for row_id, *values in texts]
    return found


def _values(frame: pl.DataFrame, name: str) -> pl.Series:
    return frame[name] if name in frame.columns else pl.Series(name, [None] * frame.height, dtype=pl.String)


def _as_text(values: pl.Series) -> pl.Series:
    if isinstance(values.dtype, pl.List):
        texts = [None if value is None else json.dumps(value.to_list(), ensure_ascii=False, default=str) for value in values]
        return pl.Series(values.name, texts, dtype=pl.String)
    return values.cast(pl.String)
