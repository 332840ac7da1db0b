"""The learned column of match_weights.csv."""

import csv
from collections.abc import Iterable, Sequence
from math import log

import numpy as np
import polars as pl

from pipeline.deduplication.matching.scoring import AT_LENGTH, PRIOR
from pipeline.evaluation.matching.cases import Cases
from pipeline.evaluation.matching.labelled_pairs import Pairs
from pipeline.evaluation.matching.regression import Floats, fit_logistic
from pipeline.lexicon import FOLDER

FILE = FOLDER / "match_weights.csv"
RIDGE = 2.0  # a level seen in a few pairs stays near nothing, or near the level below it
TENTHS = 10 / log(2)  # of a bit in one logit
ORDERED = ("words", "opening", "retold", "rare", "title", "papers")  # comparisons whose levels are steps, the list's last the lowest
BY_HAND = (("papers", "later"), ("papers", "later_unnamed"))  # levels whose weight is set: the labelled stories end within three weeks
SOURCE = (
    "learned from labelled stories, wire reports, ECB+ (Cybulska and Vossen 2014) and the made-up world of tests/benchmarks"
    " by pipeline.evaluation.matching"
)
BESIDE_BY = "; beside: "
Column = tuple[str, str]  # comparison and level


def read_rows() -> list[dict[str, str]]:
    """The rows of the list, in order."""
    with open(FILE, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def list_columns() -> list[Column]:
    """The levels that have a weight to be learned."""
    keys = ((row["comparison"], row["level"]) for row in read_rows() if row[AT_LENGTH])
    return [key for key in keys if key[0] != PRIOR and key not in BY_HAND]


def make_features(levels: pl.DataFrame, columns: Iterable[Column]) -> Floats:
    """A row a pair, a column a level: 1 where the pair has it."""
    held = levels.select([(pl.col(name) == level).cast(pl.Float64).alias(f"{name} {level}") for name, level in columns])
    return held.to_numpy()


def stack_steps(columns: Sequence[Column]) -> Floats:
    """A row a level, a column a step. A level of an ordered comparison has half of each step up to it, and lacks half of those above.

    The ridge then draws a level to its neighbours, not to nothing, and figures swing less from sample to sample: of 1,029 pairs of stories,
    each weighed by what was learned without all alike, the mean log-loss falls from .20 to .18.
    """
    names = np.array([name for name, _ in columns])
    place = np.arange(len(columns))
    lowest = np.array([name in ORDERED and name not in names[number + 1 :] for number, name in enumerate(names)])
    halves = np.where(lowest[None, :], 1.0, np.where(place[:, None] <= place[None, :], 0.5, -0.5))  # the list has the highest first
    return np.where(names[:, None] == names[None, :], np.where(np.isin(names, ORDERED)[:, None], halves, np.eye(len(columns))), 0.0)


def learn(cases: Cases, columns: Sequence[Column]) -> Floats:
    """Weights in whole tenths of a bit: the prior, then those of the levels."""
    steps = stack_steps(columns)
    prior, *found = fit_logistic(cases.features @ steps, cases.labels, cases.counts, RIDGE)
    return np.round(np.array([prior, *(steps @ np.array(found))]) * TENTHS)


def write_weights(columns: list[Column], tenths: Floats, pairs: Iterable[Pairs]) -> None:
    """Replaces the weights and counts of what was learned; every other cell stays."""
    counted = {column: _count(pairs, *column) for column in columns}
    weights = dict(zip([(PRIOR, "all"), *columns], map(int, tenths), strict=True))
    rows = read_rows()
    for row in rows:
        key = (row["comparison"], row["level"])
        if key in weights:
            same, other = counted.get(key) or _count(pairs)
            row |= {AT_LENGTH: str(weights[key]), "same": str(same), "other": str(other)}
            beside = row["source"].split(BESIDE_BY)[-1]
            row["source"] = f"{SOURCE}{BESIDE_BY}{beside}" if row["beside"] else SOURCE
    with open(FILE, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _count(pairs: Iterable[Pairs], comparison: str | None = None, level: str | None = None) -> tuple[int, int]:
    """Pairs with this level, of one incident and of two; all without a comparison."""
    same = other = 0
    for held in pairs:
        there = np.ones(len(held.same)) if comparison is None else (held.levels[comparison] == level).to_numpy().astype(np.float64)
        same, other = same + int((there * held.same).sum()), other + int((there * (1 - held.same)).sum())
    return same, other
