"""What every table of the dataset is: a pandera model with a key, a group and described columns.

A model here is the only definition of its columns. Polars types, checks, DuckDB comments,
datapackage fields and the data dictionary are read from it; nothing repeats them.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pandera.polars as pa
import polars as pl

from schemas.held import RECOMPUTED, Held
from schemas.identity import make_id

GROUPS = ("main", "provenance", "history", "codes")


class Table(pa.DataFrameModel):
    """Base of all tables; `Config.metadata` of a table holds `group`, `key` and, where they apply, `usage`, `named_by` and `held`.

    `named_by` is the kind of row and the columns that its id is a hash of; `held` says by what inherited columns are held.
    """

    class Config:
        metadata: dict[str, Any]
        strict = True
        ordered = True

    @classmethod
    def sql_name(cls) -> str:
        """Name of the table, as in SQL and in file names."""
        return cls.to_schema().name

    @classmethod
    def group(cls) -> str:
        """One of GROUPS: the DuckDB schema the table stands in."""
        return cls.Config.metadata["group"]

    @classmethod
    def key(cls) -> tuple[str, ...]:
        """Columns that identify a row; releases are ordered by them."""
        return tuple(cls.Config.metadata["key"])

    @classmethod
    def describe(cls) -> str:
        """What one row is, and how the table is meant to be used."""
        schema = cls.to_schema()
        return " ".join(part for part in (schema.description, cls.Config.metadata.get("usage")) if part)

    @classmethod
    def columns(cls) -> dict[str, Any]:
        """The pandera columns by name, in publishing order."""
        return cls.to_schema().columns

    @classmethod
    def types(cls) -> dict[str, pl.DataType]:
        """The Polars type of each column."""
        return {name: column.dtype.type for name, column in cls.columns().items()}

    @classmethod
    def lineage(cls, column: str) -> tuple[str, ...]:
        """The columns (`table.column`) that a column is made of; empty for keys and constants."""
        origin = cls.Config.metadata.get("computed_from")
        metadata = cls.columns()[column].metadata
        if origin and metadata.get("fact"):
            return (f"{origin}.{column}",)
        return tuple(metadata["lineage"])

    @classmethod
    def held(cls) -> dict[str, Held]:
        """By what each column is held. A fact computed from another table's is computed again."""
        fused, own = bool(cls.Config.metadata.get("computed_from")), cls.Config.metadata.get("held", {})
        columns = {name: column.metadata for name, column in cls.columns().items()}
        return {name: own.get(name, RECOMPUTED if fused and told.get("fact") else told["held"]) for name, told in columns.items()}

    @classmethod
    def named_by(cls) -> tuple[str, ...]:
        """The columns that the row's id is a hash of; none where it is made of more than the row's own cells."""
        return cls.Config.metadata.get("named_by", ("", ()))[1]

    @classmethod
    def name_row(cls, cells: Mapping[str, Any]) -> str:
        """The id of a row by its cells. Raises KeyError for a table whose ids are made of more than that."""
        kind, columns = cls.Config.metadata["named_by"]
        return make_id(kind, *(cells[name] for name in columns))

    @classmethod
    def references(cls) -> dict[str, str]:
        """Foreign keys: column → `table.column` it must be found in."""
        found = {name: column.metadata.get("references") for name, column in cls.columns().items()}
        return {name: target for name, target in found.items() if target}

    @classmethod
    def frame(cls, rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
        """Rows as a frame of this table's columns and types, ordered by key.

        A key missing from a row is NULL; a key unknown to the table is an error.
        """
        listed = list(rows)
        unknown = {name for row in listed for name in row} - set(cls.types())
        if unknown:
            raise KeyError(f"{cls.sql_name()} has no column {sorted(unknown)}; add it to schemas/ or drop it")
        return cls.order(pl.DataFrame([dict(row) for row in listed], schema=cls.types()))

    @classmethod
    def order(cls, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame in publishing order: columns as the model has them, rows by key."""
        return frame.select(list(cls.types())).sort(cls.key(), nulls_last=True, maintain_order=True)
