"""Disjoint sets: which things are one when some pairs of them are."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

Item = TypeVar("Item", bound=Any)  # with a hash and an order
Numbers = npt.NDArray[np.int64]


class Sets(Generic[Item]):
    """Sets that grow together; each is called by its smallest item."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._parents = {item: item for item in items}

    def find(self, item: Item) -> Item:
        """The smallest item of the set that holds this one."""
        while self._parents[item] != item:
            self._parents[item] = item = self._parents[self._parents[item]]
        return item

    def unite(self, one: Item, other: Item) -> None:
        """Make the sets of both one."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parents[second] = first

    def list(self) -> list[list[Item]]:
        """All sets, and the items of each, in order."""
        found: dict[Item, list[Item]] = {}
        for item in sorted(self._parents):
            found.setdefault(self.find(item), []).append(item)
        return list(found.values())


def connect(count: int, ones: Numbers, others: Numbers) -> Numbers:
    """By position, of `count`, the smallest that pairs lead to; pair by pair `ones` and `others` hold the positions of its ends.

    The same sets as those of Sets, millions of pairs at a time: each round hooks every root to the smallest it is paired with.
    """
    lowest = np.arange(count, dtype=np.int64)
    while len(ones):
        here, there = lowest[ones], lowest[others]
        np.minimum.at(lowest, np.maximum(here, there), np.minimum(here, there))
        while not np.array_equal(further := lowest[lowest], lowest):
            lowest = further
        apart = lowest[ones] != lowest[others]
        ones, others = ones[apart], others[apart]
    return lowest
