"""Which tables the stages make, and under which key they stand in the graph.

The six tables of extraction pass through three stages: `extracted/<table>`, `validated/<table>`, and, with the
ids of incidents and actors filled in, the bare name; articles pass through the last two. A bare name in TABLES
is a table of the release. Four tables of the newest release come in again, as `released/<table>`: the ids they hold are kept.
"""

import dagster as dg
import polars as pl

from pipeline.cleaning import CLEANED_TYPES as CLEANED
from pipeline.cleaning.copies import SCHEMA as COPIES_FOUND
from pipeline.contract.rows import TABLES as READ_BY_EXTRACTION
from pipeline.ingestion import RAW_TYPES
from schemas import TABLES

EXTRACTED = tuple(name for name in TABLES if name in READ_BY_EXTRACTION)  # in an order in which each follows what it points to
VALIDATED = ("articles", *EXTRACTED)
MERGED = tuple(name for name, table in TABLES.items() if table.group() in ("main", "provenance") and name != "quality")
TEXTS = ("text", "prose_start")  # what cleaned_articles has beside the columns of articles
CLEANED_TYPES = {name: dtype for name, dtype in CLEANED.items() if name != "duplicate_of"}  # known once all are cleaned
COPY_TYPES = {name: dtype() for name, dtype in COPIES_FOUND.items()}

__all__ = ["CLEANED_TYPES", "COPY_TYPES", "EXTRACTED", "MERGED", "RAW_TYPES", "TEXTS", "VALIDATED", "collect", "key_of", "take"]


def key_of(stage: str | None, table: str) -> dg.AssetKey:
    """The key of a table after a stage; None for a table of the release or one that only one stage has."""
    return dg.AssetKey([stage, table] if stage else [table])


def take(tables: tuple[str, ...], stage: str | None = None) -> dict[str, dg.AssetIn]:
    """Inputs of an asset: the tables after a stage, by their names."""
    return {table: dg.AssetIn(key=key_of(stage, table)) for table in tables}


def collect(tables: dict[str, pl.LazyFrame]) -> dict[str, pl.DataFrame]:
    """The tables in memory."""
    return {name: frame.collect() for name, frame in tables.items()}
