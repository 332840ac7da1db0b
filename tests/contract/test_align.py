"""Where a quotation stands in a text."""

import pytest

from pipeline.contract.align import Reject, align
from pipeline.contract.records import Span

TEXT = "The army said: “We’ll hit\nback – soon…” An armed man spoke. “We’ll hit back,” said the man of the army."


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("The army said", "The army said"),
        ("  armed man ", "armed man"),
        ("We'll hit back - soon", "We’ll hit\nback – soon"),
        ('"We\'ll  hit back — soon..."', "“We’ll hit\nback – soon…”"),
        ("man spoke", "man spoke"),
        ("arm", "arm"),
    ],
)
def test_quotation_is_found(quote, words):
    """As it is written, or with other blanks, quotation marks, dashes and dots; what is found are the text's own words."""
    span = align(quote, TEXT, near=0)
    assert isinstance(span, Span)
    assert TEXT[span.start : span.end] == words


def test_whole_words_come_first():
    """ "arm" is no part of "army" where it stands alone elsewhere."""
    text = "The army lost an arm."
    assert align("arm", text) == Span(17, 20)


def test_exact_words_come_first():
    """What stands as it is quoted is taken, though an earlier place is alike."""
    text = "‘We go’ or 'We go'"
    assert align("'We go'", text) == Span(11, 18)


def test_the_nearest_is_taken():
    """Of several places the nearest to an offset; without one the quotation is ambiguous."""
    text = "a bomb, a bomb, a bomb"
    assert [align("bomb", text, near).start for near in (0, 9, 12, 400)] == [2, 10, 10, 18]
    found = align("bomb", text)
    assert isinstance(found, Reject)
    assert (found.check, "3 times" in found.reason) == ("quote_ambiguous", True)


@pytest.mark.parametrize(("quote", "check"), [("", "quote_empty"), (" \n", "quote_empty"), ("a bomb", "quote_not_found")])
def test_what_is_not_there_is_refused(quote, check):
    """No words, and words that the text does not hold, have no place; the reason says which."""
    found = align(quote, TEXT)
    assert isinstance(found, Reject)
    assert found.check == check
