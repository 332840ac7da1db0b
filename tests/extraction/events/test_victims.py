"""To whom it was done, sentence by sentence: patients of acts and members of a group that came to harm."""

import pytest

from pipeline.extraction.events.parties import find_parties
from tests.extraction.reading import sentence


def victims(text: str) -> list[str]:
    return [party.name for party in find_parties(sentence(text)).victims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Among the wounded were a judge, two clerks and a nurse.", ["judge", "clerks", "nurse"]),
        ("A mechanic and two pupils were among the dead.", ["mechanic", "pupils"]),
        ("The mayor's driver was among those killed.", ["mayor's driver"]),
        ("The dead included nine women and a boy, a doctor said.", ["women", "boy"]),
        ("Most of the dead were children.", ["children"]),
        ("Two of the victims were nurses and the third was a guard.", ["nurses", "guard"]),
        ("All of the injured were tourists, Okoro said.", ["tourists"]),
        ("The blast killed 17 people, including three children.", ["children"]),
        ("Ten people, including one American, were killed.", ["American"]),
        ("Nine others were wounded, including Roy Lee.", ["Roy Lee"]),
        ("Eight Germans died in the fire.", ["Germans"]),
        ("The bomb killed a Dutch soldier, a Danish medic and ten clerks.", ["Dutch soldier", "Danish medic", "clerks"]),
        ("Roy Lee, his driver and four others were killed, the agency said.", ["Roy Lee", "his driver"]),
    ],
)
def test_members_of_a_group_harmed_are_victims(text, expected):
    """Whoever the sentence counts among the dead or wounded is a victim, each of a row for himself."""
    assert victims(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A judge was among the guests.",
        "Two of the dead were gunmen.",
        "None of the dead were children.",
        "Most of the dead were in the hall.",
        "Ten cities, including Lagos, were attacked.",
    ],
)
def test_who_was_not_harmed_is_no_victim(text):
    """Members of other groups, attackers, what is denied, and places are none."""
    assert victims(text) == []
