"""Learned weights: lists of features with whole tenths of a logit, made by the commands of `pipeline.evaluation`."""

from collections.abc import Iterable, Mapping
from functools import cache

from pipeline.lexicon import load_words

ANY = "any"  # the feature of every case: where all others have none, it alone decides


@cache
def load_weights(name: str) -> Mapping[str, int]:
    """Each feature of `<name>.csv` with its weight in tenths. Raises FileNotFoundError for an unknown list."""
    return {row["feature"]: int(row["tenths"]) for row in load_words(name)}


def weigh(features: Iterable[str], name: str) -> int:
    """The sum of the features' weights in `<name>.csv`, in tenths; a feature that no label showed has none."""
    weights = load_weights(name)
    return sum(weights.get(feature, 0) for feature in features)
