"""Texts that meet by the keys they share."""

from collections import Counter

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.meeting import NEIGHBOURS, meet_by_keys


@given(st.lists(st.sets(st.sampled_from("abc"))))
def test_a_text_meets_the_few_before_it_that_hold_a_key(held):
    """For each key of a text those last holders before it, as many as NEIGHBOURS, and no other; in order."""
    met = Counter(
        (later, earlier)
        for later, keys in enumerate(held)
        for key in keys
        for earlier in [place for place in range(later) if key in held[place]][-NEIGHBOURS:]
    )
    found = meet_by_keys(pl.Series([sorted(keys) for keys in held], dtype=pl.List(pl.String)))
    assert found.rows() == [(*pair, count) for pair, count in sorted(met.items())]
