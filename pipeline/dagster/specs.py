"""How an asset is presented: group, kinds, owner, description, columns and the version of its code.

What these return fits `dg.asset`, `dg.AssetOut` and `dg.AssetSpec` alike.
"""

from collections.abc import Mapping
from typing import Any

import polars as pl

from pipeline.dagster.metadata import COLUMNS, describe_columns
from pipeline.dagster.tables import key_of
from pipeline.sources import hash_code
from schemas import TABLES

OWNERS = ["team:incident-data"]
PARQUET = {"polars", "parquet"}
RELEASED, LOCAL = {"published": "yes"}, {"published": "no"}  # whether a release holds it, or it stays on this machine

AFTER = {
    "extracted": "As the rules found it, before any check; ids of incidents and actors are still NULL.",
    "released": "As the newest release has it: the next one keeps its ids.",
    "validated": "The rows that keep the row rules; the others are in validation_rejects.",
}


def describe_asset(
    name: str, group: str, *stages: str, description: str, kinds: set[str], tags: Mapping[str, str] = LOCAL, stage: str | None = None
) -> dict[str, Any]:
    """An asset of the stage `group`; `stages` are those whose code it depends on beside its own."""
    return {
        "key": key_of(stage, name), "group_name": group, "description": description, "kinds": kinds, "owners": OWNERS, "tags": dict(tags),
        "code_version": hash_code(*stages, group),
    }  # fmt: skip


def describe_internal(name: str, group: str, *stages: str, types: Mapping[str, pl.DataType], **said: Any) -> dict[str, Any]:
    """An asset that is a file under OUT/work, with columns of these types; the rest as for `describe_asset`."""
    described = describe_asset(name, group, *stages, kinds=PARQUET, **said)
    return {**described, "metadata": {COLUMNS: describe_columns(described["key"], pl.Schema(types))}}


def describe_table(table: str, group: str, *stages: str, stage: str | None = None) -> dict[str, Any]:
    """A table of the dataset after a stage, described by its model."""
    model = TABLES[table]
    said = " ".join(part for part in (model.describe(), AFTER[stage] if stage else "") if part)
    tags = LOCAL if stage else RELEASED
    return describe_internal(table, group, *stages, description=said, types=model.types(), tags=tags, stage=stage)


def describe_rejects(name: str, group: str, what: str) -> dict[str, Any]:
    """The rejects of one stage."""
    return describe_internal(name, group, description=f"One row = one {what}.", types=TABLES["rejects"].types())
