"""Where sentences end."""

import re

from pipeline.annotation.sentences import LONGEST, find_sentences
from tests.counting import growth


def words_of(text: str) -> list[str]:
    """Words and marks."""
    return re.findall(r"\w+|[^\w\s]", text)


def test_an_endless_sentence_is_read_in_pieces():
    """No piece is longer than the limit, each ends behind a comma where it can, and no word is lost or read twice."""
    text = "The ship sailed from Harwell to Okoroville, " * 300
    pieces = [text[start:end] for start, end in find_sentences(text)]
    assert len(pieces) > 1
    assert all(len(words_of(piece)) <= LONGEST for piece in pieces)
    assert all(piece.endswith(",") for piece in pieces)
    assert " ".join(pieces) == text.strip()


def test_a_long_sentence_stays_one():
    """Up to the limit a sentence is what its author made it."""
    text = "The ship sailed from Harwell to Okoroville, " * (LONGEST // 8)
    assert find_sentences(text) == [(0, len(text) - 1)]


def test_signs_without_blanks_stay_together():
    """A piece ends at a blank alone, so that no word of the parse lies in two sentences."""
    text = "a," * LONGEST + " " + "b," * LONGEST + " c"
    pieces = [text[start:end] for start, end in find_sentences(text)]
    assert " ".join(pieces) == text
    assert pieces[0] == "a," * LONGEST


def test_abbreviations_in_a_row_cost_their_number():
    """Sentences that are joined again and again are not looked through again and again."""
    assert growth(lambda size: find_sentences("Gen. " * size), 300) < 2.5
