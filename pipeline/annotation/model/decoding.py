"""From scores to one reading of a sentence: the best tree of heads, the best sequence of name classes."""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.annotation.model.labels import OUTSIDE, Name

NEVER = np.float32(-1e9)
MOST_ROOTS = 4  # that are tried in turn: words without syntax may ask for a hundred, and each costs a tree of its own
Scores = NDArray[np.float32]
Heads = NDArray[np.int64]


def find_tree(scores: Scores) -> Heads:
    """The head of each word, 1-based, 0 for the root: the best tree; where that has several roots, the best with one of
    the MOST_ROOTS that would lose most by another head.

    `scores` is (words + 1, words + 1), dependents by heads, row and column 0 the root's. Maximum spanning
    arborescence by Chu and Liu 1965 and Edmonds 1967.
    """
    scores = scores.copy()
    np.fill_diagonal(scores, NEVER)
    heads = _span(scores)
    roots = np.flatnonzero(heads == 0)
    if len(roots) == 1:
        return heads
    other = scores[1:, 1:].max(1)
    likely = sorted(roots, key=lambda root: (other[root] - scores[root + 1, 0], root))[:MOST_ROOTS]
    trees = [_span(_force_root(scores, int(root) + 1)) for root in likely]
    words = np.arange(1, len(scores))
    return max(trees, key=lambda tree: float(scores[words, tree].sum()))


def _force_root(scores: Scores, root: int) -> Scores:
    """Scores under which this word alone hangs on the root."""
    forced = scores.copy()
    forced[:, 0] = NEVER
    forced[root, :] = NEVER
    forced[root, 0] = scores[root, 0]
    return forced


def _span(scores: Scores) -> Heads:
    """The best arborescence, whatever its number of roots."""
    size = len(scores)
    heads = np.zeros(size, np.int64)
    heads[1:] = scores[1:].argmax(1)
    cycle = _find_cycle(heads)
    if not cycle:
        return heads[1:]
    inside = np.array(cycle)
    outside = np.setdiff1d(np.arange(size), inside)  # the root stays first
    reduced, enter, leave = _contract(scores, heads, inside, outside)
    found = _span(reduced)
    kept = len(outside)
    for at in range(1, kept):
        head = found[at - 1]
        heads[outside[at]] = leave[at] if head == kept else outside[head]
    into = found[kept - 1]
    heads[enter[into]] = outside[into]
    return heads[1:]


def _contract(scores: Scores, heads: Heads, inside: Heads, outside: Heads) -> tuple[Scores, Heads, Heads]:
    """Scores with the cycle as one last word; the word by which each outer one would enter it, and from which each would hang."""
    kept = len(outside)
    reduced = np.full((kept + 1, kept + 1), NEVER, scores.dtype)
    reduced[:kept, :kept] = scores[np.ix_(outside, outside)]
    gains = scores[np.ix_(inside, outside)] - scores[inside, heads[inside]][:, None]
    enter = inside[gains.argmax(0)]
    reduced[kept, :kept] = gains.max(0) + scores[inside, heads[inside]].sum()
    from_cycle = scores[np.ix_(outside, inside)]
    leave = inside[from_cycle.argmax(1)]
    reduced[:kept, kept] = from_cycle.max(1)
    reduced[0, kept] = NEVER
    return reduced, enter, leave


def _find_cycle(heads: Heads) -> list[int]:
    """The words of one circle of heads, in order; empty where there is none."""
    seen = [0] * len(heads)
    chain = heads.tolist()
    for start in range(1, len(chain)):
        at = start
        while at and not seen[at]:
            seen[at] = start
            at = chain[at]
        if at and seen[at] == start:
            cycle, step = [at], chain[at]
            while step != at:
                cycle.append(step)
                step = chain[step]
            return sorted(cycle)
    return []


def find_names(scores: Scores, classes: tuple[str, ...]) -> list[Name]:
    """The names of a sentence, by the best sequence of classes that BIOES allows (Viterbi 1967).

    `scores` is (words, classes), the first class OUTSIDE.
    """
    if not scores.shape[0] or not scores.argmax(1).any():
        return []  # nothing allowed is better than OUTSIDE everywhere
    start, step, end = _transitions(classes)
    best = scores[0] + start
    back = []
    for row in scores[1:]:
        ways = best[:, None] + step
        chosen = ways.argmax(0)
        back.append(chosen)
        best = ways[chosen, np.arange(len(classes))] + row
    path = [int((best + end).argmax())]
    for chosen in reversed(back):
        path.append(int(chosen[path[-1]]))
    return _read_spans([classes[one] for one in reversed(path)])


@cache
def _transitions(classes: tuple[str, ...]) -> tuple[Scores, Scores, Scores]:
    """0 or NEVER: which classes may begin a sentence, follow one another, end one."""

    def allow(tests: Sequence[bool]) -> Scores:
        return np.where(np.array(tests), np.float32(0), NEVER)

    closed = [one[0] in "OES" for one in classes]
    opens = [one[0] in "OBS" for one in classes]
    steps = [allow([_may_follow(before, after) for after in classes]) for before in classes]
    return allow(opens), np.stack(steps), allow(closed)


def _may_follow(before: str, after: str) -> bool:
    return after[0] in "OBS" if before[0] in "OES" else after[0] in "IE" and after[2:] == before[2:]


def _read_spans(path: list[str]) -> list[Name]:
    found: list[Name] = []
    start = 0
    for at, one in enumerate(path):
        if one == OUTSIDE:
            continue
        if one[0] in "BS":
            start = at
        if one[0] in "ES":
            found.append((start, at + 1, one[2:]))
    return found
