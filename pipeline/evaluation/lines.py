"""What a scorer says of one thing: a figure and, where it shows them, the counts that the figure is made of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


class MeasuringError(ValueError):
    """A scorer does not say what metrics.csv expects of it; the message names corpus, line and remedy."""


@dataclass(frozen=True)
class Line:
    """A figure in percent, the counts behind it where they are known, and the labelled items.

    `counts`: (part, whole) of a share; (found, wanted, right, given) of an F1, where found of the wanted labels were
    found, and right of the given answers are right. Counts of articles, or of groups that share nothing, add up.
    """

    value: float
    counts: tuple[float, ...] | None = None
    n: int | None = None


def make_share(part: float, whole: float) -> Line:
    """A share of labelled items; 0 where there are none."""
    return Line(take_ratio((part, whole)) or 0.0, (part, whole), int(whole))


def make_f1(found: float, wanted: float, right: float, given: float) -> Line:
    """An F1 over labelled items; 0 where there is nothing."""
    counts = (found, wanted, right, given)
    return Line(take_ratio(counts) or 0.0, counts, int(wanted))


def take_ratio(counts: Sequence[float]) -> float | None:
    """The figure that counts give, in percent; None where there is nothing to count."""
    if len(counts) == 2:
        part, whole = counts
        return 100 * part / whole if whole else None
    found, wanted, right, given = counts
    if not wanted + given:
        return None
    recall, precision = found / wanted if wanted else 0.0, right / given if given else 0.0
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def add_counts(counts: Iterable[Sequence[float]]) -> tuple[float, ...]:
    """The sum of counts of one kind, place by place."""
    return tuple(map(sum, zip(*counts, strict=True)))
