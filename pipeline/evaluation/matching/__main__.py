"""Learns match_weights.csv: `INCIDENT_CORPORA=… python -m pipeline.evaluation.matching DIR`.

DIR holds the corpora as `evaluate --out DIR stories wire ecbplus` builds them.
Prints what weights learned without a group of look-alikes make of that group, and writes those learned from all.
"""

import os
import sys
from itertools import combinations
from pathlib import Path

import numpy as np

from pipeline.evaluation.corpora import find_bench
from pipeline.evaluation.matching.labels import READERS, read_labels
from pipeline.evaluation.matching.pairs import Pairs, read_pairs
from pipeline.evaluation.matching.regression import Floats
from pipeline.evaluation.matching.weights import FILE, learn, list_columns, make_features, write_weights

FOLDS = 25
COUNTED = {"stories": 1.0, "wire": 1.0, "ecbplus": 0.1}  # how often a pair counts: those of ECB+ lack days, and half their texts


def main(built: Path) -> None:
    """Learns from the corpora built into folders of `built`."""
    bench = find_bench(os.environ)
    pairs = {name: read_pairs(built / name, read_labels(bench, name)) for name in READERS}
    for name in READERS:
        totals = cross_validate(pairs, name)
        right, found, true = count_pairs(pairs[name], pairs[name].cluster(totals))
        precision, recall = right / max(found, 1), right / max(true, 1)
        print(f"{name}: {len(pairs[name].same)} pairs; precision {precision:.3f}, recall {recall:.3f}, F1 {2 * right / (found + true):.3f}")
    columns = list_columns()
    write_weights(columns, learn(*_stack(pairs)), pairs.values())
    print(f"weights: {FILE}")


def _stack(pairs: dict[str, Pairs], left_out: tuple[str, Floats] | None = None) -> tuple[Floats, Floats, Floats]:
    """Features, labels and weights of all pairs but those of the corpus that are left out."""
    columns, parts = list_columns(), []
    for name, held in pairs.items():
        used = np.ones(len(held.same), dtype=bool) if left_out is None or left_out[0] != name else ~left_out[1].astype(bool)
        parts.append((make_features(held.levels, columns)[used], held.same[used], np.full(int(used.sum()), COUNTED[name])))
    features, labels, weights = (np.concatenate([part[place] for part in parts]) for place in range(3))
    return features, labels, weights


def cross_validate(pairs: dict[str, Pairs], name: str) -> np.ndarray:
    """The total of each pair of a corpus by weights that saw neither of its groups: the mean where the groups are of two folds."""
    held = pairs[name]
    groups = sorted({label.group for label in held.labels})
    fold_of = {group: number % FOLDS for number, group in enumerate(groups)}
    folds = np.array([fold_of[label.group] for label in held.labels])[held.ends]
    features = make_features(held.levels, list_columns())
    sums, counts = np.zeros(len(held.same)), np.zeros(len(held.same))
    for fold in range(min(FOLDS, len(groups))):
        out = (folds == fold).any(axis=1)
        tenths = learn(*_stack(pairs, (name, out)))
        sums[out] += tenths[0] + features[out] @ tenths[1:]
        counts[out] += 1
    return np.round(sums / counts).astype(np.int64)


def count_pairs(pairs: Pairs, groups: list[list[int]]) -> tuple[int, int, int]:
    """Pairs of labelled articles that are rightly one, that are found to be one, and that are one."""
    home = {number: place for place, group in enumerate(groups) for number in group}
    told = [number for number, label in enumerate(pairs.labels) if label.incident is not None]
    right = found = true = 0
    for one, other in combinations(told, 2):
        same, joined = pairs.labels[one].incident == pairs.labels[other].incident, home[one] == home[other]
        right, found, true = right + (same and joined), found + joined, true + same
    return right, found, true


if __name__ == "__main__":
    main(Path(sys.argv[1]))
