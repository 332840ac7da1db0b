"""The learned column of match_weights.csv."""

import csv
from collections.abc import Iterable
from math import log

import numpy as np
import polars as pl

from pipeline.deduplication.matching.scoring import AT_LENGTH, PRIOR
from pipeline.evaluation.matching.pairs import Pairs
from pipeline.evaluation.matching.regression import Floats, fit_logistic
from pipeline.lexicon import FOLDER

FILE = FOLDER / "match_weights.csv"
RIDGE = 1.0  # a level seen in a few pairs stays near nothing
TENTHS = 10 / log(2)  # of a bit in one logit
BY_HAND = (("papers", "later_unnamed"),)  # levels whose weight is set, not learned
SOURCE = "learned from labelled stories, wire reports and ECB+ (Cybulska and Vossen 2014) by pipeline.evaluation.matching"
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


def learn(features: Floats, labels: Floats, counted: Floats) -> Floats:
    """Weights in whole tenths of a bit: the prior, then those of the levels."""
    return np.round(fit_logistic(features, labels, counted, RIDGE) * TENTHS)


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
