"""Whether what a word names happened."""

import pytest

from pipeline.extraction.events.factuality import factuality_of
from pipeline.lexicon import load_words
from tests.extraction.reading import sentence

CUES = load_words("factuality_cues")
EVENTS = ("shots", "bombing", "bomb", "attacks", "attack", "blow", "kill", "exploded", "lynchings", "firing", "defused")


def read(text: str, word: str, part: str):
    words = next(one for one in sentence(text).words if one.text == word)
    return factuality_of(words.doc[words.i : words.i + 1], part)


@pytest.mark.parametrize("row", CUES, ids=lambda row: row["rule"])
def test_example_of_a_cue_holds(row):
    """Each cue decides its own example, on one of the words that can name an event."""
    told = [word.text for word in sentence(row["fires_on"]).words if word.text in EVENTS]
    found = [read(row["fires_on"], word, part) for word in told for part in ("noun", "verb")]
    assert (row["value"], f"factuality.{row['rule']}") in {(one.value, one.rule) for one in found}


@pytest.mark.parametrize(
    ("text", "word", "part", "value"),
    [
        ("Rebels attacked the town.", "attacked", "verb", "happened"),
        ("A man ran outside and began to stab people.", "stab", "verb", "happened"),
        ("The president plans to speak about the attacks.", "attacks", "noun", "happened"),
        ("They laid flowers for the victims of the attack on the club.", "attack", "noun", "happened"),
        ("The army would attack the town.", "attack", "verb", "hypothetical"),
        ("They are no longer exploding bombs.", "exploding", "verb", "denied"),
        ("There were no reports of deaths.", "deaths", "noun", "denied"),
        ("The bomb squad was sent home.", "bomb", "noun", "no_event"),
    ],
)
def test_parse_decides_where_no_cue_does(text, word, part, value):
    """Modals, negation, what begins to happen, and nouns that the text knows of."""
    assert read(text, word, part).value == value


def test_cue_has_its_place():
    """The words that decide are given with their place in the text."""
    text = "Police foiled a bombing in Lagos."
    span = read(text, "bombing", "noun").cue
    assert text[span.start : span.end].startswith("foiled")
