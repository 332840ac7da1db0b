"""Pairs of a made-up world, of which is known what is one incident: labelled corpora have few look-alikes in one town, and few trials."""

from pathlib import Path

import numpy as np
import polars as pl

from pipeline.deduplication.matching.scoring import AT_LENGTH
from pipeline.evaluation.matching.cases import Cases
from pipeline.evaluation.matching.weights import list_columns, make_features

FILE = "made_up_pairs.parquet"
SAME = "same"  # column: whether both are of one incident
COUNTED = 0.01  # of a labelled pair: at 0.03 and 0.1 fewer pairs of labelled corpora are found


def write_made_up(built: Path, levels: pl.DataFrame, same: pl.Series) -> Path:
    """`levels` as score_tellings gives them; of the pairs that are compared at length `built` gets the levels and whether they are one."""
    names = sorted({name for name, _ in list_columns()})
    built.mkdir(parents=True, exist_ok=True)
    levels.with_columns(same.alias(SAME)).filter(AT_LENGTH).select(*names, SAME).write_parquet(built / FILE)
    return built / FILE


def read_made_up(built: Path) -> Cases:
    """The pairs written into `built`. Raises FileNotFoundError where none were, ValueError where they lack a comparison."""
    file = built / FILE
    if not file.exists():
        raise FileNotFoundError(f"{file} is missing: `python -m tests.benchmarks.training {built}` writes it")
    held = pl.read_parquet(file, glob=False, hive_partitioning=False)
    lacking = sorted({name for name, _ in list_columns()} - set(held.columns))
    if lacking:
        raise ValueError(f"{file} lacks {', '.join(lacking)}: `python -m tests.benchmarks.training {built}` compares anew")
    same = held[SAME].cast(pl.Float64).to_numpy()
    return Cases(make_features(held, list_columns()), same, np.full(held.height, COUNTED))
