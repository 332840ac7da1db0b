"""Keys of mentions as people would have them: some actors joined, some mentions taken apart."""

from collections.abc import Mapping, Sequence

from pipeline.deduplication.actors import Key
from pipeline.deduplication.by_hand.naming import Link
from pipeline.deduplication.sets import Sets
from pipeline.ingestion.decisions import DecisionError

APART = "apart"


def take_apart(keys: Mapping[str, Key], forbidden: Sequence[Link]) -> dict[str, Key]:
    """By mention_id the key, with the second mention of each forbidden link under a key of its own where both share one."""
    found = dict(keys)
    for link in forbidden:
        if keys[link.one] == keys[link.other]:
            found[link.other] = (*keys[link.other], APART, link.other)
    return found


def join(keys: Mapping[str, Key], forced: Sequence[Link], forbidden: Sequence[Link]) -> dict[Key, tuple[Key, ...]]:
    """For each key all keys of the same actor, sorted. Raises DecisionError where forced links join what is forbidden to be one."""
    sets: Sets[Key] = Sets(keys.values())
    for link in forced:
        sets.unite(keys[link.one], keys[link.other])
    for link in forbidden:
        if sets.find(keys[link.one]) == sets.find(keys[link.other]):
            raise DecisionError(f"{link.decision.place}: other lines make these two rows one; take this line out, or those")
    return {key: tuple(together) for together in sets.list() for key in together}
