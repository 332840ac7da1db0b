"""A made-up world, told by newspapers with gaps, slips and look-alikes, comes back as it was."""

from random import Random

import pytest

from tests.benchmarks.merging import make_world, merge_world, score_pairs

REPORTS = 600
SURE, FOUND = 0.98, 0.9  # of pairs put into one incident those that are; of pairs that are one incident those found


@pytest.fixture(scope="module", params=[3, 11])
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


def test_scores_of_known_groups():
    """Pairs joined wrongly lower precision, pairs missed lower recall."""
    assert score_pairs(["a", "a", "b"], [1, 1, 1]) == (1.0, 1 / 3)
    assert score_pairs(["a", "a", "a"], [1, 1, 2]) == (1 / 3, 1.0)
