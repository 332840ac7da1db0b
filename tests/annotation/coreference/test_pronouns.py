"""Whom a pronoun means: surely, and most likely."""

import pytest

from pipeline.annotation.coreference.pronouns import antecedent_of, likely_antecedent_of
from tests.extraction.reading import read


def meant(text: str, ask=antecedent_of) -> list[tuple[str, str]]:
    words = (word for sentence in read(text).sentences for word in sentence.words)
    return [(word.text, found.text) for word in words if (found := ask(word)) is not None]


def test_the_one_person_of_the_sentence_before_is_meant():
    """Where it is about him."""
    assert meant("Karl Brandt should be considered armed. He is wanted for murder.") == [("He", "Karl")]


@pytest.mark.parametrize(
    "text",
    [
        "Karl Brandt was shot by Roy Lee. He died.",
        "Police shot a man, said Karl Brandt. He died.",
        "Karl Brandt was shot. She died.",
        "Karl Brandt was shot. The street was closed. He died.",
    ],
)
def test_where_others_may_be_meant_nobody_is(text):
    """Two persons, a speaker, the other gender, a sentence in between."""
    assert meant(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roy Lee fled after he shot a man.", [("he", "Roy")]),
        ("She shot him.", []),
        ("Roy Lee fired at a guard, hitting him.", []),
    ],
)
def test_within_a_sentence_the_subject_above_is_meant(text, expected):
    """Where that is a single person, and not one who does it to the pronoun."""
    assert meant(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lena Okafor met Omar Said. He was late.", [("He", "Omar")]),
        ("Lena Okafor met Omar Said. She had met Kofi Brandt. She was late.", [("She", "Lena"), ("She", "Lena")]),
        ("Asked by Kofi Brandt, Omar Said said it was late, but he denied it.", [("he", "Omar")]),
        ("Omar Said left. A witness said that it was dark. He was late.", []),
    ],
)
def test_most_likely_is_who_is_spoken_of(text, expected):
    """By gender, who is the subject of what was said before, who speaks; nobody where somebody unnamed spoke."""
    assert [(pronoun, name) for pronoun, name in meant(text, likely_antecedent_of) if pronoun.lower() in {"he", "she"}] == expected
