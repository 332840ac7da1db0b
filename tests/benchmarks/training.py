"""Pairs of a made-up world to learn match_weights.csv from beside labelled ones: `python -m tests.benchmarks.training DIR`.

DIR is that of `python -m pipeline.evaluation.matching DIR`. The world has a seed of its own: weights are tried on others.
"""

import sys
from pathlib import Path

import polars as pl

from pipeline.deduplication.copies import pair_copies
from pipeline.deduplication.matching import score_tellings
from pipeline.deduplication.matching.gathering import gather_features
from pipeline.deduplication.places import name_places
from pipeline.deduplication.reading import read_reports
from pipeline.evaluation.matching.made_up import write_made_up
from tests.benchmarks.merging import make_world

REPORTS, SEED = 4_000, 11


def compare_world(count: int, seed: int) -> tuple[pl.DataFrame, pl.Series]:
    """The pairs that deduplication compares of a world with `count` reports, and of each whether both are of one incident."""
    tables, truth = make_world(count, seed)
    true = dict(zip(tables["incident_reports"]["report_id"], truth, strict=True))
    reports = read_reports(tables["incident_reports"], tables["articles"], {})
    told = pair_copies(reports, name_places(reports))
    levels = score_tellings(told, gather_features(tables, reports))
    incidents = pl.Series([true[telling.lead.report_id] for telling in told])
    return levels, incidents.gather(levels["one"]) == incidents.gather(levels["other"])


if __name__ == "__main__":
    print(write_made_up(Path(sys.argv[1]), *compare_world(REPORTS, SEED)))
