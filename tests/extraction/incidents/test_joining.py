"""One incident told twice is one report, and two are two."""

from datetime import date

import pytest

from pipeline.extraction.incidents import find_reports
from tests.extraction.reading import read

DAY = date(2024, 5, 6)
ASIDE = "\n\nIt was hot.\n\nPeople ran.\n\nTraders prayed.\n\nShops closed.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Gunmen seized a hotel in Kisumu on Monday and took 17 people hostage.{ASIDE}The army said gunmen shot two guards.", 1),
        (f"Adam Okoro stabbed two women in Kisumu on Sunday.{ASIDE}The knife attack by Okoro killed a nurse on Saturday.", 1),
        (f"A bomb killed two people in Kisumu on Monday.{ASIDE}In a separate incident, gunmen shot two farmers dead on Monday.", 2),
        (f"A bomb killed two people in Kisumu on Monday.{ASIDE}Gunmen shot two farmers dead in Mombasa on Monday.", 2),
    ],
)
def test_accounts_that_nothing_tells_apart_are_one(text, expected):
    """Kind, day and place agree as far as they are told, or one person is in both; what is told as a further incident is another."""
    assert len(find_reports(read(text, published_on=DAY), ())) == expected


def test_the_news_is_taken_up_behind_what_was_recalled():
    """The toll told after a recalled killing is that of the news, whose words it repeats."""
    text = (
        "Gunmen attacked a rally in Kisumu on Monday, killing nine people.\n\nIt recalled the 1995 slaying of Amina Otieno.\n\n"
        "The attack left 21 people wounded."
    )
    first = find_reports(read(text, published_on=DAY), ())[0]
    assert {(claim.outcome, claim.low) for claim in first.claims} == {("killed", 9), ("injured", 21)}


def test_sums_over_years_are_no_incident():
    """What a year brought is counted and not told."""
    text = "In 2023, there were 16 deaths in 10 separate attacks on soldiers in Kenya, the army said."
    assert find_reports(read(text, published_on=DAY), ()) == ()
