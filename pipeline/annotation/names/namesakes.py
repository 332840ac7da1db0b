"""Names that say which place or product is meant and name nobody: "the Pearl Harbour hotel", and lines that sign an article."""

from collections.abc import Sequence
from itertools import takewhile

from pipeline.annotation.document import Sentence
from pipeline.annotation.names.mention import PERSON, UNKNOWN_BODY
from pipeline.annotation.names.types import Kind
from pipeline.annotation.names.vocabulary import fold, not_actors
from pipeline.annotation.names.words import Word
from pipeline.rules import rule

_THINGS = frozenset({"place", "product"})
_OPEN_KINDS = frozenset({PERSON, UNKNOWN_BODY, None})
MOST_NOUNS = 3  # in lower case behind a name: "oil field", "train station"
LONGEST_SIGNATURE = 6  # words of a line that only says who wrote
_SMALL = frozenset({"by", "for", "of", "and", "the"})


@rule("names.thing_so_called", fires_on="They stormed the Joe Hunter hotel.", spares="They stormed off.")
def names_thing(words: tuple[Word, ...], last: int, kind: Kind) -> bool:
    """Whether the noun right behind a name that ends before word `last` says that a place or a product bears it."""
    if kind.actor_type not in _OPEN_KINDS or kind.rule == "listed":
        return False
    nouns = list(takewhile(lambda word: word.tag in {"NN", "NNS"} and not word.is_capital, words[last : last + MOST_NOUNS]))
    return bool(nouns) and not_actors().get(fold(nouns[-1].token.lemma_)) in _THINGS


def drop_signatures(sentences: Sequence[tuple[Sentence, tuple[Word, ...]]]) -> list[tuple[Sentence, tuple[Word, ...]]]:
    """The sentences without the lines above the prose that only say who wrote it and for whom."""
    above = len(list(takewhile(lambda one: one[1][-1].is_word, sentences)))
    return [one for at, one in enumerate(sentences) if at >= above or not _is_signature(one[1])]


@rule("names.signature_above_prose", fires_on="Ship burns in port\n\nSpecial for Harbour Gazette\n\nIt sank.", spares="Joe Hunter left.")
def _is_signature(words: tuple[Word, ...]) -> bool:
    """Whether a line holds nothing but names: "Joe Hunter", "Special for the Gazette"."""
    return len(words) <= LONGEST_SIGNATURE and all(word.is_capital or word.lower in _SMALL for word in words)
