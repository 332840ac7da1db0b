"""Words of violence that are said of no violence."""

import pytest

from pipeline.extraction.events.triggers import find_triggers
from tests.extraction.reading import sentence


def kinds(text: str) -> list[str]:
    return [trigger.incident_type for trigger in find_triggers(sentence(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The painter died of a stroke on Monday.",
        "The painter died Monday of lung cancer.",
        "Former mayor dead at 87",
        "Drug abuse has killed thousands of farmers.",
        "No shots were fired.",
        "Both bodies of Congress will meet.",
    ],
)
def test_figures_of_speech_name_nothing(text):
    """Deaths of illness and of old age, and words that mean otherwise."""
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels clashed with soldiers near the town.", "clash"),
        ("The convoy came under attack again.", "attack"),
        ("There was an attack on the village.", "attack"),
        ("Two farmers died on Monday.", "*"),
        ("A bus collided with a truck on Friday.", "accident"),
        ("A man stabbed his ex-girlfriend.", "stabbing"),
    ],
)
def test_deeds_keep_their_name(text, kind):
    """The same words said of people and things."""
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Several states have offered to carry out airstrikes.",
        "The president is willing to conduct airstrikes.",
        "The minister sought support for bombing the port.",
        "He threatened to have looters jailed.",
    ],
)
def test_what_is_only_meant_is_no_deed(text):
    """Offers, wishes, and threats of what nobody plots."""
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The church was badly damaged in a fire.", "accident"),
        ("A huge fire at a warehouse in Fresno was put out.", "accident"),
        ("The hall was burnt by an arsonist and a fire ripped through it.", "accident"),
        ("The school will meet elsewhere after a fire ripped through the hall.", "accident"),
        ("Robbers stole nearly all the jewels on display.", "robbery"),
        ("Masked men robbed a pharmacy.", "robbery"),
        ("An inmate took two officers hostage.", "hostage_taking"),
        ("A jet with 162 people aboard disappeared on Sunday.", "accident"),
    ],
)
def test_fires_robberies_and_lost_planes_are_told_by_two_words(text, kind):
    """What neither of two words says alone."""
    assert kind in kinds(text)
