"""At what kind of target an incident was aimed."""

from datetime import date

import pytest

from pipeline.extraction.incidents import find_reports
from tests.extraction.reading import read

DAY = date(2024, 5, 6)


def target(text: str, title: str | None = None) -> str | None:
    return find_reports(read(text, title=title, published_on=DAY), ())[0].target_type


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb exploded outside a bank in Kalundu on Monday, wounding a woman.", "business"),
        ("Two police officers were shot dead in Kalundu on Monday.", "police"),
        ("A suicide bomber killed 12 worshippers in Kalundu on Monday.", "religious_figures_institutions"),
        ("A gunman shot a woman dead in Kalundu on Monday.", "private_citizens_property"),
        ("Rebels attacked the headquarters of the army in Kalundu on Monday, killing two people.", "military"),
        ("A car bomb killed three people in Kalundu on Monday.", None),
    ],
)
def test_the_target_is_what_the_deed_was_aimed_at(text, expected):
    """What was hit or whom it was done to, with its owner's kind; the car of a car bomb is its means."""
    assert target(text) == expected


def test_the_whole_article_says_at_what_it_was_aimed():
    """A target that only the headline and a later sentence name is the incident's."""
    text = "At least nine people were killed in Kalundu on Monday. The gunmen opened fire inside the school, police said."
    assert target(text, "School attack in Kalundu kills nine") == "educational_institution"


@pytest.mark.parametrize(
    "text",
    [
        "A school bus crashed in Kalundu on Monday, killing five students.",
        "Hundreds joined protests in Kalundu on Monday. Two students were wounded.",
    ],
)
def test_what_nobody_aimed_has_no_target(text):
    """A mishap is aimed at nothing, and who comes to harm in a protest is not what it was aimed at."""
    assert target(text) is None
