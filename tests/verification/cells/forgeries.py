"""Cells of the sample's tables changed in memory, one at a time, and whether any check sees it; checksums play no part."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any

import polars as pl

from pipeline.release.texts import place_text
from pipeline.validation import find_rules, table_rules
from pipeline.verification.cells.holders import CHECKS, find_breaches
from pipeline.verification.cells.material import Breach, Material
from pipeline.verification.cells.reading import check_texts_of
from schemas import TABLES
from schemas.codes import codes_of
from tests.conftest import Build
from tests.verification.forging import bend

RULES = ("key_unique", "foreign_keys", "cells_exist")


class Sample:
    """The sample's tables and texts, and a forger's hand on them."""

    def __init__(self, built: Build) -> None:
        self.tables = {name: built.table(name) for name in TABLES}
        self.material = Material(self.tables)
        places = self.tables["articles"].select("article_id", "batch").iter_rows()
        self.texts = {article_id: place_text(built.out, batch, article_id).read_text(encoding="utf-8") for article_id, batch in places}

    def forge(self, table: str, column: str, every_row: bool = False) -> Iterator[tuple[str, Any, dict[str, pl.DataFrame]]]:
        """Tables with one cell of the column changed each, with row and new value: another, none, and one where none was.

        Of one row in which there is a value and one in which there is none, or of every row.
        """
        frame, key = self.tables[table], TABLES[table].key()[0]
        known = [index for index, value in enumerate(frame[column]) if value is not None]
        unknown = [index for index, value in enumerate(frame[column]) if value is None]
        for index in range(frame.height) if every_row else (*known[len(known) // 2 :][:1], *unknown[:1]):
            for value in _other_values(table, column, frame, index):
                forged = pl.Series(column, [*frame[column][:index], value, *frame[column][index + 1 :]], dtype=frame.schema[column])
                yield frame[key][index], value, {**self.tables, table: frame.with_columns(forged)}

    def find(self, tables: Mapping[str, pl.DataFrame], table: str, column: str) -> Breach | str | None:
        """What is seen of a change: a cell that does not say what holds it, or a rule that is broken. The column's own check goes first."""
        material, by = self.material.with_tables(tables), TABLES[table].held()[column].by
        alike = {name: held for name, held in TABLES[table].held().items() if held.by == by}
        first = CHECKS[by](material, table, alike) if by in CHECKS else ()
        seen = (first, find_breaches(material, by_own_code=True), check_texts_of(material, self.texts), _break_rules(tables))
        return next(chain.from_iterable(seen), None)


def _other_values(table: str, column: str, frame: pl.DataFrame, index: int) -> Iterator[Any]:
    """What a forger would write: another row's value, or another code; else the value bent a little; then none, where that is allowed."""
    model, value = TABLES[table].columns()[column], frame[column][index]
    value = value.to_list() if isinstance(value, pl.Series) else value
    if "code_set" in model.metadata:
        codes = _codes(table, column)
        yield codes[(codes.index(value) + 1) % len(codes)] if value in codes else codes[0]
    else:
        yield bend(value, frame.schema[column])
    if model.nullable and value is not None:
        yield None


@cache
def _codes(table: str, column: str) -> list[Any]:
    model = TABLES[table].columns()[column]
    codes = codes_of(model.metadata["code_set"])
    return codes if model.dtype.type == pl.String else [int(code) for code in codes]


def _break_rules(tables: Mapping[str, pl.DataFrame]) -> Iterator[str]:
    """The tables that break a rule on keys, links or evidence, which a build holds too."""
    given = table_rules.Material(tables, pl.DataFrame())
    for name in TABLES:
        rules = [rule.name for rule in find_rules(name) if rule.name in RULES]
        yield from (f"{name}: {rule}" for rule in rules if table_rules.FINDERS[rule](name, given).height)
