"""What checks of cells look at: the tables of a release, and the words behind each cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import polars as pl

from pipeline.deduplication.recomputing import recompute
from pipeline.ingestion.decisions import read_cell
from schemas import TABLES
from schemas.corrections import COLUMN

Row = dict[str, Any]
NO_VALUE = object()


class Words(NamedTuple):
    """One piece of evidence: its place in the text, and the quote, cut at the limit."""

    start: int
    end: int
    quote: str
    article_id: str


@dataclass(frozen=True)
class Breach:
    """A cell that does not say what holds it: what it says, and what it should say or what is missing, in words."""

    table: str
    row: str
    column: str
    said: Any
    found: str


@dataclass
class Material:
    """`tables` are those of one release, as published, or with changes to be found."""

    tables: Mapping[str, pl.DataFrame]
    _rows: dict[str, list[Row]] = field(default_factory=dict, repr=False)
    _words: dict[tuple[str, str], dict[str, list[Words]]] = field(default_factory=dict, repr=False)

    def rows(self, table: str) -> list[Row]:
        """The rows of a table as the program made them: cells that people corrected have the program's own value."""
        if table not in self._rows:
            rows = self.tables[table].rows(named=True)
            self._rows[table] = list(self._restore(table, rows)) if COLUMN in TABLES[table].types() else rows
        return self._rows[table]

    @cached_property
    def statements(self) -> dict[str, list[Row]]:
        """The statements by article_id."""
        return self.by_article("statements")

    def by_article(self, table: str) -> dict[str, list[Row]]:
        """The rows of a table by article_id."""
        found: dict[str, list[Row]] = {}
        for row in self.rows(table):
            found.setdefault(row["article_id"], []).append(row)
        return found

    def words(self, table: str, column: str) -> dict[str, list[Words]]:
        """By row id the words behind a column, in their order."""
        if not self._words:
            self._words = self._read_evidence()
        return self._words.get((table, column), {})

    @cached_property
    def recomputed(self) -> dict[str, pl.DataFrame]:
        """By table, key and columns that follow from the other tables."""
        return recompute(self.tables)

    def with_tables(self, tables: Mapping[str, pl.DataFrame]) -> "Material":
        """The same with other tables; what was read of tables that stay is not read again."""
        same = {name for name in tables if tables[name] is self.tables[name]}
        rows = {name: rows for name, rows in self._rows.items() if name in same and "decisions" in same}
        return Material(tables, rows, self._words if "evidence" in same else {})

    def read(self, table: str, column: str, text: str | None) -> Any:
        """The value that a decision gives a cell or keeps for it; NO_VALUE for what is none of the column's type."""
        if column not in TABLES[table].types():
            return NO_VALUE
        try:
            value = read_cell(TABLES[table], column, text)
        except ValueError:
            return NO_VALUE
        return [] if value is None and isinstance(TABLES[table].types()[column], pl.List) else value

    def key(self, table: str) -> str:
        """The column that identifies the rows of a table."""
        return TABLES[table].key()[0]

    def _restore(self, table: str, rows: list[Row]) -> Iterator[Row]:
        if not any(row[COLUMN] for row in rows):
            yield from rows
            return
        decisions = self.tables["decisions"].filter((pl.col("action") == "correct") & (pl.col("table_name") == table))
        own = {(row_id, column): text for row_id, column, text in decisions.select("row_id", "column_name", "machine_value").iter_rows()}
        for row in rows:
            for column in row[COLUMN] or ():
                value = self.read(table, column, own[key]) if (key := (row[self.key(table)], column)) in own else NO_VALUE
                row = row if value is NO_VALUE else {**row, column: value}
            yield row

    def _read_evidence(self) -> dict[tuple[str, str], dict[str, list[Words]]]:
        columns = ("table_name", "column_name", "row_id", "ordinal", "char_start", "char_end", "quote", "article_id")
        found: dict[tuple[str, str], dict[str, list[Words]]] = {}
        rows = self.tables["evidence"].select(columns).sort("table_name", "column_name", "row_id", "ordinal")
        for table, column, row_id, _, start, end, quote, article_id in rows.iter_rows():
            found.setdefault((table, column), {}).setdefault(row_id, []).append(Words(start, end, quote, article_id))
        return found
