"""In which order tellings join, and by which calls."""

from types import SimpleNamespace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.deduplication.matching import cluster_pairs
from pipeline.deduplication.matching.clustering import TOLD_APART
from pipeline.deduplication.matching.vetoes import Stand

FREE = SimpleNamespace(take_stand=lambda _: Stand({}, {}, {}, {}, {}), find_like_worded=lambda *_: set())
TELLINGS = 9
scored = st.dictionaries(st.tuples(*[st.integers(0, TELLINGS - 1)] * 2).filter(lambda pair: pair[0] < pair[1]), st.integers(-90, 90))


def cluster(pairs, articles=None, mains=None):
    """The clusters of tellings that no veto keeps apart."""
    articles = articles or [frozenset({f"{number}"}) for number in range(TELLINGS)]
    return cluster_pairs(articles, mains or [True] * len(articles), pairs, FREE)


def test_what_fits_what_stands_does_not_wait_for_a_vague_one():
    """Of two told beside, alike, the one that fits what two articles are about joins it, though the other fits less than nothing of it."""
    pairs = [(0, 1, 50), (0, 2, 20), (1, 2, 20), (2, 3, 60), (0, 3, -80)]
    found = cluster(pairs, [frozenset({f"{number}"}) for number in range(4)], [True, True, False, False])
    assert found.groups == [[0, 1, 2], [3]]
    assert [call.pair for call in found.joined] == [(0, 1), (0, 2)]


@given(scored, st.lists(st.booleans(), min_size=TELLINGS, max_size=TELLINGS), st.randoms(use_true_random=False))
def test_order_of_pairs_does_not_matter(totals, mains, random):
    """Pairs in any order give the same groups, joined by the same calls."""
    pairs = [(*ends, total) for ends, total in totals.items()]
    found = cluster(pairs, mains=mains)
    random.shuffle(pairs)
    again = cluster(pairs, mains=mains)
    assert again.groups == found.groups
    assert sorted(call.pair for call in again.joined) == sorted(call.pair for call in found.joined)


@given(scored)
def test_each_join_is_of_a_pair_inside_its_group(totals):
    """The calls that join are one fewer than the members of each group, and their strongest pairs hold it together."""
    found = cluster([(*ends, total) for ends, total in totals.items()])
    for group in found.groups:
        inside = [call.pair for call in found.joined if call.pair[0] in group]
        reached = {group[0]}
        for _ in group:
            reached |= {number for pair in inside for number in pair if reached.intersection(pair)}
        assert (len(inside), reached) == (len(group) - 1, set(group))


@given(scored)
def test_chains_are_clustered_by_themselves(totals):
    """What no chain of likely pairs connects changes nothing of each other: two worlds side by side come out as each alone."""
    pairs = [(*ends, total) for ends, total in totals.items()]
    alone = cluster(pairs).groups
    shifted = [(one + TELLINGS, other + TELLINGS, total) for one, other, total in pairs]
    both = cluster(np.array(pairs + shifted), [frozenset({f"{number}"}) for number in range(2 * TELLINGS)]).groups
    assert both == alone + [[number + TELLINGS for number in group] for group in alone]


def test_two_of_one_article_stay_two():
    """What one article tells apart is apart, however alike, and the call says so."""
    found = cluster([(0, 1, 80)], [frozenset({"a"}), frozenset({"a"})])
    assert found.groups == [[0], [1]]
    assert [call.decision for call in found.apart] == [TOLD_APART]
