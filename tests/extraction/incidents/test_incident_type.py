"""Which kind of incident a report is of."""

from datetime import date

import pytest

from pipeline.extraction.incidents import find_reports
from tests.extraction.reading import read

DAY = date(2024, 5, 6)


def kinds(text: str, title: str | None = None) -> list[str]:
    return [report.incident_type for report in find_reports(read(text, title=title, published_on=DAY), ())]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "Police say 6 dead in shooting spree, suspect arrested",
            "A gunman killed six people in Kalundu on Saturday, police said. The suspect was arrested on Sunday.",
            "armed_assault",
        ),
        (None, "A terrorist attack on the consulate in Kalundu was told on Monday. A man was arrested after the attack.", "armed_assault"),
        (None, "A shooting at a school in Kalundu killed 17 people on Monday and led to protests.", "armed_assault"),
        (None, "Hundreds joined protests in Kalundu on Monday, following a shooting.", "protest"),
        (None, "Two people were killed when a bus overturned near Kalundu on Monday. Police arrested the driver.", "accident"),
    ],
)
def test_the_deed_outweighs_what_follows_it(title, text, expected):
    """Arrests and protests are part of the news of an attack; a crash stays one though people were killed."""
    assert kinds(text, title)[0] == expected


def test_shots_are_how_an_assassination_was_done():
    """Who was "assassinated, shooting her" was assassinated, however often the shots are told besides."""
    text = "Two men assassinated a judge in Kalundu on Monday, shooting her at her door. The gunmen fled."
    assert kinds(text, "Judge shot dead in Kalundu") == ["assassination"]


def test_falling_rocks_are_no_knives():
    """What lies about says nothing of how somebody was killed."""
    assert "stabbing" not in kinds("Two people were killed by falling rocks near Kalundu on Monday.")
