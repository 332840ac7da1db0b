"""The bootstrap: how far a figure moves when other units of the same kind had been drawn."""

import random
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.bootstrap import DIFFERENCE, draw_units, find_interval

UNITS = st.lists(st.integers(0, 100), min_size=1, max_size=12)


def mean(units):
    return sum(units) / len(units)


def interval_of(units, figure=mean, **changes):
    return find_interval((figure([units[place] for place in draw]) for draw in draw_units(len(units))), **changes)


@given(UNITS)
def test_interval_lies_within_what_was_seen(units):
    """No sample of units has a mean beyond theirs, so neither end has; both ends are there or none."""
    ends = interval_of(units)
    if ends is None:
        assert len(set(units)) == 1 or units.count(max(set(units), key=units.count)) / len(units) > 0.5
    else:
        assert min(units) <= ends[0] < ends[1] <= max(units)


@given(UNITS)
def test_same_units_are_drawn_each_time(units):
    """As many units are drawn in the same samples, whatever else draws numbers in between: two figures over them are paired."""
    first = interval_of(units)
    random.seed(len(units))
    draw_units.cache_clear()
    assert interval_of(units) == first
    assert {len(draw) for draw in draw_units(len(units))} == {len(units)}


def test_interval_of_a_difference_leaves_out_less():
    """At 99% an interval is wider than at 95%, as normal ones are: by 2.58 / 1.96."""
    (low, high), (lowest, highest) = interval_of([0, 1] * 200), interval_of([0, 1] * 200, parts=DIFFERENCE)
    assert (highest - lowest) / (high - low) == pytest.approx(2.58 / 1.96, rel=0.1)


@pytest.mark.parametrize("size", [100, 400, 1600])
def test_interval_is_as_wide_as_theory_has_it(size):
    """Of coins, half of them heads, the share's interval is 2 · 1.96 · √(¼ / n) wide around a half; fewer coins, wider."""
    low, high = interval_of([0, 1] * (size // 2))
    assert low < 0.5 < high
    assert high - low == pytest.approx(2 * 1.96 * sqrt(0.25 / size), rel=0.1)


def test_units_that_agree_give_no_interval():
    """Where no sample differs, an interval of no width would claim to be sure; there is none."""
    assert interval_of([100.0] * 5) is None
    assert interval_of([40.0]) is None


def test_samples_without_anything_to_measure_are_left_out():
    """A figure that some samples do not have is drawn from the others, and has no interval when none is left."""
    low, high = interval_of([0, 1, 2, 3], lambda units: mean(units) if 3 in units else None)
    assert 0.75 <= low < high <= 3
    assert interval_of([0, 1, 2], lambda units: None) is None
