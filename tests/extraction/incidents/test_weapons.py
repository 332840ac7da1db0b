"""With what an incident was done."""

from datetime import date

import pytest

from pipeline.extraction.incidents import find_reports
from tests.extraction.reading import read

DAY = date(2024, 5, 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A shopkeeper was shot dead in Kalundu on Monday, police said.", "firearms"),
        ("Gunmen attacked a village in Kalundu on Monday, killing two people.", "firearms"),
        ("Two women were stabbed to death in Kalundu on Monday.", "melee"),
        ("A man stabbed two women in Kalundu on Monday. Police shot the attacker dead.", "melee"),
        ("Militants attacked a village in Kalundu on Monday, killing two people.", None),
        ("Three people died in a bus crash in Kalundu on Monday after shots were heard.", None),
    ],
)
def test_the_deed_implies_the_means(text, expected):
    """Shots imply firearms and stabs a blade; what was done to the attackers, or stands beside a mishap, says nothing."""
    report = find_reports(read(text, published_on=DAY), ())[0]
    assert (report.weapon_type, report.weapons) == (expected, ())


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("Hundreds protested in Kalundu on Monday for a law against rifles.", None),
        ("Hundreds protested in Kalundu on Monday and threw stones at officers.", "melee"),
        ("Three people were killed in an attack in Baton Rouge on Monday.", None),
    ],
)
def test_weapons_are_used_and_not_spoken_of(text, weapon):
    """What a protest is about, and a part of a town's name, is no weapon."""
    report = find_reports(read(text, published_on=DAY), ())[0]
    assert report.weapon_type == weapon
