"""Keys of mentions as people would have them: some actors joined, some mentions taken apart."""

from collections.abc import Mapping, Sequence

from pipeline.deduplication.actors import Key
from pipeline.deduplication.by_hand.naming import Link
from pipeline.deduplication.sets import Sets
from pipeline.deduplication.variants import Variant
from pipeline.ingestion.decisions import DecisionError

APART = "apart"


def take_apart(keys: Mapping[str, Key], forbidden: Sequence[Link]) -> dict[str, Key]:
    """By mention_id the key, with the second mention of each forbidden link under a key of its own where both share one."""
    found = dict(keys)
    for link in forbidden:
        if keys[link.one] == keys[link.other]:
            found[link.other] = (*keys[link.other], APART, link.other)
    return found


def join(
    keys: Mapping[str, Key], variants: Sequence[Variant], forced: Sequence[Link], forbidden: Sequence[Link]
) -> dict[Key, tuple[Key, ...]]:  # fmt: skip
    """For each key all keys of the same actor, sorted. Raises DecisionError where forced links join what is forbidden to be one.

    A variant that would join what is forbidden to be one is not followed.
    """
    sets: Sets[Key] = Sets(keys.values())
    for link in forced:
        sets.unite(keys[link.one], keys[link.other])
    for link in forbidden:
        if sets.find(keys[link.one]) == sets.find(keys[link.other]):
            raise DecisionError(f"{link.decision.place}: other lines make these two rows one; take this line out, or those")
    parted = [(keys[link.one], keys[link.other]) for link in forbidden]
    for variant in variants:
        ends = {sets.find(variant.one), sets.find(variant.other)}
        if not any({sets.find(one), sets.find(other)} == ends for one, other in parted):
            sets.unite(variant.one, variant.other)
    return {key: tuple(together) for together in sets.list() for key in together}
