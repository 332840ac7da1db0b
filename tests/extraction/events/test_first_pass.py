"""What words show of a sentence before it is annotated."""

import pytest

from pipeline.extraction.events.first_pass import may_name_incident


@pytest.mark.parametrize(
    "text",
    [
        "A suicide bombing shook Mosul.",
        "They fired six missiles at the port.",
        "An attack left nine people dead.",
        "They attacked with knives.",
        "Gunmen attacked the town.",
        "He was accused of the attack.",
        "The raid hit an embassy.",
        "The clash took place on Monday.",
    ],
    ids=["strong", "pair", "harm", "weapon", "attackers", "accusation", "target", "day"],
)
def test_sentences_that_may_name_an_incident_are_chosen(text):
    """A strong trigger or a pair is enough; a weaker one needs harm, a weapon, attackers, an accusation, a target or a day beside it."""
    assert may_name_incident(text)
    assert may_name_incident(text.upper())


@pytest.mark.parametrize(
    "text",
    [
        "The senator renewed his attack on the bill.",
        "Police said on Monday that nobody was hurt.",
        "Her critics had a clash of views.",
        "He had a heart attack on Monday.",
        "",
    ],
    ids=["weak alone", "harm without a trigger", "had", "set phrase", "nothing"],
)
def test_other_sentences_are_not(text):
    """A weaker trigger by itself, what stands beside one without it, and set phrases do not count."""
    assert not may_name_incident(text)
