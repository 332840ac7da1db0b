"""Names that a sentence gives to those it describes."""

import pytest

from pipeline.annotation.noun_phrases import named_by
from pipeline.extraction.events.identification import find_identities
from tests.extraction.reading import sentence


def identities(text: str) -> list[tuple[str, str]]:
    return [(noun.text, named_by(name).text) for noun, name in find_identities(sentence(text).words)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police identified the gunman as Roy Lee.", [("gunman", "Roy Lee")]),
        ("Police identified the victim in the case as 21-year-old Roy Lee, of Camden.", [("victim", "Roy Lee")]),
        ("One suspect, identified as Roy Lee, 20, was shot by the owner.", [("suspect", "Roy Lee")]),
        ("Police identified the victims as Roy Lee, 19, and Maria Lopez, 23.", [("victims", "Roy Lee"), ("victims", "Maria Lopez")]),
        ("The victim, Roy Lee, was taken to a hospital.", [("victim", "Roy Lee")]),
        ("Roy Lee was the gunman.", [("gunman", "Roy Lee")]),
        ("Roy Lee was the victim of a smear.", []),
        ("Roy Lee was not the gunman.", []),
        ("Roy Lee's back was to the gunman.", []),
    ],
)
def test_descriptions_get_their_names(text, expected):
    """By "identified as", by an apposition, and by what somebody is said to be."""
    assert identities(text) == expected
