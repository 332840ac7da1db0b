"""Learns a list of weights: a logistic regression over examples with named features, by folds of whole articles, to whole tenths."""

import csv
import math
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from pipeline.evaluation.matching.regression import Floats, fit_logistic
from pipeline.lexicon.weights import ANY

FOLDS = 10


@dataclass(frozen=True)
class Example:
    """A case that somebody judged: its article, its features, and whether it is of the incident."""

    article: str
    features: frozenset[str]
    is_own: bool


@dataclass(frozen=True)
class Weighing:
    """How weights are learned: `cost` says how many missing ones a wrong one weighs as much as, `source` where the labels are from."""

    cost: float
    source: str
    fewest: int = 4  # cases: a feature that fewer have is not weighed
    ridge: float = 2.0

    def list_weighed(self, examples: Sequence[Example]) -> list[str]:
        """The features that enough examples have, in order of their names."""
        counts = Counter(one for example in examples for one in example.features)
        return sorted(one for one, count in counts.items() if count >= self.fewest and one != ANY)

    def learn(self, examples: Sequence[Example]) -> dict[str, int]:
        """Each feature's weight in whole tenths; a case is own where they add up to nothing less than zero."""
        features = self.list_weighed(examples)
        weights = self._fit(examples, features)
        base = weights[0] - math.log(self.cost)
        return {one: round(10 * weight) for one, weight in zip([ANY, *features], [base, *weights[1:]], strict=True)}

    def _fit(self, examples: Sequence[Example], features: Sequence[str]) -> Floats:
        """Weights in logits: that of every case, then those of the features."""
        held = np.array([[one in example.features for one in features] for example in examples], dtype=np.float64)
        own = np.array([example.is_own for example in examples], dtype=np.float64)
        return fit_logistic(held, own, np.ones(len(examples)), self.ridge)

    def cross_validate(self, examples: Sequence[Example]) -> list[int]:
        """The sum of weights of each example, as the folds without its article teach them."""
        sums = [0] * len(examples)
        for fold in range(FOLDS):
            tenths = self.learn([one for one in examples if _fold_of(one) != fold])
            for place, one in enumerate(examples):
                if _fold_of(one) == fold:
                    sums[place] = sum(tenths.get(feature, 0) for feature in one.features)
        return sums

    def write(self, examples: Sequence[Example], path: Path) -> None:
        """The list: each feature's weight, and how many cases with it were of their incident, and of something else."""
        tenths = self.learn(examples)
        own = Counter(one for example in examples if example.is_own for one in example.features)
        other = Counter(one for example in examples if not example.is_own for one in example.features)
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("feature", "tenths", "own", "other", "source"))
            writer.writerows((one, tenths[one], own[one], other[one], self.source) for one in sorted(tenths))


def count_left_out(examples: Sequence[Example], sums: Sequence[int]) -> tuple[int, int, int, int]:
    """(left out and all of those that are of something else, left out and all of their own)."""
    left = [sum(total < 0 for one, total in zip(examples, sums, strict=True) if one.is_own == is_own) for is_own in (False, True)]
    own = sum(one.is_own for one in examples)
    return left[False], len(examples) - own, left[True], own


def _fold_of(example: Example) -> int:
    return zlib.crc32(example.article.encode()) % FOLDS
