"""How much a word tells: one that few articles use says which incident is meant, one that most use says nothing."""

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from pipeline.lexicon import load_words

WORD = re.compile(r"[^\W\d_]{3,}|\d+")
YEAR = re.compile(r"20\d\d")  # earlier ones tell more: of the hundred before these, 85 are each in fewer than 50 of ARTICLES
_POSSESSIVE = re.compile(r"['\u2019]s\b")
ARTICLES = 5000  # that the counts of word_counts.csv were made on
RAREST = 10  # articles a word is taken to be in at least: what is rarer is as often a misspelling as a telling name
YEARLY = 1089  # articles a year is taken to be in, as the commonest weekday is: the counts list no numbers, and two of a town share years
COMMON = 0.3  # share of articles above which a word is left out
KEPT = 64  # words of a report to compare by, the most telling first
UNIT = 1000  # weights are whole numbers, so that sums do not depend on their order


@cache
def _counts() -> dict[str, int]:
    return {word: int(row["articles"]) for row in load_words("word_counts") for word in row["words"].split("|")}


def count_articles(word: str) -> int:
    """Of ARTICLES articles those with the word, at least; 0 for a word in fewer than RAREST. A year counts as a common word."""
    return YEARLY if YEAR.fullmatch(word) else _counts().get(word, 0)


@lru_cache(maxsize=1 << 18)
def weigh_word(word: str) -> int:
    """The square of the inverse document frequency (natural log), in thousandths; 0 for a word that says nothing."""
    return weigh_count(count_articles(word))


def weigh_count(articles: int) -> int:
    """What a word tells that so many of ARTICLES articles have, as weigh_word has it."""
    return 0 if articles > COMMON * ARTICLES else round(UNIT * math.log(ARTICLES / max(articles, RAREST)) ** 2)


def find_words(text: str) -> list[str]:
    """The words of a text in lower case, in order, without a possessive's s."""
    return [word.casefold() for word in WORD.findall(_POSSESSIVE.sub("", text))]


def pick_topical_words(text: str) -> list[str]:
    """The words in lower case that say most of what a text is about: telling, and said again and again. The first says most, each once.

    They rank by inverse document frequency times 1, 2, 3 … for words said once, from twice, from four times … (whole numbers).
    """
    said = Counter(find_words(text))
    ranked = sorted((-weigh_word(word) * count.bit_length() ** 2, word) for word, count in said.items())
    return [word for rank, word in ranked[:KEPT] if rank]


def pick_telling_words(texts: Iterable[str]) -> list[str]:
    """The most telling words of the texts in lower case, the most telling first, each once."""
    found = {word for text in texts for word in find_words(text)}
    weighed = sorted((-weigh_word(word), word) for word in found)
    return [word for weight, word in weighed[:KEPT] if weight]
