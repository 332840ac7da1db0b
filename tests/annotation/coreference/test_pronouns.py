"""Whom a pronoun at the head of a sentence means."""

import pytest

from pipeline.annotation.coreference.name_labels import mark_people
from pipeline.annotation.coreference.pronouns import mark_pronouns
from pipeline.annotation.noun_phrases import MEANT
from tests.extraction.reading import read


def meant(text: str) -> list[tuple[str, str]]:
    article = read(text)
    mark_people(article, ())
    mark_pronouns(article)
    doc = article.sentences[0].words.doc
    return [(doc[place].text, name.text) for place, name in doc.user_data[MEANT].items()]


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
