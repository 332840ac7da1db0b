"""Makes lexicon/target_weights.csv: `python -m pipeline.evaluation.target_weights OUT`, OUT being a build of the corpus `wire`.

A conditional logit: an incident was aimed at one of the types that have candidates, or at none of them, the likelier the higher the
sum of its features' weights. The labels are those of wire; folds hold whole incidents. Weights are whole tenths.
"""

import csv
import math
import os
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline.evaluation.corpora import find_bench, load_module
from pipeline.evaluation.rereading import list_articles, pair_labels, read_again
from pipeline.extraction.incidents.targets import NOTHING, find_candidates, list_features
from pipeline.lexicon import FOLDER

CORPUS = "wire"
FOLDS, ROUNDS, STEP, PRIOR = 10, 300, 2.0, 4.0  # PRIOR: how strongly a weight is held to zero
SOURCE = "conditional logit on the labels of wire: evaluation.target_weights"
NONE = ""
Weights = dict[str, float]


@dataclass(frozen=True)
class Example:
    """A labelled incident that was found: its key, the features of each type that can be chosen, NONE among them, and those right."""

    key: str
    options: tuple[tuple[str, frozenset[str]], ...]
    right: frozenset[str]

    @property
    def taught(self) -> frozenset[str]:
        """What is to be chosen: a right type that has candidates, else none."""
        return self.right & {kind for kind, _ in self.options} or frozenset({NONE})


def read_examples(out: Path, folder: Path) -> Iterator[Example]:
    """Examples of the labelled articles of a build; `folder` is that of the labels and their scorer."""
    scorer = load_module(folder / "score.py")
    labels = scorer.read_gold(str(folder))
    for row in list_articles(out):
        label = labels.get(Path(row["source_path"]).stem)
        if label is not None:
            yield from _read_article(row, label["incidents"], scorer)


def _read_article(row: Mapping[str, Any], incidents: Sequence[Mapping[str, Any]], scorer: ModuleType) -> Iterator[Example]:
    _, found = read_again(row)
    for label, cluster, report in pair_labels(found, incidents, scorer):
        if "target_type" in label and "target_type" not in label.get("unsure", []):
            candidates = list(find_candidates(cluster, report.incident_type, report.parties))
            options = [*sorted(list_features(candidates, report.incident_type).items()), (NONE, frozenset({NOTHING}))]
            right = frozenset(kind or NONE for kind in scorer.accepted(label, "target_type"))
            yield Example(label["key"], tuple(options), right)


def fit(examples: Sequence[Example]) -> Weights:
    """Weights by gradient ascent, the sums taken in the order of the examples and of the features."""
    weights = dict.fromkeys(sorted({one for example in examples for _, told in example.options for one in told}), 0.0)
    for _ in range(ROUNDS):
        slopes = {one: -PRIOR * weight for one, weight in weights.items()}
        for example in examples:
            for (_, told), pull in zip(example.options, _pulls(example, weights), strict=True):
                for one in sorted(told):
                    slopes[one] += pull
        weights = {one: weight + STEP * slopes[one] / len(examples) for one, weight in weights.items()}
    return weights


def _pulls(example: Example, weights: Weights) -> list[float]:
    """How much likelier each option should be: its share among the options taught, less its share among all."""
    odds = [math.exp(math.fsum(weights[one] for one in sorted(told))) for _, told in example.options]
    taught = [each if kind in example.taught else 0.0 for each, (kind, _) in zip(odds, example.options, strict=True)]
    return [one / math.fsum(taught) - other / math.fsum(odds) for one, other in zip(taught, odds, strict=True)]


def choose(example: Example, weights: Mapping[str, float]) -> str:
    """The option with the highest sum of whole tenths; none where its own is higher than any type's."""
    sums = {kind: sum(round(10 * weights.get(one, 0.0)) for one in told) for kind, told in example.options}
    return max(sums, key=lambda kind: (sums[kind], kind))  # NONE is the least of names, and so the last choice


def cross_validate(examples: Sequence[Example]) -> tuple[int, int, int, int]:
    """(right and all of those labelled with a target, given and all of those labelled with none), each chosen by the other folds."""
    right = given = 0
    for fold in range(FOLDS):
        weights = fit([one for one in examples if _fold_of(one) != fold])
        for one in (each for each in examples if _fold_of(each) == fold):
            chosen = choose(one, weights)
            right += NONE not in one.right and chosen in one.right
            given += NONE in one.right and chosen not in one.right
    aimed = sum(NONE not in one.right for one in examples)
    return right, aimed, given, len(examples) - aimed


def _fold_of(example: Example) -> int:
    return zlib.crc32(example.key.encode()) % FOLDS


def write(weights: Weights, examples: Sequence[Example], path: Path) -> None:
    """The list: each feature's weight in tenths, and in how many incidents it spoke for a type, and for a right one."""
    there: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for example in examples:
        there.update({one for _, told in example.options for one in told})
        right.update({one for kind, told in example.options if kind in example.right for one in told})
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("feature", "tenths", "incidents", "right", "source"))
        for one in sorted(weights):
            writer.writerow((one, round(10 * weights[one]), there[one], right[one], SOURCE))


if __name__ == "__main__":
    told = list(read_examples(Path(sys.argv[1]), find_bench(os.environ).folder / CORPUS))
    print("right {} of {}, given where there is none {} of {}, cross-validated".format(*cross_validate(told)))
    write(fit(told), told, FOLDER / "target_weights.csv")
