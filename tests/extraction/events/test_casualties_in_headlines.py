"""Who came to harm by a headline."""

import pytest

from pipeline.extraction.events.casualties import find_harmed
from tests.extraction.reading import read


def harmed(title: str) -> list[str]:
    heading = read("Nothing more is known.", title=title).sentences[0]
    return [f"{claim.outcome}: {claim.population}" for claim in find_harmed(heading)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Man shot, killed on Fresno's west side", ["killed: Man"]),
        ("Homicide on Oak Street: 30-year-old woman shot & killed", ["killed: 30-year-old woman"]),
        ("Police say teacher shot in Toledo", ["hurt: teacher"]),
        ("Search for gunman after clerk wounded in Reno", ["injured: clerk"]),
        ("Officer injured, driver dead in Dayton crash", ["injured: Officer", "killed: driver"]),
        ("Tourist dies 9 days after stabbing", []),
        ("Two men killed in Lagos", []),
        ("Suspect killed in Lagos", []),
        ("Man killed his neighbour, court hears", []),
        ("Mother of boy killed in Lagos speaks", []),
    ],
)
def test_single_people_of_a_headline(title, expected):
    """One person, by what he is, with what became of him; numbers, attackers, doers and relatives are left to other rules."""
    assert harmed(title) == expected


def test_a_headline_counts_only_where_the_text_is_silent():
    """Its claim points at its own words."""
    heading = read("Nothing more is known.", title="Man shot dead in Reno").sentences[0]
    (claim,) = find_harmed(heading)
    assert heading.text[claim.span.start : claim.span.end] == "Man shot dead"
