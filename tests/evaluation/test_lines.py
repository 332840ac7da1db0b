"""Figures and the counts behind them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.lines import Line, add_counts, make_f1, make_share, take_ratio

COUNTS = st.integers(0, 20)


def test_share_and_f1_are_ratios_of_counts():
    """A share is hits of all; an F1 weighs what was found of the wanted against what is right of the given."""
    assert make_share(3, 4) == Line(75.0, (3, 4), 4)
    assert make_f1(2, 4, 2, 4) == Line(50.0, (2, 4, 2, 4), 4)
    assert make_f1(2, 4, 3, 3).value == pytest.approx(200 / 3)
    assert make_f1(0, 4, 0, 0).value == make_f1(0, 0, 0, 4).value == make_f1(0, 3, 0, 3).value == 0


def test_nothing_to_count_has_no_ratio():
    """Where nothing is labelled and nothing given there is no figure, which is no zero; nor is it one where a line is made of it."""
    assert take_ratio((0, 0)) is None
    assert take_ratio((0, 0, 0, 0)) is None
    assert make_share(0, 0) == Line(0.0, (0, 0), 0)


@given(st.lists(st.tuples(COUNTS, COUNTS), min_size=1))
def test_counts_of_one_kind_add_up(counts):
    """Sums are taken place by place."""
    assert add_counts(counts) == (sum(one for one, _ in counts), sum(other for _, other in counts))
