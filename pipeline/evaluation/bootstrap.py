"""How sure a figure is: the bootstrap, which draws the measured units again and again and looks how far the figure moves."""

from collections.abc import Iterable
from functools import cache
from random import Random
from statistics import quantiles

DRAWS = 1_000  # the ends of an interval then move by about a tenth of its width from seed to seed
SEED = 1992  # any number: the same one gives the same interval
FIGURE, DIFFERENCE = 40, 200  # parts to cut into: without the first and the last, 95 % and 99 % are left


@cache
def draw_units(count: int) -> tuple[tuple[int, ...], ...]:
    """DRAWS samples with replacement of `count` units, each as places from 0; the same ones for the same count, always.

    What is drawn once from the world is a unit, such as an article. Figures of the same units over the same draws
    are paired: their differences leave out what only the choice of units does to both.
    """
    chance = Random(SEED)
    return tuple(tuple(chance.choices(range(count), k=count)) for _ in range(DRAWS))


def find_interval(values: Iterable[float | None], parts: int = FIGURE) -> tuple[float, float] | None:
    """The ends of the interval of a figure, by percentiles of its values over the draws.

    `values`: None for a draw that holds nothing to measure, which is left out. `parts`: FIGURE for the 95% interval,
    DIFFERENCE for the 99% one that dozens of comparisons ask for. None where both ends are the same, as where no unit
    has an error, or where there is one unit: that the samples agree does not show that other units would.
    """
    found = [value for value in values if value is not None]
    if len(found) < 2:
        return None
    cuts = quantiles(found, n=parts, method="inclusive")
    return None if cuts[0] == cuts[-1] else (cuts[0], cuts[-1])
