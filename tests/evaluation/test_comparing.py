"""Two releases beside each other: the difference of each figure, and whether chance explains it."""

from dataclasses import replace

import pytest

from pipeline.evaluation.comparing import compare, write_differences
from tests.evaluation.test_measuring import MIXED, SHARE, make_scored

FEWER = replace(SHARE, metric="towns given where none is (the fewer the better)")
SAME = ["Mosul", "Herat", "Mosul", "Mosul"] * 10


def difference_of(before, after, **changes):
    [found] = compare(make_scored(before), make_scored(after), [replace(SHARE, **changes)], split="dev")
    return found


def test_figures_stand_side_by_side():
    """Both values are the scorer's own; a gain that most articles share is no chance, and its interval lies around it."""
    found = difference_of(SAME, ["Mosul"] * 36 + ["Herat"] * 4)
    assert (found.before, found.after, found.n, found.split) == (75.0, 90.0, 40, "dev")
    assert found.low < 15.0 < found.high
    gained = difference_of(SAME, ["Mosul"] * 40)
    assert (gained.direction, gained.is_worse) == ("higher", False)
    assert 0 < gained.low < 25.0 < gained.high


def test_loss_is_marked():
    """The other way round the same figures are significantly lower; where fewer is better, what is higher is worse."""
    lost = difference_of(["Mosul"] * 40, SAME)
    assert (lost.direction, lost.is_worse) == ("lower", True)
    [more] = compare(MIXED, make_scored(["Mosul"] * 40), [FEWER], split="dev")
    assert (more.direction, more.is_worse) == ("higher", True)


def test_one_article_more_or_less_is_chance():
    """A single article that changed is no proof: the interval reaches 0."""
    found = difference_of(SAME, ["Herat", *SAME[1:]])
    assert (found.before, found.after, found.direction, found.is_worse) == (75.0, 72.5, "", False)
    assert found.low < found.high == 0


def test_pairing_sees_what_intervals_do_not():
    """Samples that are hard for one are hard for the other: the difference is surer than either figure is."""
    half = ["Mosul", "Herat"] * 100
    found = difference_of(half, ["Mosul"] * 20 + half[20:])
    assert found.after - found.before == pytest.approx(5.0)
    assert found.direction == "higher"
    assert found.high - found.low < 10  # each figure's own 95% interval is 14 points wide


@pytest.mark.parametrize(
    "changes",
    [{}, {"row": "town weighted F1", "resampling": "article"}, {"row": "same story", "resampling": "topic"}],
    ids=["sum", "article", "topic"],
)
def test_nothing_differs_from_itself(changes):
    """In every way of drawing, both are drawn alike: no difference, no interval, no mark."""
    found = difference_of(SAME, SAME, **changes)
    assert (found.after - found.before, found.low, found.high, found.direction) == (0, None, None, "")


def test_nothing_labelled_is_left_out():
    """A line about nothing is not compared."""
    assert compare(MIXED, MIXED, [replace(SHARE, row="river")], split="dev") == []


def test_differences_are_a_table():
    """A line a figure, in Markdown: values, difference, interval with features, and the mark in words."""
    lost, same = difference_of(["Mosul"] * 40, SAME), difference_of(SAME, SAME)
    head, _, first, second = write_differences([lost, same]).splitlines()
    assert head == "| corpus | split | metric | n | before | after | difference | 99% interval | significantly |"
    assert first.startswith("| valley | dev | city, exact | 40 | 100.0 | 75.0 | -25.0 | -")
    assert first.endswith("| lower (worse) |")
    assert second == "| valley | dev | city, exact | 40 | 75.0 | 75.0 | +0.0 | – |  |"
