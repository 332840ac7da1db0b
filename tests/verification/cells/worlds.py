"""One row of a table with the words behind it, beside whatever other rows a check asks."""

from typing import Any

import polars as pl

from pipeline.verification.cells.holders import CHECKS
from pipeline.verification.cells.material import Material
from schemas import TABLES
from schemas.corrections import COLUMN
from schemas.evidence import MAX_QUOTE
from tests.rows import valid_row


def make_material(table: str, cells: dict[str, Any], words: dict[str, str | list[str]], **others: list[dict[str, Any]]) -> Material:
    """A row of `table`, not corrected, with quotes by column; `others` holds rows of other tables, or further ones of this."""
    row = _make(table, cells)
    rows = {name: [_make(name, given) for given in listed] for name, listed in others.items()}
    rows[table] = [row, *rows.get(table, [])]
    if "article_id" in row and "articles" not in rows:
        rows["articles"] = [valid_row("articles", article_id=row["article_id"])]
    for column, quotes in words.items():
        for ordinal, quote in enumerate([quotes] if isinstance(quotes, str) else quotes):
            start = 100 * ordinal + 7
            place = {"char_start": start, "char_end": start + len(quote), "quote": quote[:MAX_QUOTE], "article_id": row.get("article_id")}
            cell = {"table_name": table, "row_id": row[TABLES[table].key()[0]], "column_name": column, "ordinal": ordinal}
            read_by = {"rule": "some.rule", "method": "rules 1"}
            rows.setdefault("evidence", []).append({"evidence_id": f"evi-{column}-{ordinal}", **read_by, **cell, **place})
    return Material({name: pl.DataFrame(rows.get(name, []), schema=model.types()) for name, model in TABLES.items()})


def _make(table: str, cells: dict[str, Any]) -> dict[str, Any]:
    return valid_row(table, **({COLUMN: None} if COLUMN in TABLES[table].types() else {}) | cells)


def find_wrong(material: Material, by: str, table: str) -> set[str]:
    """The columns in which a check finds a cell that does not say what holds it."""
    columns = {column: held for column, held in TABLES[table].held().items() if held.by == by}
    return {breach.column for breach in CHECKS[by](material, table, columns)}
