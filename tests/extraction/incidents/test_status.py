"""Whether an incident is told, alleged or denied, and by which words."""

import pytest

from pipeline.extraction.actors import find_mentions
from pipeline.extraction.incidents import find_reports
from pipeline.extraction.statements import find_statements
from tests.extraction.reading import read


def statuses(text: str) -> list[tuple[str, list[str]]]:
    article = read(text)
    found = find_reports(article, find_statements(article, find_mentions(article)))
    return [
        (report.status, [article.text[item.span.start : item.span.end] for item in report.evidence if item.column == "status"])
        for report in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Villagers claimed that troops had shot dead two farmers near Mopti; the army has not commented.", ("alleged", ["claimed"])),
        ("There were unconfirmed reports of an explosion near the port of Beirut on Tuesday.", ("alleged", ["unconfirmed"])),
        ("Two women were allegedly raped by soldiers in Goma on Sunday.", ("alleged", ["allegedly"])),
        ("The ministry denied that any convoy had been ambushed near Gao on Monday.", ("denied", ["denied"])),
        ("The army dismissed reports that a massacre had taken place in Bentiu on Sunday.", ("denied", ["dismissed"])),
    ],
)
def test_distance_and_denial_are_told_with_their_words(text, expected):
    """Claims, unconfirmed accounts, and a denial that it happened."""
    assert statuses(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed two people in Herat on Monday, police said.",
        "The rebels denied that they had bombed the market in Kano, where nine people died.",
        "The Islamic Front claimed responsibility for a car bombing that killed nine in Mosul on Monday.",
        "Residents said gunmen had stormed the village of Kodo on Friday and killed four people.",
        "Villagers claimed that troops had shot dead two farmers near Mopti. Police said the two were shot dead on Friday.",
    ],
)
def test_what_somebody_vouches_for_is_reported(text):
    """What police or witnesses say, what somebody claims as his own deed, and what its author denies having done."""
    assert {status for status, _ in statuses(text)} == {"reported"}


def test_denial_outweighs_a_claim():
    """A party that should know says that it did not happen, against somebody who claims it."""
    text = "Rebels claimed they had shelled the barracks at Goma on Friday. The army dismissed reports of a mortar attack."
    assert statuses(text) == [("denied", ["dismissed"])]
