"""In which order tellings join."""

from types import SimpleNamespace

from pipeline.deduplication.matching import cluster_pairs
from pipeline.deduplication.matching.vetoes import Stand


def test_what_fits_what_stands_does_not_wait_for_a_vague_one():
    """Of two told beside, alike, the one that fits what two articles are about joins it, though the other fits less than nothing of it."""
    stands = SimpleNamespace(stands=[Stand({}, {}, {}, {}, {})] * 4, are_like_worded=lambda *_: False)
    pairs = [(0, 1, 50), (0, 2, 20), (1, 2, 20), (2, 3, 60), (0, 3, -80)]
    found = cluster_pairs([frozenset({f"{number}"}) for number in range(4)], [True, True, False, False], pairs, stands)
    assert found.groups == [[0, 1, 2], [3]]
    assert found.joined[2].pair == (0, 2)
