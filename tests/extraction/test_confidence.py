"""The confidence that the rules give their cells."""

from datetime import date

from pipeline.extraction.rule_extractor import extract_rows

TEXT = "Bomb kills five in Lagos\n\nA bomb killed five people in a market in Lagos on Monday, the police chief Ada Obi said."
ARTICLE = {
    "article_id": "art-1", "text": TEXT, "title": "Bomb kills five in Lagos", "prose_start": 26, "published_on": date(2031, 4, 8),
    "publisher": None, "dateline": None,
}  # fmt: skip


def read() -> list[dict]:
    return extract_rows(ARTICLE, "all")["evidence"]


def test_judged_cells_have_a_confidence():
    """Kind, day, place, toll, speaker and actor are as sure as they were found to be."""
    sure = {cell["column_name"] for cell in read() if cell["confidence"] is not None}
    assert {"incident_type", "date_start", "city", "fatalities_best", "count_low", "speaker", "name"} <= sure


def test_confidence_is_a_chance():
    """No cell is surer than certain, and none has a confidence that nobody measured."""
    known = [cell["confidence"] for cell in read() if cell["confidence"] is not None]
    assert known
    assert all(0 <= chance <= 1 for chance in known)


def test_unjudged_cells_have_none():
    """Whether an address or a part was read rightly was not measured."""
    assert {cell["confidence"] for cell in read() if cell["column_name"] in ("responsibility", "scope", "stage")} <= {None}
