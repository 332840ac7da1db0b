"""Takes rows that break a row rule out of the tables, and with them what hangs on them.

A row hangs on another where a link that may not be NULL points to it, as evidence hangs on its cell's row and a decision
on what it decided. A link that may be NULL is let go instead: the statement that gives a toll stands
without the incident, the claim without the statement.

Each refused row is one reject. A row that breaks several rules names them all. A refused article counts as refused by cleaning,
which made it, so that articles and rejects of ingestion and cleaning still add up to the input records.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from pipeline.validation.refusals import Refusals
from pipeline.validation.row_failures import find_failures, rules_by_name
from pipeline.validation.rules import SOFT_LINKS
from schemas import TABLES

Tables = dict[str, pl.DataFrame]


def quarantine(tables: Mapping[str, pl.DataFrame], stage: str) -> tuple[Tables, list[dict[str, Any]]]:
    """The tables without the rows that were refused, and those as rows of `rejects` of this stage.

    Both come in an order that does not depend on that of the rows given. A table whose rows all pass comes
    ordered by its key. Raises TableError where a frame's columns or types are not its model's, KeyError for an unknown table.
    """
    refusals = Refusals(stage)
    kept: Tables = {}
    lost: dict[str, set[str]] = {}
    for name in _in_order(tables):
        kept[name], lost[name] = _refuse_rows(name, tables[name], refusals)
    while any(lost.values()):
        lost = _refuse_children(kept, lost, refusals)
    return {name: kept[name] for name in tables}, sorted(refusals.rows, key=lambda row: row["reject_id"])


def _in_order(tables: Mapping[str, pl.DataFrame]) -> list[str]:
    unknown = sorted(set(tables) - set(TABLES))
    if unknown:
        raise KeyError(f"no table {', '.join(unknown)} in schemas/; define it there or leave it out")
    return [name for name in TABLES if name in tables]


def _refuse_rows(name: str, frame: pl.DataFrame, refusals: Refusals) -> tuple[pl.DataFrame, set[str]]:
    """The rows that keep every row rule, and the keys of those that do not and stand no more."""
    failures = find_failures(name, frame)
    if failures.is_empty():
        return TABLES[name].order(frame), set()
    frame = frame.with_row_index("\0index")
    broken = failures.group_by("index", maintain_order=True).agg(pl.col("rule").alias("\0rules"))
    rules = rules_by_name(name)
    refused = frame.join(broken.with_columns(pl.col("index").cast(pl.UInt32)), left_on="\0index", right_on="index")
    for row in refused.drop("\0index").iter_rows(named=True):
        names = row.pop("\0rules")
        refusals.refuse(name, row, [rules[rule] for rule in names])
    kept = TABLES[name].order(frame.join(refused.select("\0index"), on="\0index", how="anti"))
    return kept, _lost_keys(name, kept, refused)


def _lost_keys(name: str, kept: pl.DataFrame, refused: pl.DataFrame) -> set[str]:
    key = TABLES[name].key()
    if len(key) > 1:
        return set()
    return set(refused.select(key).drop_nulls().join(kept.select(key), on=key, how="anti")[key[0]])


def _refuse_children(kept: Tables, lost: dict[str, set[str]], refusals: Refusals) -> dict[str, set[str]]:
    """Refuses what hangs on the lost rows, lets go of the other links to them, and returns what is lost now."""
    next_lost: dict[str, set[str]] = {}
    for name in _in_order(kept):
        frame = kept[name].with_columns(pl.lit(None, pl.String).alias("\0by"), pl.lit(None, pl.String).alias("\0parent"))
        for column, parent, may_stand, rows in _links_to(name, lost):
            if may_stand:
                frame = frame.with_columns(pl.when(~rows).then(pl.col(column)).alias(column))
            else:
                new = rows & pl.col("\0by").is_null()
                frame = frame.with_columns(
                    pl.when(new).then(pl.lit(column)).otherwise("\0by").alias("\0by"),
                    pl.when(new).then(pl.lit(parent)).otherwise("\0parent").alias("\0parent"),
                )
        refused = frame.filter(pl.col("\0by").is_not_null())
        for row in refused.iter_rows(named=True):
            column, parent = row.pop("\0by"), row.pop("\0parent")
            refusals.refuse_child(name, row, column, parent)
        kept[name] = frame.filter(pl.col("\0by").is_null()).drop("\0by", "\0parent")
        next_lost[name] = _lost_keys(name, kept[name], refused)
    return next_lost


def _links_to(name: str, lost: dict[str, set[str]]) -> Iterator[tuple[str, str, bool, pl.Expr]]:
    """Ways in which rows of a table point to lost rows: column, table, whether the row may stand without, and which rows."""
    columns = TABLES[name].columns()
    for column, target in TABLES[name].references().items():
        parent = target.split(".")[0]
        if lost.get(parent):
            yield column, parent, columns[column].nullable, _is_among(column, lost[parent])
    for parent in [parent for parent in TABLES if lost.get(parent)]:
        for column in SOFT_LINKS.get(name, ()):
            of_parent = pl.col("table_name") == parent if name == "evidence" else pl.lit(True)
            yield column, parent, False, of_parent & _is_among(column, lost[parent])


def _is_among(column: str, keys: set[str]) -> pl.Expr:
    return pl.col(column).is_in(sorted(keys)).fill_null(False)
