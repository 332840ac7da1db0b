"""Tolls from public claims."""

import pytest

from pipeline.contract.records import Claim, Span
from pipeline.contract.tolls import sum_up

PLACE = Span(0, 1)


def claim(low, group=None, scope="total", population=None, qualifier="exact"):
    return Claim("killed", scope, population, low, low, qualifier, PLACE, group=group)


@pytest.mark.parametrize(
    ("claims", "toll"),
    [
        ([], (None, None, None)),
        ([claim(3), claim(5)], (3, 3, 5)),
        ([claim(2, 1, population="men"), claim(1, 1, population="a woman")], (3, 3, 3)),
        ([claim(2, 1), claim(1, 1), claim(9)], (3, 3, 9)),
        ([claim(2, 1), claim(1, 2)], (1, 2, 2)),
        ([claim(2, population="men"), claim(1, population="a woman")], (2, None, None)),
        ([claim(2, 1, qualifier="about"), claim(1, 1)], (1, 2, 2)),
        ([claim(4), claim(1, scope="attackers")], (4, 4, 4)),
        ([claim(1, scope="attackers")], (1, 1, 1)),
        ([claim(7, scope="part")], (None, None, None)),
    ],
)
def test_toll(claims, toll):
    """Totals give the toll, attackers' dead only where there are no others; claims of a group add up where each is exact."""
    found = sum_up(claims, "killed")
    assert (found.low, found.best, found.high) == toll
