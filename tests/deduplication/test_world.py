"""A made-up world, told by newspapers with gaps, slips and look-alikes, comes back as it was."""

import json
from random import Random

import pytest

from pipeline.deduplication import merge_tables
from tests.benchmarks.merging import make_world, merge_world, score_pairs

REPORTS = 600
SURE, FOUND = 0.98, 0.9  # of pairs put into one incident those that are; of pairs that are one incident those found


@pytest.fixture(scope="module", params=[3, 5])
def world(request):
    """The tables and the true incident of each report."""
    return make_world(REPORTS, request.param)


def test_incidents_come_back(world):
    """Nearly no two incidents become one, look-alikes included, and most reports find their own."""
    tables, truth = world
    precision, recall = score_pairs(merge_world(tables), truth)
    assert precision >= SURE
    assert recall >= FOUND


def test_order_of_rows_does_not_matter(world):
    """Shuffled tables give the same incidents."""
    tables, _ = world
    random = Random(5)
    shuffled = {name: frame.sample(fraction=1, shuffle=True, seed=random.randrange(1000)) for name, frame in tables.items()}
    assert merge_world(shuffled) == merge_world(tables)


def test_reasons_are_of_the_report_they_stand_by(world):
    """Each merge compares the report that it brings with one of the same incident, and no comparison gives the reason for two."""
    tables, _ = world
    merged = merge_tables(tables)
    incident_of = dict(merged["incident_reports"].select("report_id", "incident_id").iter_rows())
    rows = merged["merges"].filter(kind="incident", action="merge").iter_rows(named=True)
    compared = {row["absorbed_id"]: json.loads(row["features"])["reports"] for row in rows}
    assert compared
    assert all(absorbed in pair for absorbed, pair in compared.items())
    assert all(incident_of[one] == incident_of[other] for one, other in compared.values())
    assert len({tuple(pair) for pair in compared.values()}) == len(compared)


def test_scores_of_known_groups():
    """Pairs joined wrongly lower precision, pairs missed lower recall."""
    assert score_pairs(["a", "a", "b"], [1, 1, 1]) == (1.0, 1 / 3)
    assert score_pairs(["a", "a", "a"], [1, 1, 2]) == (1 / 3, 1.0)
