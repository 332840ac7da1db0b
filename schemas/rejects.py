"""Table `rejects`: what was not taken, and why."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import polars as pl

from schemas.columns import computed, given, key
from schemas.evidence import MAX_QUOTE
from schemas.held import NOTHING
from schemas.identity import make_id
from schemas.table import Table

RETRACTED = "retracted"  # the check that a row broke which a person took out
RETRACTION = "Retracted by hand: "  # before who did it, when and why


class Rejects(Table):
    """Inputs and rows refused."""

    reject_id: str = key("Id of the reject.", held=NOTHING)
    stage: str = computed("Stage that refused it.", codes="pipeline_stage", nullable=False)
    source_path: str = given("The file.", "source_path")
    source_row: pl.Int64 = given("Line or row in the file, from 1; NULL when the file is one article.", "source_row", ge=1)
    article_id: str = computed("The article, where there is one.")
    table_name: str = computed("Table the row was meant for.")
    row: str = computed("The row as JSON, without article text.")
    check_name: str = computed("The rule that failed.", nullable=False)
    reason: str = computed("What is wrong and what would mend it.", nullable=False)

    class Config:
        name = "rejects"
        title = "Rejects"
        description = "One row = one input record or table row that was refused."
        metadata = {"group": "provenance", "key": ("reject_id",)}


def reject_input(
    stage: str, check_name: str, reason: str, *, source_path: str, source_row: int | None = None,
    article_id: str | None = None, row: Mapping[str, Any] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """A row of rejects for an input record; `row` must not hold article text."""
    return {
        "reject_id": make_id("reject", stage, check_name, source_path, source_row, article_id),
        "stage": stage,
        "source_path": source_path,
        "source_row": source_row,
        "article_id": article_id,
        "row": None if row is None else json.dumps(row, ensure_ascii=False, sort_keys=True, default=str),
        "check_name": check_name,
        "reason": reason,
    }


def write_row(row: Mapping[str, Any]) -> str:
    """A row as JSON with sorted keys. Texts are cut at the limit of a quotation, so that no reject carries an article."""
    return json.dumps({name: _cut(value) for name, value in row.items()}, ensure_ascii=False, sort_keys=True)


def _cut(value: Any) -> Any:
    if isinstance(value, str):
        return value[:MAX_QUOTE]
    if isinstance(value, list):
        return [_cut(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value
