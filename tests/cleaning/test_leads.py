"""Whether two like texts are on one thing: the days and places of their leads."""

from datetime import date

import pytest

from pipeline.cleaning.leads import OTHER_DAY, OTHER_PLACE, read_lead, tell_apart

DAY, NEXT = date(2031, 4, 8), date(2031, 4, 9)  # a Tuesday and a Wednesday
BOMB = "A bomb went off at a market in {}, killing nine people, police said."


def compare(one, other, published=(DAY, DAY)):
    """What tells the texts apart."""
    return tell_apart(*(read_lead(text, 0, day) for text, day in zip((one, other), published, strict=True)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Herat, Afghanistan", "Khost, Afghanistan", OTHER_PLACE),
        ("Colombia", "Thailand", OTHER_PLACE),
        ("Herat", "the city of Herat", None),
        ("Kyiv", "Kiev", None),
        ("Herat", "Herat province", None),
        ("Herat", "a town", None),
        ("Herat on Monday", "Herat on Tuesday", OTHER_DAY),
        ("Herat on Monday", "Herat on April 7", None),
        ("Herat on 7 April 2031", "Herat on Apr. 7", None),
        ("Herat on Monday", "Herat on April 5", OTHER_DAY),
        ("Herat on Monday", "Herat", None),
    ],
)
def test_leads_are_apart(one, other, expected):
    """Another town, another country or another day is another thing; another name or form, or none, is not."""
    assert compare(BOMB.format(one), BOMB.format(other)) == expected


def test_what_the_text_names_further_on_counts():
    """A lead on the trial's town and day is on the same thing where the text names those of the deed."""
    first, trial = BOMB.format("Herat on Monday"), "A court in Kabul heard on Tuesday how a bomb went off in Herat on Monday."
    assert compare(first, trial, (DAY, NEXT)) is None
    assert compare(first, f"{BOMB.format('Khost on Tuesday')} A bomb had gone off in Herat on Monday.", (DAY, NEXT)) is None


def test_a_weekday_is_one_day_in_papers_of_one_week():
    """Weeks later "Monday" is another one; a paper dated a day late, or not at all, means the same one."""
    text = BOMB.format("Herat on Monday")
    assert compare(text, text, (DAY, date(2031, 5, 6))) == OTHER_DAY
    assert compare(text, text, (date(2031, 4, 6), NEXT)) is None
    assert compare(text, text, (DAY, None)) is None
    assert compare(BOMB.format("Herat on February 30"), text) == OTHER_DAY
