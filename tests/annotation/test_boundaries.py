"""Sentences and names of a document, counted once, are what spaCy says of them."""

from pipeline.annotation.boundaries import names_around, names_in, sentence_of, set_names
from tests.extraction.reading import read

TEXT = "Police arrested Joe Hunter in Lagos on Friday. Ann Baker left for Abuja.\nNobody told Joe Hunter."


def test_sentences_and_names_are_spacys():
    """Each word has the sentence and the names that spaCy gives it."""
    for sentence in read(TEXT).sentences:
        for token in sentence.words:
            assert sentence_of(token) == (token.sent.start, token.sent.end)
            assert [name.text for name in names_around(token)] == [name.text for name in token.sent.ents]
        assert [name.text for name in names_in(sentence.words, "PER")] == [one.text for one in sentence.words.ents if one.label_ == "PER"]


def test_new_names_replace_what_was_counted():
    """After a document is given other names, these are found."""
    words = read(TEXT).sentences[0].words
    assert list(names_around(words[0])) == list(words.ents)
    set_names(words.doc, [])
    assert list(names_around(words[0])) == []
