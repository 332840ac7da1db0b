"""Words of bylines to people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.pages.people import name_people


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("By Jane Doe", ["Jane Doe"]),
        ("BY JANE DOE AND JOHN ROE", ["JANE DOE", "JOHN ROE"]),
        ("By Jane Doe, John Q. Roe and Ana de la Cruz", ["Jane Doe", "John Q. Roe", "Ana de la Cruz"]),
        ("Jane Doe; John Roe", ["Jane Doe", "John Roe"]),
        ("Posted by Jane O\u2019Doe-Roe", ["Jane O\u2019Doe-Roe"]),
        ("By Jane Doe, AP Auto Writer", ["Jane Doe"]),
        ("By Jane Doe, Staff Reporter, and John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe | Example Media for example.org", ["Jane Doe"]),
        ("Jane Doe. Example International", ["Jane Doe"]),
        ("Written by Jane Doe, MS, RD on November 14, 2019", ["Jane Doe"]),
        ("By Jane Doe in Kabul", ["Jane Doe"]),
        ("Jane Doe, San Antonio", ["Jane Doe"]),
        ("Reporting by Jane Doe, with help of Ann Poe; editing by John Roe", ["Jane Doe"]),
        ("Jane Doe\u2022 @janedoe", ["Jane Doe"]),
        ("T.J. Roe", ["T.J. Roe"]),
    ],
)
def test_people(said, people):
    """Every person stands, in the page's spelling, without roles, outlets, places, accounts, days and editors."""
    assert name_people(said, "The Example") == people


@pytest.mark.parametrize(
    "said",
    [
        None, "", "By", "Admin", "Staff", "Username", "Super User", "By Staff Writer", "Editorial Board", "Reuters", "Associated Press",
        "By USA TODAY", "CBS Detroit", "Example Sport", "The Water Works", "Harbour News Weekly", "kevin-r", "@janedoe", "Most Read",
        "In July", "San Antonio", "September 5, 2022", "Jane is a writer who lives in Riga", "jane@example.org", "Jane", "Harbour Example",
    ],
)  # fmt: skip
def test_nobody(said):
    """Accounts, roles, outlets, agencies, places, headings and sentences about a writer name no person."""
    assert name_people(said, "Harbour Example") == []


def test_single_names():
    """A name of one word is a person's only where somebody says that it is, and never the outlet's."""
    assert name_people("Jane", single=True) == ["Jane"]
    assert not name_people("Admin", single=True)
    assert not name_people("Example", "The Example Blog", single=True)


@given(st.text(max_size=300))
def test_names_stand_in_the_words(said):
    """Whatever the words, each name is among them, once."""
    found = name_people(said)
    assert len(found) == len(set(found))
    assert all(name in " ".join(said.split()) for name in found)
