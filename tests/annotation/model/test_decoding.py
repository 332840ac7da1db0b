"""Scores become the best tree and the best names: checked against all there are, where those can be listed."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from pipeline.annotation.model import decoding
from pipeline.annotation.model.decoding import MOST_ROOTS, find_names, find_tree
from pipeline.annotation.model.labels import Labels, name_classes

CLASSES = name_classes(("PER", "LOC"))
LABELS = Labels((), (), (), CLASSES)


def is_tree(heads: tuple[int, ...]) -> bool:
    """One word under the root, and a way up to it from every word."""

    def climbs(at: int) -> bool:
        steps = 0
        while at and steps <= len(heads):
            at, steps = heads[at - 1], steps + 1
        return at == 0

    return heads.count(0) == 1 and all(map(climbs, range(1, len(heads) + 1)))


def weigh(scores: np.ndarray, heads: tuple[int, ...]) -> float:
    return float(sum(scores[at, head] for at, head in enumerate(heads, 1)))


@given(st.integers(1, 5).flatmap(lambda n: arrays(np.float32, (n + 1, n + 1), elements=st.integers(-50, 50).map(float))))
@settings(max_examples=150, deadline=None)
def test_tree_is_one_and_near_the_best(scores):
    """What is found is a tree with one root, and no tree with that root weighs more."""
    found = tuple(find_tree(scores).tolist())
    words = len(found)
    assert is_tree(found)
    trees = [heads for heads in product(range(words + 1), repeat=words) if is_tree(heads)]
    with_root = [heads for heads in trees if heads.index(0) == found.index(0)]
    assert weigh(scores, found) == pytest.approx(max(weigh(scores, heads) for heads in with_root))


@pytest.mark.parametrize("size", [1, 2, 80])
def test_cycles_are_broken(size):
    """Words that would each hang on the next still form a tree."""
    scores = np.zeros((size + 1, size + 1), np.float32)
    for at in range(1, size + 1):
        scores[at, at % size + 1] = 9
    assert is_tree(tuple(find_tree(scores).tolist()))


def test_many_roots_cost_few_trees(monkeypatch):
    """Where every word asks to be the root, only the likeliest are tried, and the one that asks most is it."""
    forced, force = [], decoding._force_root
    monkeypatch.setattr(decoding, "_force_root", lambda scores, root: forced.append(root) or force(scores, root))
    scores = np.zeros((201, 201), np.float32)
    scores[1:, 0] = 5
    scores[77, 0] = 9
    found = find_tree(scores).tolist()
    assert len(forced) == MOST_ROOTS
    assert (found.index(0), found.count(0)) == (76, 1)


@given(st.lists(st.sampled_from([None, "PER", "LOC"]), min_size=1, max_size=8), st.lists(st.booleans(), min_size=8, max_size=8))
def test_clear_names_are_found_as_marked(kinds, breaks):
    """Names that the scores leave no doubt of come back as they were written."""
    names, start = [], 0
    for at in range(1, len(kinds) + 1):
        if at == len(kinds) or kinds[at] != kinds[start] or breaks[at]:
            if kinds[start]:
                names.append((start, at, kinds[start]))
            start = at
    classes = LABELS.classes_of_names(names, len(kinds))
    assert find_names(np.eye(len(CLASSES), dtype=np.float32)[classes] * 9, CLASSES) == names


def test_sequence_that_is_no_name_is_mended():
    """A name that would only end is none; one that has begun goes on where that costs least."""
    ends = np.zeros((2, len(CLASSES)), np.float32)
    ends[0, 0], ends[1, CLASSES.index("E-PER")] = 5, 1
    assert find_names(ends, CLASSES) == []
    begins = np.zeros((2, len(CLASSES)), np.float32)
    begins[0, CLASSES.index("B-PER")], begins[1, CLASSES.index("I-PER")] = 5, 5
    assert find_names(begins, CLASSES) == [(0, 2, "PER")]
