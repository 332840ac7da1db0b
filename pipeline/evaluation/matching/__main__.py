"""Learns match_weights.csv: `INCIDENT_CORPORA=… python -m pipeline.evaluation.matching DIR`.

DIR holds the corpora as `evaluate --out DIR stories wire ecbplus` builds them, and what
`python -m tests.benchmarks.training DIR` writes. Prints how right what articles are about is grouped by the weights as they stand, by
weights learned without a group of look-alikes for that group, and by those learned from all, which it writes.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from pipeline.evaluation.corpora import Bench, find_bench
from pipeline.evaluation.matching.folds import Totals, add_up, cross_validate, stack
from pipeline.evaluation.matching.labelled_pairs import Pairs, read_pairs
from pipeline.evaluation.matching.labels import READERS, Label, read_labels
from pipeline.evaluation.matching.made_up import read_made_up
from pipeline.evaluation.matching.scores import score_groups
from pipeline.evaluation.matching.weights import FILE, learn, list_columns, write_weights
from schemas.dictionary import write_table

Figures = Mapping[tuple[str, str], str]


def main(built: Path) -> None:
    """Learns from the corpora built into folders of `built`, and from the made-up pairs there."""
    bench = find_bench(os.environ)
    made_up = read_made_up(built)
    labels = {name: read_labels(bench, name) for name in READERS}
    pairs = {name: read_pairs(built / name, labels[name]) for name in READERS}
    learned = learn(stack(pairs).join(made_up), list_columns())
    now = {name: held.levels["total"].to_numpy() for name, held in pairs.items()}
    told = [measure(bench, built, labels, pairs, totals) for totals in (now, cross_validate(pairs, made_up), add_up(pairs, learned))]
    rows = [(*name, *(figures[name] for figures in told)) for name in told[0]]
    print(write_table(("corpus", "figure", "before", "cross-validated", "after"), rows))
    write_weights(list_columns(), learned, pairs.values())
    print(f"weights: {FILE}")


def measure(
    bench: Bench, built: Path, labels: Mapping[str, Mapping[str, Label]], pairs: Mapping[str, Pairs], totals: Totals
) -> Figures:  # fmt: skip
    """By corpus and figure its value in percent, and where the scorer counts, the counts."""
    found = {}
    for name, held in pairs.items():
        for figure, line in score_groups(bench, name, built / name, labels[name], held.cluster(totals[name])):
            counts = "" if line.counts is None else f" ({'/'.join(f'{count:g}' for count in line.counts)})"
            found[name, figure] = f"{line.value:.1f}{counts}"
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
