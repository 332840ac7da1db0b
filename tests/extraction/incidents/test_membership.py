"""What an article tells of its main incident far down, or behind something else, is of that incident; what it tells of others is not."""

from datetime import date

import pytest

from pipeline.extraction.incidents import find_reports
from tests.extraction.reading import read

DAY = date(2024, 5, 6)
NEWS = "A bomb killed two people in a market in Kisumu on Monday.\n\nIt was hot.\n\n"
BEFORE = "In 2009 rebels killed five people in a church in Mombasa.\n\n"


def read_main(text):
    """The main report of a text published on a Monday."""
    return next(report for report in find_reports(read(text, published_on=DAY), ()) if report.is_main)


def test_the_news_goes_on_behind_what_the_article_recalls():
    """A victim of the bombing, named behind an earlier attack, is one of the bombing."""
    report = read_main(f"{NEWS}{BEFORE}The bombing killed Amina Otieno, the police said.")
    assert [party.name for party in report.parties] == ["Amina Otieno"]


@pytest.mark.parametrize(
    "told",
    [
        "Amina Otieno was killed in a bombing.",
        "In a separate incident, gunmen killed Amina Otieno.",
        "A previous bombing in 2010 killed Amina Otieno.",
        "Amina Otieno denied the bombing of last Sunday.",
    ],
)
def test_who_suffered_something_else_is_no_victim_of_the_news(told):
    """A deed told as another one, or as an earlier one, stays apart."""
    assert not any(party.name == "Amina Otieno" for party in read_main(f"{NEWS}{BEFORE}{told}").parties)


def test_a_protest_is_not_the_killing_that_it_is_about():
    """Two incidents, though the protest names the dead."""
    text = "Thousands protested in Kisumu on Monday over the killing of Amina Otieno.\n\nGunmen shot Amina Otieno dead in Kisumu."
    assert len(find_reports(read(text, published_on=DAY), ())) == 2


def test_what_is_drawn_to_the_news_does_not_move_its_day():
    """The day of the lead stands, whatever day a sentence further down gives."""
    text = f"{NEWS}{BEFORE}The bombing killed Amina Otieno, the police said on Tuesday."
    assert read_main(text).when.start == DAY


SHOOTING = "A gunman shot two guards at a school in Lagos on Monday.\n\n" + "It was hot. " * 25


@pytest.mark.parametrize(
    ("late", "is_told"),
    [
        ("The gunman was identified as Roy Lee.", True),
        ("In 2009 a bomb killed a guard in Kano. It took years to learn that the bomber was Roy Lee.", False),
    ],
)
def test_a_name_that_comes_late_is_of_the_news(late, is_told):
    """The name of the gunman belongs to the main incident wherever it stands, unless another one was told right before."""
    assert ("Roy Lee" in {party.name for party in read_main(f"{SHOOTING}\n\n{late}").parties}) is is_told
