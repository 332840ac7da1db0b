"""What in an article tells no incident of its own."""

from datetime import date

import pytest

from pipeline.extraction.incidents import find_reports
from tests.extraction.reading import read

DAY = date(2024, 5, 6)
CALM = "The council will meet again next spring. " * 8


def reports(text: str, title: str | None = None):
    return find_reports(read(text, title=title, published_on=DAY), ())


@pytest.mark.parametrize(
    "text",
    [
        "Nurses fight the pandemic. The coronavirus and its lockdown go on. In Kalundu 95 people died on Monday.",
        "In 1931 a bomb exploded in Kalundu and killed nine people.",
        "The fighting at Stalingrad killed nine of ten soldiers in Kalundu.",
        "The United Nations said 7,800 civilians were killed in 2023.",
        "Some 340 villagers have been killed in Kalundu this year.",
        "The Kalundu Valley massacre never happened, historians say.",
    ],
)
def test_illness_history_and_tallies_report_nothing(text):
    """Sentences that hold the words and tell no incident of their own."""
    assert reports(text) == ()


def test_a_bomb_of_the_world_war_may_go_off_today():
    """A day of the news beside the old war's name."""
    assert reports("A bomb of the Second World War exploded in Kalundu on Monday and killed two workers.")


def test_opinion_needs_a_day_and_a_place():
    """An opinion piece reports what it tells with facts, not what it argues about."""
    assert reports(f"The protest in Kalundu is a lesson to us. {CALM}", "OPINION: What a protest is for") == ()
    assert reports(f"On Saturday a gunman killed nine people in Kalundu. {CALM}", "OPINION: What a gun is for")


def test_an_incident_that_the_headline_does_not_name_wants_facts():
    """Essays speak of attacks without saying when, where or to whom."""
    essay = f"After the attacks we all changed. The shootings were discussed. \n\n{CALM}"
    assert reports(essay, "Why the council should listen") == ()
    news = f"Masked men robbed a store in Kalundu on Friday. {CALM}"
    assert reports(news, "A bad week for the council")
