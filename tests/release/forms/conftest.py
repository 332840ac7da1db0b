"""A release of two incidents, one of which has no coordinates, and of texts that a spreadsheet would take for formulas."""

import pytest

from pipeline.release.forms import Edition
from pipeline.release.parquet import write_parquet
from schemas import TABLES
from tests.rows import valid_row

NOWHERE = {"incident_id": "inc-0000000000000002", "latitude": None, "longitude": None, "city": None}


@pytest.fixture
def edition(tmp_path) -> Edition:
    """Its Parquet files, one row a table but for incidents."""
    for name, table in TABLES.items():
        rows = [valid_row(name), *([valid_row(name, **NOWHERE)] if name == "incidents" else [])]
        write_parquet(table, table.frame(rows), tmp_path / f"{name}.parquet")
    return Edition(tmp_path)
