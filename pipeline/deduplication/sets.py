"""Disjoint sets: which things are one when some pairs of them are."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

Item = TypeVar("Item", bound=Any)  # with a hash and an order


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
