"""The bootstrap: how far a figure moves when other units of the same kind had been drawn."""

import random
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.bootstrap import find_interval

UNITS = st.lists(st.integers(0, 100), min_size=1, max_size=12)


def mean(units):
    return sum(units) / len(units)


@given(UNITS)
def test_interval_lies_within_what_was_seen(units):
    """No sample of units has a mean beyond theirs, so neither end has; both ends are there or none."""
    ends = find_interval(units, mean)
    if ends is None:
        assert len(set(units)) == 1 or units.count(max(set(units), key=units.count)) / len(units) > 0.5
    else:
        assert min(units) <= ends[0] < ends[1] <= max(units)


@given(UNITS, st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_count(units, chance):
    """The same units give the same interval, in any order, whatever else draws numbers in between."""
    first = find_interval(units, mean)
    shuffled = chance.sample(units, len(units))
    random.seed(len(units))
    assert find_interval(shuffled, mean) == first


@pytest.mark.parametrize("size", [100, 400, 1600])
def test_interval_is_as_wide_as_theory_has_it(size):
    """Of coins, half of them heads, the share's interval is 2 · 1.96 · √(¼ / n) wide around a half; fewer coins, wider."""
    low, high = find_interval([0, 1] * (size // 2), mean)
    assert low < 0.5 < high
    assert high - low == pytest.approx(2 * 1.96 * sqrt(0.25 / size), rel=0.1)


def test_units_that_agree_give_no_interval():
    """Where no sample differs, an interval of no width would claim to be sure; there is none."""
    assert find_interval([100.0] * 5, mean) is None
    assert find_interval([40.0], mean) is None


def test_samples_without_anything_to_measure_are_left_out():
    """A figure that some samples do not have is drawn from the others, and has no interval when none is left."""
    low, high = find_interval([0, 1, 2, 3], lambda units: mean(units) if 3 in units else None)
    assert 0.75 <= low < high <= 3
    assert find_interval([0, 1, 2], lambda units: None) is None
