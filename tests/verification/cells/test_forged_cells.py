"""Each column of each main table is forged: a check sees it, or the column is one of those that verify says it cannot know."""

import polars as pl
import pytest

from pipeline.verification import verify
from pipeline.verification.cells import list_opened, list_unheld
from schemas import TABLES
from tests.verification.cells.forgeries import Sample
from tests.verification.forging import forge_row, read

MAIN = [name for name, table in TABLES.items() if table.group() == "main"]
BY_TEXTS = {("articles", "char_count"): 99_999, ("articles", "text_sha256"): "0" * 64}  # held by another check than those of cells
COLUMNS = [(name, column) for name in MAIN for column in TABLES[name].types() if (name, column) not in BY_TEXTS]
CELLS = [
    *((table, column, value) for (table, column), value in BY_TEXTS.items()),
    ("articles", "title", "Nobody was there"), ("statements", "content", "Nobody was there"), ("statements", "speaker", "Nobody"),
    ("incident_parties", "name", "Nobody"), ("incident_reports", "weapon_type", "chemical"), ("incident_reports", "fatalities_high", 41),
    ("incident_reports", "city", "Nowhere"), ("incidents", "responsibility", "acquitted"), ("casualty_claims", "population", "Nobody"),
]  # fmt: skip
UNHELD = {f"{table}.{column}" for table, columns in list_unheld().items() for column in columns}
OPENED = {f"{table}.{column}" for table, columns in list_opened().items() for column in columns}


@pytest.fixture(scope="module")
def forger(sample):
    """The sample, to be forged."""
    return Sample(sample)


def test_nothing_is_seen_in_a_sound_release(forger):
    """No check speaks of cells that nobody changed."""
    assert forger.find(forger.tables, "articles", "title") is None


@pytest.mark.parametrize(("table", "column"), COLUMNS, ids=[".".join(one) for one in COLUMNS])
def test_forged_cell_is_seen_or_named(forger, table, column):
    """Another value in a cell, none, and one where none was: all are seen, or at least one of a column that is held in part."""
    name = f"{table}.{column}"
    if name in UNHELD:
        return
    if name in OPENED:
        assert any(forger.find(tables, table, column) for _, _, tables in forger.forge(table, column, every_row=True))
        return
    forged = list(forger.forge(table, column))
    assert forged
    assert [(row, value) for row, value, tables in forged if forger.find(tables, table, column) is None] == []


@pytest.mark.parametrize(("table", "column", "value"), CELLS, ids=[f"{table}.{column}" for table, column, _ in CELLS])
def test_verify_names_the_forged_cell(out, table, column, value):
    """Parquet and DuckDB file forged alike, every checksum made anew: table, row and column are named, and what was said."""
    rows = read(out, table).filter(pl.col(column).is_not_null() & pl.col(column).cast(pl.String).ne(str(value)))
    row = rows[TABLES[table].key()[0]][rows.height // 2]
    forge_row(out, table, row, **{column: value})
    lie = verify(out).lie
    assert (lie.table, lie.row, lie.column) == (table, row, column)
    assert str(value) in f"{lie.said} {lie.found}"


def test_unheld_columns_are_few():
    """What nothing holds comes from the input, or counts words that only the reader saw."""
    main = {name: columns for name, columns in list_unheld().items() if name in MAIN}
    assert main == {
        "articles": ["source_path", "byline", "published_on", "publisher", "url"],
        "actor_mentions": ["mention_count"],
    }
