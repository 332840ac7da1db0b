"""Deeds in words only: they have neither doer nor victim."""

import pytest

from pipeline.extraction.events.parties import find_parties
from tests.extraction.reading import sentence


@pytest.mark.parametrize(
    ("text", "is_deed"),
    [
        ("The senator, whose party lost, attacked Governor Ada Musa, claiming that she lied.", False),
        ("The new measures target five firms and 19 Danish individuals.", False),
        ("Ada Musa strikes a defiant tone in her memoir.", False),
        ("Some fans blew air horns while they waited.", False),
        ("A gunman attacked Ada Musa with a knife.", True),
        ("The rebels blew up a bridge in Lagos.", True),
    ],
)
def test_figures_of_speech_have_no_parties(text, is_deed):
    """What is struck, attacked or blown in words only is no act of violence."""
    found = find_parties(sentence(text))
    assert bool(found.perpetrators or found.victims) is is_deed
