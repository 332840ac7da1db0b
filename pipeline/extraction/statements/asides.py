"""Asides between a subject and its verb: ", a father of three,", ", who leads the union,", ", 34,"."""

from collections.abc import Iterator

from pipeline.annotation.names.vocabulary import function_words
from pipeline.annotation.names.words import Word
from pipeline.extraction.statements.grammar import AUXILIARIES, NOUN_OPENERS, PREPOSITIONS
from pipeline.extraction.statements.phrases import MARKS

LONGEST_ASIDE = 24  # words between two commas
_ENDS = MARKS - {",", "-", ".", "(", ")", "“", "”", '"'}
_OPENERS = function_words("aside_opener")
_ARTICLES = (NOUN_OPENERS | {"one"}) - {"this", "that", "no"}


def before_asides(words: tuple[Word, ...], comma: int) -> Iterator[int]:
    """The commas that may open the aside which the comma at `comma` closes, the nearest first."""
    for at in range(comma - 1, max(0, comma - LONGEST_ASIDE), -1):
        if words[at].text == "," and _is_aside(words, at + 1, comma):
            yield at
        elif words[at].text in _ENDS:
            return


def _is_aside(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether the words between two commas only add to the name before them: an apposition, an age, a relative clause."""
    if first >= last:
        return False
    opening = words[first]
    if opening.text.isdigit() or opening.lower in _OPENERS or opening.lower in _ARTICLES or opening.lower in PREPOSITIONS:
        return True
    return opening.lower.endswith("ing") or not any(word.lower in AUXILIARIES for word in words[first:last])
