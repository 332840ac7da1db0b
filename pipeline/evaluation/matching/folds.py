"""Totals of pairs by weights that saw nothing of what they are told of: learned without a fold, for the pairs of that fold."""

from collections.abc import Mapping

import numpy as np

from pipeline.evaluation.matching.cases import Cases
from pipeline.evaluation.matching.labelled_pairs import Pairs
from pipeline.evaluation.matching.regression import Floats
from pipeline.evaluation.matching.weights import learn, list_columns, make_features

FOLDS = 25
COUNTED = {"stories": 1.0, "wire": 1.0, "ecbplus": 0.1}  # how often a pair counts: those of ECB+ lack days, and half their texts
Totals = Mapping[str, np.ndarray]


def stack(pairs: Mapping[str, Pairs]) -> Cases:
    """Features, labels and counts of all pairs, corpus by corpus."""
    columns = list_columns()
    features = np.concatenate([make_features(held.levels, columns) for held in pairs.values()])
    counts = np.concatenate([np.full(len(held.same), COUNTED[name]) for name, held in pairs.items()])
    return Cases(features, np.concatenate([held.same for held in pairs.values()]), counts)


def add_up(pairs: Mapping[str, Pairs], tenths: Floats) -> Totals:
    """By corpus the total of each pair in tenths of a bit."""
    columns = list_columns()
    return {name: (tenths[0] + make_features(held.levels, columns) @ tenths[1:]).astype(np.int64) for name, held in pairs.items()}


def cross_validate(pairs: Mapping[str, Pairs], more: Cases) -> Totals:
    """By corpus the total of each pair by weights learned without any pair of its groups: the mean where its ends are of two folds.

    `more` is learned from in every fold.
    """
    columns, cases = list_columns(), stack(pairs)
    folds = np.concatenate(list(_find_folds(pairs).values()))
    sums, times = np.zeros(len(cases.labels)), np.zeros(len(cases.labels))
    for fold in range(folds.shape[2]):
        out = folds[:, :, fold].any(axis=1)
        if out.any():
            tenths = learn(cases.pick(np.flatnonzero(~out)).join(more), columns)
            sums[out] += tenths[0] + cases.features[out] @ tenths[1:]
            times[out] += 1
    totals = np.split(np.round(sums / times).astype(np.int64), np.cumsum([len(held.same) for held in pairs.values()])[:-1])
    return dict(zip(pairs, totals, strict=True))


def _find_folds(pairs: Mapping[str, Pairs]) -> Mapping[str, np.ndarray]:
    """By corpus, for each pair and end, the folds it is of: those of all groups of its articles."""
    groups = sorted({group for held in pairs.values() for told in held.groups for group in told})
    fold_of = {group: number % FOLDS for number, group in enumerate(groups)}
    found = {}
    for name, held in pairs.items():
        of = np.zeros((len(held.groups), min(FOLDS, len(groups))), dtype=bool)
        for number, told in enumerate(held.groups):
            of[number, [fold_of[group] for group in told]] = True
        found[name] = of[held.ends]
    return found
