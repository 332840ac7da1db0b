"""Words that can name an incident, and whether they do where they stand."""

import pytest

from pipeline.extraction.events.triggers import find_triggers
from tests.extraction.reading import sentence


def triggers(text: str) -> list[str]:
    return [trigger.text for trigger in find_triggers(sentence(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The bomb squad was sent home.",
        "The murder trial was put off.",
        "The mayor wants to combat fraud.",
        "The new law could lead to protests.",
        "There were no attacks.",
        "The army was sent to prevent attacks.",
        "If rebels attacked the town, it would fall.",
        "Loretta Lynch spoke to the court.",
        "He has the kind of cancer that killed the senator.",
        "The virus killed eight people in the town.",
        "The study demonstrated that prices fall.",
        "Her neighbour denied firing at the fence.",
        "It was a warning shot to the ministry.",
    ],
)
def test_modifiers_fears_and_names_are_no_events(text):
    """A noun that only qualifies another, a purpose, a fear, a denial, a condition or a name tells of nothing that happened."""
    assert triggers(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels attacked the town.", ["Rebels attacked"]),
        ("The attack killed two guards.", ["attack", "killed"]),
        ("A suspect in the shooting was found.", ["shooting"]),
        ("Thousands gathered to protest the law.", ["protest"]),
        ("Numerous mudslides closed the pass.", ["mudslides"]),
        ("Dozens of men were kidnapped in a series of raids.", ["kidnapped"]),
    ],
)
def test_what_happened_is_an_event(text, expected):
    """Asserted verbs, nouns of their own, and what people gathered for."""
    assert triggers(text) == expected
