"""Words become pieces of the encoder's vocabulary as BERT's uncased tokenizer makes them."""

import pytest

from pipeline.annotation.model import VOCABULARY
from pipeline.annotation.model.wordpiece import MOST_PIECES, WordPieces

VOCABULARY_HERE = WordPieces(VOCABULARY)
PIECE_OF = {number: piece for piece, number in VOCABULARY_HERE.ids.items()}


def pieces(word: str) -> list[str]:
    return [PIECE_OF[number] for number in VOCABULARY_HERE.of_word(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("police", ["police"]),
        ("Police", ["police"]),
        ("gunmen", ["gunmen"]),
        ("shellings", ["shell", "##ings"]),
        ("n’t", ["n", "'", "t"]),
        ("“", ['"']),
        ("–", ["-"]),
        ("São", ["sao"]),
        ("U.S.", ["u", ".", "s", "."]),
        ("☃", ["[UNK]"]),
        ("\u200b", ["[UNK]"]),
    ],
)
def test_pieces(word, expected):
    """Case, accents and typographic signs fold away; the longest known piece goes first; what nobody knows is unknown."""
    assert pieces(word) == expected


def test_every_word_has_few_pieces():
    """A word is never without a piece, and an endless one costs no more than a long one."""
    assert all(1 <= len(VOCABULARY_HERE.of_word(word)) <= MOST_PIECES for word in ("a", " ", "\x00", "ha" * 100_000, "." * 500))
