"""Which doubtful cells a person is asked to look at, and in which order."""

import polars as pl

from pipeline.release.doubts import COLUMNS, list_doubts
from schemas import TABLES
from tests.rows import valid_row

BASE = {"corrected": None}


def doubts(*incidents: dict, cells: list[tuple[int, str, float]]) -> pl.DataFrame:
    rows = [
        valid_row("evidence", evidence_id=f"evi-{place}", table_name="incidents", row_id=f"inc-{number}", column_name=name, confidence=sure)
        for place, (number, name, sure) in enumerate(cells)
    ]
    given = [valid_row("incidents", **BASE | {"incident_id": f"inc-{number}"} | cells) for number, cells in enumerate(incidents)]
    return list_doubts(TABLES["incidents"].frame(given), TABLES["evidence"].frame(rows))


def test_doubtful_toll_of_many_comes_first():
    """What would change most, if it were wrong, is looked at first."""
    many, few = {"fatalities_best": 80, "fatalities_high": 90}, {"fatalities_best": 2}
    found = doubts(few, many, cells=[(0, "fatalities_best", 0.5), (1, "fatalities_best", 0.7), (1, "city", 0.6)])
    wanted = ["correct,inc-1,,city,Kabul", "correct,inc-1,,fatalities_best,80", "correct,inc-0,,fatalities_best,2"]
    assert found["to_change"].to_list() == wanted
    assert tuple(found.columns) == COLUMNS


def test_sure_and_corrected_cells_are_left_out():
    """Nobody is asked for what is sure, unmeasured, or decided already."""
    cells = [(0, "city", 0.95), (0, "weapon_type", None), (0, "date_start", 0.4)]
    assert doubts({"corrected": ["date_start"]}, cells=cells).is_empty()


def test_reason_shows_value_and_words():
    """The line says how sure the cell is, and from which words it was read."""
    (row,) = doubts({}, cells=[(0, "date_start", 0.42)]).iter_rows(named=True)
    assert row["reason"] == "date_start is 2031-04-07, 42% sure, read from “bomb”"
