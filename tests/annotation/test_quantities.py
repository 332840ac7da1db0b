"""Numbers of people in words and figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotation.quantities import count_of, first_quantity, parse_number, read_quantity
from schemas.codes import rows_of


@pytest.mark.parametrize(
    ("words", "low", "high", "qualifier"),
    [
        ("ten", 10, 10, "exact"),
        ("twenty-five", 25, 25, "exact"),
        ("one hundred and twenty", 120, 120, "exact"),
        ("1,200", 1200, 1200, "exact"),
        ("two dozen", 24, 24, "exact"),
        ("nobody", 0, 0, "exact"),
        ("at least 20", 20, None, "at_least"),
        ("more than a dozen", 12, None, "at_least"),
        ("12 or more", 12, None, "at_least"),
        ("up to 30", None, 30, "at_most"),
        ("fewer than 30", None, 30, "at_most"),
        ("about 50", 50, 50, "about"),
        ("between five and seven", 5, 7, "range"),
        ("five to seven", 5, 7, "range"),
        ("several", None, None, "vague"),
        ("dozens", None, None, "vague"),
    ],
)
def test_quantities_keep_their_hedge(words, low, high, qualifier):
    """A number is read with what hedges it; words that give no number stay without one."""
    quantity = read_quantity(words)
    assert (quantity.low, quantity.high, quantity.qualifier) == (low, high, qualifier)


@pytest.mark.parametrize("row", rows_of("qualifier"), ids=lambda row: row["code"])
def test_quantities_are_coded_as_the_code_table_says(row):
    """Each example of a code is read as that code, with the number that the example gives."""
    for example in row["example"].split("; "):
        found = read_quantity(example.removesuffix(" people"))
        assert found.qualifier == row["code"]
        assert row["code"] == "vague" or 12 in (found.low, found.high)


@given(st.integers(0, 999_999))
def test_figures_read_back(number):
    """Any figure, with or without thousands commas, is the number it writes."""
    assert parse_number(str(number)) == parse_number(f"{number:,}") == number


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("twelve", 12),
        ("at least 30", 30),
        ("triple homicide", 3),
        ("Double murder", 2),
        ("a man was shot", 1),
        ("homicide", 1),
        ("dozens", None),
    ],
)
def test_words_behind_a_count_say_how_many(words, count):
    """Their number, as many as "double" and the like say, one where they give neither; none where they are vague."""
    assert count_of(words).low == count


@pytest.mark.parametrize(("words", "count"), [("12 people killed", 12), ("dozens killed", None), ("clerk killed", None)])
def test_quantity_at_the_head_is_read(words, count):
    """What comes behind it does not matter."""
    assert first_quantity(words).low == count
