"""How right the data are: the figures of table `quality`, a group a corpus, ready to be drawn as bars with intervals."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import polars as pl

from pipeline.evaluation.corpora import load_settings

FEWER = " (the fewer the better)"


@dataclass(frozen=True)
class Figure:
    """One measured figure in per cent; the bounds are None where nobody could tell them. `fewer`: a share of faults."""

    metric: str
    n: int
    value: float
    low: float | None
    high: float | None
    fewer: bool


@dataclass(frozen=True)
class Corpus:
    """The figures measured on one corpus and split of it; `about` says what it holds, where the program knows it."""

    name: str
    about: str
    figures: tuple[Figure, ...]


def list_corpora(quality: pl.DataFrame) -> list[Corpus]:
    """The corpora of table `quality` by name."""
    rows = quality.sort("corpus", "split", "metric", "quality_id").iter_rows(named=True)
    groups = groupby(rows, lambda row: (row["corpus"], row["split"]))
    return [Corpus(f"{corpus}, {split}", _tell(corpus), tuple(_read(group))) for (corpus, split), group in groups]


def _tell(corpus: str) -> str:
    return load_settings().get(corpus.split(",")[0], {}).get("about", "")


def _read(rows: Any) -> Iterator[Figure]:
    for row in rows:
        if row["value"] is not None:
            metric = row["metric"].removesuffix(FEWER)
            yield Figure(metric, row["n"], row["value"], row["ci_low"], row["ci_high"], metric != row["metric"])
