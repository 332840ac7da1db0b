"""Chains of pairs, found one at a time and all at once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.deduplication.sets import Sets, connect

COUNT = 12


@given(st.lists(st.tuples(*[st.integers(0, COUNT - 1)] * 2)))
def test_both_ways_find_the_same_sets(pairs):
    """Position by position the smallest that pairs lead to is the one by which Sets calls its set."""
    one_by_one: Sets[int] = Sets(range(COUNT))
    for pair in pairs:
        one_by_one.unite(*pair)
    ones, others = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    assert connect(COUNT, ones, others).tolist() == [one_by_one.find(number) for number in range(COUNT)]
