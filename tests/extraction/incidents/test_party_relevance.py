"""Parties of other incidents than the one told: where the article first has them, the numbers beside them, what unrest is about."""

from datetime import date

import pytest

from pipeline.extraction.incidents import find_reports
from tests.extraction.reading import read

BOMB = "A bomb killed two traders in a market in Lagos on Monday."
HOT = " It was hot that day."
PROTEST = "Hundreds of people protested in Lagos on Monday."


def parties_of(text: str) -> set[str]:
    """Role and name of each party of the first report."""
    report = find_reports(read(text, None, date(2024, 3, 14)), ())[0]
    return {f"{party.role} {party.name}" for party in report.parties}


@pytest.mark.parametrize(("between", "is_told"), [(5, True), (12, True), (25, False), (40, False)])
def test_doer_first_told_of_near_the_end_is_left_out(between, is_told):
    """A long article ends with what it recalls: a doer it first names there did something else."""
    assert ("perpetrator Roy Lee" in parties_of(f"{BOMB}{HOT * between} Roy Lee carried out the bombing.")) is is_told


def test_victims_are_named_near_the_end_too():
    """Lists of the dead come last."""
    assert "victim Ada Musa" in parties_of(f"{BOMB}{HOT * 40} The bombing killed Ada Musa.")


@pytest.mark.parametrize(
    ("late", "party"),
    [
        ("The Red Front claimed responsibility for the bombing.", "perpetrator Red Front"),
        ("The bomber was identified as Karl Brandt.", "perpetrator Karl Brandt"),
    ],
)
def test_claims_and_names_come_late(late, party):
    """Who claims the deed, and whom the police identify, is a party wherever that stands."""
    assert party in parties_of(f"{BOMB}{HOT * 25} {late}")


def test_who_is_told_near_the_head_stays_a_party():
    """Only the first mention counts: a name of the headline's paragraph may be told of again at the end."""
    assert "victim Ada Musa" in parties_of(f"{BOMB} The bombing killed Ada Musa.{HOT * 25} The bombing killed Ada Musa.")


@pytest.mark.parametrize(
    ("cause", "is_party"),
    [
        ("The protests began after police killed Ada Musa.", False),
        ("Police killed Ada Musa during the protests.", True),
    ],
)
def test_what_protests_are_about_is_none_of_them(cause, is_party):
    """The death that people protest against has victims and doers of its own."""
    found = parties_of(f"{PROTEST} {cause}")
    assert ("victim Ada Musa" in found) is is_party
    assert is_party or "perpetrator police" not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roy Lee shot two guards in Lagos on Monday, police said. Lee was killed by a soldier.", {"perpetrator Roy Lee"}),
        ("Roy Lee and a guard were stabbed in Lagos on Monday. Lee was stabbed at noon. Lee stabbed a man.", {"victim Roy Lee"}),
    ],
)
def test_who_harmed_others_is_no_victim(text, expected):
    """A named person has one part where others came to harm: that of a victim where the text more often has him as one."""
    assert {party for party in parties_of(text) if party.endswith("Roy Lee")} == expected


def test_an_arrest_makes_no_victim_a_perpetrator():
    """Who died in the hands of the police, and was arrested before, is the victim."""
    found = parties_of("Officers killed Roy Lee and wounded a clerk in Lagos on Monday. Roy Lee was arrested on Sunday.")
    assert "victim Roy Lee" in found
    assert "perpetrator Roy Lee" not in found
