"""Phrases of a word list in a text."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.lexicon.phrases import PhraseMatcher, fold_case


def test_longest_phrase_wins_and_words_are_whole():
    """A set phrase hides the shorter trigger inside it; parts of words do not count."""
    matcher = PhraseMatcher([("attack", 0), ("heart attack", 1)])
    text = "A heart attack, not an attack; counterattack"
    assert [(text[hit.start : hit.end], hit.row) for hit in matcher.find(fold_case(text))] == [("heart attack", 1), ("attack", 0)]


@given(st.text())
def test_folding_keeps_the_length(text):
    """Offsets into the folded text are offsets into the text."""
    assert len(fold_case(text)) == len(text)
