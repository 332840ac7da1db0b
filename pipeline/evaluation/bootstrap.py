"""How sure a figure is: the bootstrap, which draws the measured units again and again and looks how far the figure moves."""

from collections.abc import Callable, Sequence
from random import Random
from statistics import quantiles
from typing import TypeVar

DRAWS = 1_000  # the ends of an interval then move by about a tenth of its width from seed to seed
SEED = 1992  # any number: the same one gives the same interval
FORTIETHS = 40  # the first and the last of 39 cuts leave out 2.5 % each

Unit = TypeVar("Unit")


def find_interval(units: Sequence[Unit], figure: Callable[[Sequence[Unit]], float | None]) -> tuple[float, float] | None:
    """The ends of the 95% interval of a figure over units, by percentiles of DRAWS samples with replacement.

    `units`: what was drawn once from the world, such as articles; must be sortable, and their order does not count.
    `figure`: its value over some units; None for a sample that holds nothing to measure, which is left out.
    None where both ends are the same, as where no unit has an error, or where there is one unit: that the samples
    agree does not show that other units would.
    """
    ordered, chance = sorted(units), Random(SEED)
    drawn = (figure(chance.choices(ordered, k=len(ordered))) for _ in range(DRAWS))
    values = [value for value in drawn if value is not None]
    if len(values) < 2:
        return None
    cuts = quantiles(values, n=FORTIETHS, method="inclusive")
    return None if cuts[0] == cuts[-1] else (cuts[0], cuts[-1])
