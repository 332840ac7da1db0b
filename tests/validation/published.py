"""A small release without a fault: one article, one incident, one actor, and everything that hangs on them."""

import polars as pl

from schemas import TABLES
from schemas.codes.table import load_codes
from tests.rows import valid_row

TEXT = "A bomb went off on the old bridge and killed three people, the Free Valley Front said of it. " * 3
INPUT_RECORDS = 2  # the article and the one reject
CHANGES = {
    "articles": {"char_count": len(TEXT)},
    "incidents": {"article_count": 1, "source_count": 1},
    "actors": {"article_count": 1},
    "evidence": {"context": "A bomb went off"},
    "merges": {"absorbed_id": "rep-0000000000000001"},
}


def publish() -> dict[str, pl.DataFrame]:
    """All tables by name, one row each; `codes` whole."""
    tables = {name: table.frame([valid_row(name, **CHANGES.get(name, {}))]) for name, table in TABLES.items()}
    return {**tables, "codes": load_codes()}


def texts() -> pl.DataFrame:
    """The cleaned text of the article."""
    return pl.DataFrame({"article_id": ["art-0000000000000001"], "text": [TEXT]})


def material_of(table: str) -> dict:
    """What run_checks needs for a table beside the tables."""
    given = {"evidence": {"texts": texts()}, "articles": {"input_records": INPUT_RECORDS}}
    return given.get(table, {})
