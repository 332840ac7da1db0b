"""Training text in other dress: all lower case, all capitals, headline case; and a word in twenty hidden."""

import random
from collections.abc import Sequence
from dataclasses import replace

from pipeline.annotation.model.training.treebanks import Tree

LOWER, UPPER, HEADLINE = 0.06, 0.06, 0.06  # shares of sentences
HIDDEN = 0.04  # share of words shown as a sign that no list knows
HIDDEN_SIGN = "\N{REPLACEMENT CHARACTER}"
_SMALL = {"a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "by", "with", "from", "as"}


def print_as_headline(word: str) -> str:
    """A word as title case has it."""
    return word if word in _SMALL else word[:1].upper() + word[1:]


def dress(trees: Sequence[Tree], chance: random.Random) -> list[Tree]:
    """The trees, some in other case, each with some words hidden; what they are annotated with stays."""
    return [replace(tree, words=_hide(_recase(tree.words, chance.random()), chance)) for tree in trees]


def _recase(words: list[str], draw: float) -> list[str]:
    for share, change in ((LOWER, str.lower), (UPPER, str.upper), (HEADLINE, print_as_headline)):
        if draw < share:
            return [change(word) for word in words]
        draw -= share
    return words


def _hide(words: list[str], chance: random.Random) -> list[str]:
    return [HIDDEN_SIGN if chance.random() < HIDDEN else word for word in words]
