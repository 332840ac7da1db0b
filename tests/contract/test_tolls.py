"""Tolls from public claims."""

from dataclasses import replace

import pytest

from pipeline.contract.records import Claim, Span
from pipeline.contract.tolls import sum_up

PLACE = Span(0, 1)


def claim(low, group=None, scope="total", population=None, qualifier="exact"):
    return Claim("killed", scope, population, low, low, qualifier, PLACE, group=group)


def at_least(low, group=None, scope="total"):
    return replace(claim(low, group, scope, qualifier="at_least"), high=None)


@pytest.mark.parametrize(
    ("claims", "toll"),
    [
        ([], (None, None, None)),
        ([claim(3), claim(5)], (3, 3, 5)),
        ([claim(2, 1, population="men"), claim(1, 1, population="a woman")], (3, 3, 3)),
        ([claim(2, 1), claim(1, 1), claim(9)], (3, 3, 9)),
        ([claim(2, 1), claim(1, 2)], (1, 2, 2)),
        ([claim(2, population="men"), claim(1, population="a woman")], (2, 2, None)),
        ([claim(2, 1, qualifier="about"), claim(1, 1)], (3, 3, 3)),
        ([claim(1, 1, "part"), at_least(5, 1, "part")], (6, 6, None)),
        ([claim(1, 1, "part"), claim(5, 1, "part"), claim(9)], (9, 9, 9)),
        ([at_least(20), claim(32)], (32, 32, 32)),
        ([claim(20), at_least(32)], (20, 20, None)),
        ([claim(12), replace(claim(15), is_outdated=True)], (12, 12, 12)),
        ([claim(4), claim(1, scope="attackers")], (4, 4, 4)),
        ([claim(1, scope="attackers")], (1, 1, 1)),
        ([claim(1, scope="attackers"), replace(claim(3), outcome="injured")], (None, None, None)),
        ([claim(7, scope="part")], (None, None, None)),
    ],
)
def test_toll(claims, toll):
    """Totals give the toll, else the sum of parts, else the attackers' dead; "at least" gives way to a number that bears it out."""
    found = sum_up(claims, "killed")
    assert (found.low, found.best, found.high) == toll
