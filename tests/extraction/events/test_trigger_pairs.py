"""Incidents told by two words that stand apart."""

import pytest

from pipeline.extraction.events.first_pass import reports_incident
from pipeline.extraction.events.triggers import find_triggers
from tests.extraction.reading import sentence


def types(text: str) -> list[tuple[str, str]]:
    return [(trigger.text, trigger.incident_type) for trigger in find_triggers(sentence(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels fired six heavy missiles at the port on Monday.", ("fired", "shelling")),
        ("A pickpocket was beaten by an angry crowd in Lagos.", ("beaten", "riot")),
        ("Youths set three parked lorries on fire in Turin.", ("set", "arson")),
        ("The army captured on Thursday a village near Goma.", ("captured", "clash")),
        ("The assault on the fort was repelled by the garrison.", ("repelled", "clash")),
        ("A storage tank exploded in Leeds.", ("exploded", "accident")),
        ("The regime used mustard gas in the valley.", ("used", "armed_assault")),
        ("Villagers blocked the main highway near Quito.", ("blocked", "protest")),
        ("Heavy fighting between the army and rebels went on near Bangui.", ("fighting", "clash")),
        ("A hiker fell 90 feet to her death near Lienz.", ("fell", "accident")),
        ("The navy said it had captured nine pirates off Bosaso.", ("captured", "arrest")),
        ("Pirates in two skiffs chased a tanker off Lagos.", ("chased", "hijacking")),
    ],
)
def test_two_words_name_what_neither_names_alone(text, expected):
    """The parse ties a verb or noun to its thing, whatever stands between."""
    assert expected in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "The coach fired his assistant after the launch of the missile museum.",
        "Fallen trees blocked the highway near Quito.",
        "The mayor captured the mood of the village.",
        "The film captured the pirates, and the navy liked it.",
        "Prices fell 90 cents to their lowest of the year.",
        "The army would capture the village if it could.",
    ],
)
def test_words_that_only_stand_near_each_other_name_nothing(text):
    """No pair without its relation, without its doer, or under "would"."""
    assert types(text) == []


def test_clash_with_protesters_is_a_riot():
    """Where a crowd stands in the sentence no two armed sides fight."""
    assert ("clashed", "riot") in types("Students at the protest clashed with guards outside the ministry.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The navy fired two old rockets at the raft.", True),
        ("Rockets are old. " + "Nobody knows why they were ever built in the hills. " * 4 + "He was fired.", False),
        ("It was an attack on reason. " + "Nobody knows why the hills were ever so quiet in the spring. " * 20, False),
        ("The attack left two dead. " + "Nobody knows why the hills were ever so quiet in the spring. " * 20, True),
        ("Two farmers were killed.", True),
    ],
)
def test_the_cheap_pass_sees_pairs_and_passes_over_a_lone_weak_word(text, expected):
    """Both words of a pair near each other are enough; one weak trigger is only in a text of a few lines."""
    assert reports_incident(text) is expected
