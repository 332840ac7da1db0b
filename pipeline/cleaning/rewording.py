"""Copies that an editor went through: hardly a run of words is left, but sentence by sentence the story is the same.

Where one word in four is changed, a third of the runs of three words is left, and of the runs that copies are looked up by
nothing; most of a sentence's words are still there. Articles that share rare words are compared so.
"""

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice

from pipeline.lexicon.word_counts import pick_telling_words

RARE = 16  # words of an article it is looked up by, the rarest first
BEGINNING = 3000  # characters of an article that are looked at for them: whoever copies keeps the beginning
SHARED = 6  # of them that two articles have in common: two papers on one incident share its names, seldom so many
SOON = 3  # days from one paper to the next that reprints it
MOST = 1_000  # sentences of an article that are compared, from its beginning: the longest of 9,000 articles of news had 528
LEAST = 6  # words of a sentence worth comparing
FEWEST = 5  # such sentences of the shorter article: fewer are a brief, which quotes
SAME = 0.5  # share of all words of two sentences in both: one word in four changed leaves 0.6, two reports of one fact 0.2
COPIED = 0.5  # share of the shorter article's sentences found in the longer: of 5,000 articles no two other ones had more than 0.47
_SENTENCE = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)]*\s+|\n+")
WORD = re.compile(r"[^\W_]+")
Words = frozenset[str]


def list_rare_words(text: str) -> list[str]:
    """The words that an article is looked up by."""
    return pick_telling_words([text[:BEGINNING]])[:RARE]


def are_near(one: date | None, other: date | None) -> bool:
    """Whether one paper can have reprinted the other as news; so too where a day is not known."""
    return one is None or other is None or abs((one - other).days) <= SOON


def compare_sentences(first: str, second: str) -> float | None:
    """The share of the shorter text's sentences that the longer has in like words, from 0 to 1; None when neither is a copy.

    As with runs of words, the first half must be there: what ends every page of an outlet makes no copy.
    """
    short, long = sorted((_split(first), _split(second)), key=lambda sentences: (len(sentences), sentences))
    if len(short) < FEWEST:
        return None
    others = [frozenset(other) for other in long]
    found = [any(_alike(one, other) for other in others) for one in map(frozenset, short)]
    half = found[: len(found) // 2]
    share = sum(found) / len(found)
    return share if share >= COPIED and 2 * sum(half) > len(half) else None


def _split(text: str) -> list[Sequence[str]]:
    """The words of each sentence worth comparing, in lower case."""
    sentences = (WORD.findall(sentence.casefold()) for sentence in _SENTENCE.split(text))
    return list(islice((words for words in sentences if len(words) >= LEAST), MOST))


def _alike(one: Words, other: Words) -> bool:
    return len(one & other) >= SAME * len(one | other)
