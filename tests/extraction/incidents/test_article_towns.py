"""The town of the main incident among all that an article names. Published on Monday 5 September 2022."""

from datetime import date

import pytest

from pipeline.extraction.incidents import article_towns, find_reports
from tests.extraction.reading import read

FILLING = "It was hot. People prayed. Rain fell. Traders wept. Shops closed. "


def find_place(text: str, title: str | None = None) -> tuple[str | None, str | None, str | None]:
    """City, division and country of the main report."""
    where = find_reports(read(text, title, date(2022, 9, 5)), ())[0].where
    return (where.city, where.admin1, where.country_iso3) if where else (None, None, None)


def test_the_police_of_another_town_far_down_place_nothing():
    """A town that stays with the article outweighs one whose police is named once, at its end."""
    text = (
        "Two traders were shot dead at a bar in Toledo, Ohio, on Saturday. Shops in Toledo closed. "
        + FILLING * 3
        + "A teacher who had once worked for Houston police spoke of Toledo."
    )
    assert find_place(text) == ("Toledo", "Ohio", "USA")


def test_a_town_of_another_incident_is_no_place():
    """Where the headline says in which state it was, a town elsewhere that an earlier deed was done in is not taken."""
    text = (
        "A boy shot a teacher dead at a school in Nevada on Monday, the sheriff said. "
        + FILLING * 3
        + "The shooting comes almost a year after a gunman killed nine people in Dayton, Ohio."
    )
    city, division, country = find_place(text, "Teacher shot dead at Nevada school")
    assert (city, country) == (None, "USA")
    assert division in {"Nevada", None}


@pytest.mark.parametrize("text", ["A bomb killed nine people in Kenya on Monday. " + FILLING * 3 + "Nairobi denied it."])
def test_a_capital_that_speaks_is_a_government(text):
    """Where only the country is known, its capital as the name of its government is no better than none."""
    assert find_place(text) == (None, None, "KEN")


def test_what_is_known_of_an_unlikely_town_is_its_country():
    """A town that little speaks for leaves the country, so that the report stays."""
    text = "Nine traders died in a bombing on Monday, and Kenya mourned. " + FILLING * 3 + "Kisumu police spoke of a Kenyan plot."
    city, _, country = find_place(text)
    assert (city, country) in {(None, "KEN"), ("Kisumu", "KEN")}


def test_a_town_in_the_name_of_a_site_is_finer_than_an_area():
    """An area that the gazetteer lacks does not keep out the town that the name of the site has."""
    text = "Twin bombings struck the Jolo Cathedral in Mindanao, Philippines, on Sunday and killed nine people. " + FILLING * 2
    assert find_place(text, "Bombs kill nine at cathedral in Mindanao, Philippines")[0] == "Jolo"


def test_of_towns_as_likely_the_one_of_the_sentence_on_the_incident_stands(monkeypatch):
    """Where features tell two towns apart no more, the rules' own is taken, whichever is named first."""
    monkeypatch.setattr(article_towns, "weigh", lambda features, weights: 0)
    text = "Shops in Istanbul closed. Nine people were killed in a bombing on Saturday in the city of Gaziantep. " + FILLING * 2
    assert find_place(text)[0] == "Gaziantep"

