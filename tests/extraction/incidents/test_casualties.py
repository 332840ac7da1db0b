"""Numbers over a whole report: whose they are, which are totals and which parts, and what they add up to. Published on 14 March 2024."""

from datetime import date

import pytest

from pipeline.contract.tolls import sum_up
from pipeline.extraction.incidents import find_reports
from pipeline.extraction.records import publish_report
from tests.extraction.reading import read


def main_report(text: str, title: str | None = None):
    return publish_report(find_reports(read(text, title, date(2024, 3, 14)), ())[0])


def toll(text: str, outcome: str = "killed", title: str | None = None) -> tuple[int | None, int | None, int | None]:
    found = sum_up(main_report(text, title).claims, outcome)
    return found.low, found.best, found.high


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb in Lagos on Monday killed a journalist and at least five other civilians.", (6, 6, None)),
        ("Gunmen killed at least 60 farmers and 13 soldiers in Lagos on Monday.", (73, 73, None)),
        ("The driver and four others were killed in a bombing in Lagos on Monday.", (5, 5, 5)),
        ("A bomb killed Ada Musa in Lagos on Monday. Five others were killed on a bridge.", (6, 6, 6)),
        ("A bomb killed three Italians in Lagos on Monday. Two others were killed on a bridge.", (3, 3, 3)),
        ("Bombs killed 31 people in Lagos on Monday. One in a market killed 11 people. Another at a bank killed 20 people.", (31, 31, 31)),
        ("A bomb in Lagos on Monday killed more than 200 people. Police said 231 people were killed in the bombing.", (231, 231, 231)),
        ("A bomb in Lagos on Monday killed 14 people. This revised an earlier toll of 27 dead.", (14, 14, 14)),
        ("The driver killed one and wounded at least 35 others in Lagos on Monday with a bomb.", (1, 1, 1)),
        ("A judge, Ada Musa, was killed in a shooting in Lagos on Monday. Five judges have been killed in two months.", (1, 1, 1)),
        ("Luis Rodriguez Porth was killed in a shooting in Lima on Monday. Rodriguez Porth was shot dead at home.", (1, 1, 1)),
        (
            "Bombs killed at least 37 people in Nigeria on Monday. A bomb in a market in Kano killed 26 people, police said on Monday.\n\n"
            "A bomb in a church in Lagos killed 11 people on Monday.",
            (26, 26, 26),
        ),
        ("An attacker stabbed three people in Lagos on Monday before officers shot him dead.", (None, None, None)),
        ("A bomb in Lagos on Monday killed 11 people, injured dozens more and shut the port.", (11, 11, 11)),
        ("Gunmen killed Ada Musa and her driver in Lagos on Monday.", (2, 2, 2)),
        ("Gunmen killed Musa, a clerk at the port, in Lagos on Monday.", (1, 1, 1)),
        ("A man shot up his house in Lagos on Monday, killing his five children as well as his wife.", (6, 6, 6)),
        ("A feast in Lagos on Monday ended in a massacre, with 14 people killed and 21 others wounded or hurt.", (14, 14, 14)),
        ("Gunmen killed a judge and two of her guards in Lagos on Monday.", (3, 3, 3)),
        ("Police investigate the murders of three clerks, two Kenyans and a Ghanaian, in a shooting in Lagos on Monday.", (3, 3, 3)),
        ("Roy Lee, then 18, was shot dead in Lagos on Monday.", (1, 1, 1)),
        ("A bomb killed Ada Musa and two other guests in Lagos on Monday. The bomb killed Musa and two other guests.", (3, 3, 3)),
        ("A bomb hit a bus in Lagos on Monday. The number of people killed rose to 14, police said.", (14, 14, 14)),
    ],
)
def test_the_toll_is_of_all_numbers_of_the_report(text, expected):
    """Groups add up, parts and sites do not lower a total, numbers borne out or corrected give way."""
    assert toll(text) == expected


@pytest.mark.parametrize(
    ("text", "outcome", "expected"),
    [
        ("A bomb killed two people in Lagos on Monday and wounded 12 more.", "injured", "total 12"),
        ("A bomb killed two people in Lagos on Monday and wounded dozens of others.", "injured", "total None"),
        ("A bomb wounded 57 people in Lagos on Monday. Twelve people were taken to hospital.", "injured", "total 57 part 12"),
        ("A bomb exploded in Lagos on Monday. Twelve people were taken to hospital.", "injured", "total 12"),
        ("A man killed six people and wounded two others in Lagos on Monday. A girl was wounded in a shop.", "injured", "total 2 part 1"),
        ("A bomb killed two people in Lagos on Monday. The suspect was arrested about 12:40 a.m.", "arrested", ""),
        ("A bomb killed nine people in Lagos on Monday. Two of the dead were nurses.", "killed", "total 9 part 2"),
        ("A bomb killed two people in a market in Lagos on Monday.\n\nTwo men were arrested, police said.", "arrested", "attackers 2"),
        ("Thousands joined a protest in Lagos on Monday.\n\nAt least 71 people were arrested, police said.", "arrested", "total 71"),
        ("A bomb killed two people in a market in Lagos on Monday.\n\nA man was detained.", "arrested", "attackers 1"),
    ],
)
def test_scopes(text, outcome, expected):
    """What counts all, what some, and what those who did it."""
    assert " ".join(f"{claim.scope} {claim.low}" for claim in main_report(text).claims if claim.outcome == outcome) == expected


def test_a_number_without_day_and_place_is_of_the_news():
    """What is told below an earlier incident, and says no other day or place, counts the news."""
    text = (
        "A bomb exploded in a market in Lagos on Monday. In May 2019 a bomb killed two people in Kano.\n\n"
        "Police said the attack had killed twelve people."
    )
    assert toll(text) == (12, 12, 12)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Two Italians killed in Lagos bombing", "5 2"),
        ("Four killed in Lagos bombing", "5"),
        ("Five killed in Lagos bombing", "5"),
    ],
)
def test_headlines_add_only_parts(title, expected):
    """A headline's number that differs from the text's is an old one, unless it says whom it counts."""
    text = "A bomb exploded in a market in Lagos on Monday, killing five people."
    assert " ".join(str(claim.low) for claim in main_report(text, title).claims if claim.outcome == "killed") == expected


NEWS = "A bomb exploded in a market in Lagos on Monday, killing two men. It was hot. Shops closed. Women ran. Rain fell. Men prayed. "


@pytest.mark.parametrize(
    "aside",
    [
        "The state has seen a civil war since 2009. The bombings have killed 4,000 people since then.",
        "Traders spoke of the war. In years of fighting, bombings killed more than 30,000 people.",
    ],
)
def test_what_a_war_killed_is_not_the_incidents_toll(aside):
    """Numbers counted over years are left out."""
    assert toll(NEWS + aside) == (2, 2, 2)


def test_a_new_toll_counts_wherever_it_stands():
    """A larger number of the same deed further down is the newer one, and stays."""
    assert toll(NEWS + "A third man died in hospital, bringing the death toll from the bombing to three.")[2] == 3


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The riot broke out over the fatal shooting of Amina Otieno.", (None, None, None)),
        ("Police shot Amina Otieno dead.", (1, 1, 1)),
    ],
)
def test_the_death_that_a_riot_is_about_is_none_of_its_dead(told, expected):
    """Who was killed before is what people are angry about, also where they turned violent; who is killed there is one of its dead."""
    assert toll(f"Rioters looted shops and shot at officers in Kisumu on Monday, injuring two officers.\n\n{told}") == expected


def test_fighters_whom_an_air_strike_kills_are_its_dead():
    """Nobody on the ground attacks: militants are counted as others are."""
    assert toll("Warplanes struck a camp near Kano on Monday. At least 25 militants were killed.") == (25, 25, None)
