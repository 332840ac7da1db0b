"""Changes that people decided have that for their reason."""

import pytest

from schemas import TABLES
from schemas.identity import make_id
from tests.release.conftest import INCIDENT
from tests.release.test_history import made_with, reasons
from tests.rows import valid_row

__all__ = ["made_with"]
SAID = "human decision: Nela Orban, 2031-04-08: Read again."
BLANK = {"other_id": None, "column_name": None, "value": None, "machine_value": None}


@pytest.fixture
def decide(world):
    """The world with decisions: each a dict of the cells that differ from a valid row."""

    def decide_world(*decisions, **world_cells):
        rows = [valid_row("decisions", decision_id=f"dec-{number}", **BLANK | cells) for number, cells in enumerate(decisions)]
        return world(**world_cells) | {"decisions": TABLES["decisions"].frame(rows)}

    return decide_world


def test_corrected_cell(decide, cut, made_with):
    """The cell, and what follows from it in the row, changed by decision; a line taken out again is named as withdrawn."""
    line = {"action": "correct", "row_id": INCIDENT, "column_name": "fatalities_best", "value": "3"}
    cut(decide())
    found = reasons(cut(decide(line, fatalities_best=3, label="Three dead"), inputs="b"))
    assert found["incidents", "MOD", "fatalities_best"] == SAID
    assert found["incidents", "MOD", "label"] == SAID
    assert found["decisions", "ADD", "dec-0"] == SAID
    found = reasons(cut(decide(), inputs="c"))
    assert found["incidents", "MOD", "fatalities_best"] == SAID.replace("decision:", "decision withdrawn:")


def test_standing_decision_is_no_reason(decide, cut, made_with):
    """What changes later in a row that was corrected once changes for its own reasons."""
    line = {"action": "correct", "row_id": INCIDENT, "column_name": "fatalities_best", "value": "3"}
    cut(decide(line))
    found = reasons(cut(decide(line, numbers=(1, 2, 3)), inputs="b"))
    assert found["incidents", "MOD", "article_count"] == "new article"


def test_retracted_article(decide, cut, made_with):
    """Its rows went because of the decision, and what they touched changed because of it."""
    cut(decide())
    line = {"action": "retract", "table_name": "articles", "row_id": make_id("article", "sample", 2)}
    found = reasons(cut(decide(line, numbers=(1,)), inputs="b"))
    assert found["articles", "DEL", make_id("article", "sample", 2)] == SAID
    assert found["incidents", "MOD", "article_count"] == SAID


def test_merge_touches_what_stands_beside_it(decide, cut, made_with):
    """A report that a person moved names the incident it came to, and that changed for the same reason."""
    report = make_id("report", make_id("article", "sample", 2))
    cut(decide())
    line = {"action": "merge", "table_name": "incident_reports", "row_id": report, "other_id": "rep-0000000000000009"}
    found = reasons(cut(decide(line, label="Another line"), inputs="b"))
    assert found["incidents", "MOD", "label"] == SAID
