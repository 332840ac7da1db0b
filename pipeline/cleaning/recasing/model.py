"""Which case a word takes: a linear model over the words around it.

words.parquet says how each word is usually written, weights.parquet what that and its neighbours count for;
`train` makes both, README.md says from what.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import polars as pl

from pipeline.cleaning.recasing.stems import find_stems
from pipeline.cleaning.recasing.tokens import Token
from pipeline.lexicon.gazetteer import load_places

WORDS = Path(__file__).parent / "words.parquet"
WEIGHTS = Path(__file__).parent / "weights.parquet"
LABELS = "lcu"  # lower case, capital first, capitals throughout
SEEN = 2  # times in the training text: a word seen less often counts as unknown, which is how names look
CLEAR = 0.9  # share of its uses in one case from which a word counts as having it
STEM_SHARE = 0.6  # share of a word's uses in lower case from which words made of it are common words (army → armies)
LONGEST_PLACE = 4  # words of the longest place name looked up
MANY = 100_000  # people of a place whose name alone speaks for a capital

Score = Callable[[str], Sequence[float] | None]


@dataclass(frozen=True)
class Vocabulary:
    """How often the training text has each word in each of LABELS, sentence starts left out; and names of places."""

    counts: dict[str, tuple[int, ...]]
    places: frozenset[str]
    cities: frozenset[str]
    towns: frozenset[str]

    def classify(self, word: str, leave: int | None = None) -> str:
        """A letter for a word: l, c, u as LABELS; m(ixed); d(erived from a lower-case word); n(ot known).

        `leave`, an index of LABELS, takes one use out of the count, as training on that use must.
        """
        counted = list(self.counts.get(word, (0, 0, 0)))
        if leave is not None and counted[leave]:
            counted[leave] -= 1
        total, best = sum(counted), max(range(3), key=lambda label: counted[label])
        if total < SEEN:
            return "d" if any(self._is_lower(stem) for stem in find_stems(word)) else "n"
        return LABELS[best] if counted[best] >= CLEAR * total else "m"

    def _is_lower(self, word: str) -> bool:
        counted = self.counts.get(word, (0, 0, 0))
        return counted[0] >= SEEN and counted[0] >= STEM_SHARE * sum(counted)

    def mark_places(self, words: Sequence[str]) -> list[str]:
        """For each word P when it lies in the name of a place of several words, p or t when it names a large or other one alone."""
        marks = ["p" if word in self.cities else "t" if word in self.towns else "" for word in words]
        for start in range(len(words)):
            for length in range(LONGEST_PLACE, 1, -1):
                if " ".join(words[start : start + length]) in self.places and start + length <= len(words):
                    marks[start : start + length] = ["P"] * length
                    break
        return marks


def list_features(
    tokens: Sequence[Token], classes: Sequence[str], places: Sequence[str], index: int, last: str, before: str
) -> Iterator[str]:
    """Features of the word at `index`; `last` and `before` are the labels given to the two words before it."""
    token, kind = tokens[index], classes[index]
    word = token.word
    following = tokens[index + 1] if index + 1 < len(tokens) and not tokens[index + 1].starts else None
    previous = tokens[index - 1] if index and not token.starts else None
    w1, k1 = (following.word, classes[index + 1]) if following else ("</s>", "-")
    w0, k0 = (previous.word, classes[index - 1]) if previous else ("<s>", "-")
    after = following.before if following else token.after
    yield "b"
    yield f"k={kind}"
    if kind != "n":
        yield f"w={word}"
        yield f"w={word}|l={last}"
        yield f"w={word}|n={w1}"
        yield f"w={word}|p={w0}"
        yield f"w={word}|k={k1}"
    yield f"k={kind}|l={last}|{before}"
    yield f"k={kind}|p={w0}"
    yield f"k={kind}|n={w1}"
    yield f"k={kind}|{k0}|{k1}"
    yield f"k={kind}|{k1}|l={last}"
    yield f"k={kind}|s3={word[-3:]}"
    yield f"k={kind}|s2={word[-2:]}|len={min(len(word), 8)}"
    yield f"k={kind}|pl={places[index]}|{k1}"
    yield f"k={kind}|len={min(len(word), 6)}|v={sum(c in 'aeiouy' for c in word) == 0}"
    yield f"k={kind}|g={token.glue}|l={last}"
    yield f"k={kind}|b={token.before}|a={after}"
    yield f"p={w0}|n={w1}"


def label_tokens(tokens: Sequence[Token], classes: Sequence[str], vocabulary: Vocabulary, score: Score) -> list[str]:
    """One of LABELS for each word; a sentence's first word is labelled like any other. `classes`: those of the words."""
    places = vocabulary.mark_places([token.word for token in tokens])
    labels: list[str] = []
    for index, token in enumerate(tokens):
        last = "s" if token.starts else labels[-1] if labels else "s"
        before = labels[-2] if len(labels) > 1 and not token.starts else "s"
        labels.append(token.fixed or choose_label(list_features(tokens, classes, places, index, last, before), score))
    return labels


def choose_label(features: Iterable[str], score: Score) -> str:
    """The label with the highest sum of weights; of equals the first in LABELS."""
    lower = capital = upper = 0.0
    for feature in features:
        weights = score(feature)
        if weights:
            lower, capital, upper = lower + weights[0], capital + weights[1], upper + weights[2]
    return "l" if lower >= capital and lower >= upper else "c" if capital >= upper else "u"


@cache
def load_vocabulary() -> Vocabulary:
    """The words of words.parquet and the gazetteer's place names."""
    words = pl.read_parquet(WORDS, glob=False, hive_partitioning=False)
    counts = {word: tuple(counted) for word, *counted in words.select("word", *LABELS).iter_rows()}
    return Vocabulary(counts, *load_place_names())


def load_place_names() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """(names of several words, names of one word of large places, of all places), folded."""
    names = load_places().select("names", "population").explode("names")
    spaced = pl.col("names").str.contains(" ")
    several, alone = names.filter(spaced)["names"], names.filter(~spaced)
    return frozenset(several), frozenset(alone.filter(pl.col("population") >= MANY)["names"]), frozenset(alone["names"])


@cache
def load_weights() -> dict[str, tuple[float, float, float]]:
    """Feature → weight for each of LABELS."""
    frame = pl.read_parquet(WEIGHTS, glob=False, hive_partitioning=False)
    return {feature: tuple(weights) for feature, *weights in frame.select("feature", *LABELS).iter_rows()}
