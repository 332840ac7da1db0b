"""Which texts share keys: in one pass, each with the few earlier texts that hold a key before it, so that work grows with the keys."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator

NEIGHBOURS = 8  # earlier holders of a key that a text meets: what many hold is copied, or tells nothing


def meet_by_keys(keys: Iterable[Iterable[Hashable]]) -> Iterator[tuple[int, int, int]]:
    """(later, earlier, number of keys they share), in order. `keys` holds the keys of each text, each key once."""
    holders: dict[Hashable, list[int]] = defaultdict(list)
    for later, held in enumerate(keys):
        shared: Counter[int] = Counter()
        for key in held:
            shared.update(holders[key][-NEIGHBOURS:])
            holders[key].append(later)
        yield from ((later, earlier, count) for earlier, count in sorted(shared.items()))
