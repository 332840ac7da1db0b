"""From scored pairs to clusters: the best pair first, joined while the mean of all their pairs is for it and nothing forbids it.

What articles are about comes first, by itself. Then what they tell beside it joins what stands, and never makes two of these one. Two
that are told beside it wait for each other while one of them fits what stands and the other might: drawn together, a vague one would
keep both from what one fits alone.

Two tellings of one article stay apart: what it tells apart is apart. So do clusters of which some tellings contradict each
other (vetoes). A cluster that fits two others equally well, which are not one themselves, joins neither: nothing is guessed. The
order of the pairs does not matter.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.deduplication.matching.vetoes import LIKE_WORDED, Stand, Vetoes, contradict
from pipeline.deduplication.sets import connect

UNPAIRED = -30  # tenths of a bit: what a pair counts that shares nothing it could have been found by, but
UNPAIRED_MOST = 1.5  # times as many such pairs count as were compared: in large blocks only neighbours are. With as many as were
# compared, two of ECB+'s fires became one by two reports between them; from 1.25 to 2 they stay two, and fewer true pairs are lost at 1.5
MARGIN = 5  # tenths of a bit by which the best of two that exclude each other must lead
OPPOSED = -60  # mean at which two clusters exclude each other: something in them differs. Two that merely share no words come to -50, and
# a third often brings them together: at -40, 19 true pairs of ECB+ and one false were lost that -50 and -60 find
CLOSE = 30  # tenths of a bit: a mean within that of 0 is a close call
JOINED, TOLD_APART, UNDECIDED, KEPT_APART = "joined", "told_apart", "undecided", "kept_apart"
SETTLED = "settled"  # what keeps apart two that were not joined when articles' own incidents were
Pair = tuple[int, int]
Scored = Sequence[int]  # one, other, total


@dataclass(frozen=True, slots=True)
class Call:
    """A decision on two clusters as they stood: JOINED, TOLD_APART by one article, UNDECIDED between two that fit, KEPT_APART in the end,
    or the veto that kept apart what would have been joined.

    `mean` is that of their pairs, in tenths of a bit; `pair` is the strongest pair between them.
    """

    pair: Pair
    mean: float
    decision: str


@dataclass(frozen=True)
class Matched:
    """Groups of positions, each sorted, ordered by their first; and the calls that made them, one for each telling beyond a group's first.

    `apart` holds the calls that kept clusters apart; of those for which too little spoke, the close ones.
    """

    groups: Sequence[Sequence[int]]
    joined: Sequence[Call]
    apart: Sequence[Call]


def cluster_pairs(articles: Sequence[frozenset[str]], mains: Sequence[bool], pairs: npt.ArrayLike, vetoes: Vetoes) -> Matched:
    """`articles` holds those of each telling, `mains` whether an article is about it; a row of `pairs` is one, other, total.

    A pair not given shares nothing. Only what a chain of pairs with a total above 0 connects can become one, so each chain is
    clustered by itself, and the pairs between chains are left aside.
    """
    listed = np.asarray(pairs, dtype=np.int64).reshape(-1, 3)
    ends, totals = listed[:, :2], listed[:, 2]
    likely = ends[totals > 0]
    chain = connect(len(articles), likely[:, 0], likely[:, 1])
    inside = chain[ends[:, 0]] == chain[ends[:, 1]]
    groups = [[int(number)] for number in np.setdiff1d(np.arange(len(articles)), likely)]
    joined, apart, close = [], [], []
    for held in _split(listed[inside], chain):
        clusters = _Clusters(held, articles, vetoes)
        clusters.cluster(held, mains, vetoes)
        groups += [sorted(members) for members in clusters.members.values()]
        joined += clusters.joined
        apart += clusters.apart
        close += clusters.list_close()
    near = listed[~inside & (totals > -CLOSE)].tolist()
    close += [Call((one, other), total, KEPT_APART) for one, other, total in near]
    return Matched(sorted(groups), joined, apart + close)


def _split(pairs: npt.NDArray[np.int64], chain: npt.NDArray[np.int64]) -> Iterator[list[Scored]]:
    """The pairs of each chain, in their order."""
    of = chain[pairs[:, 0]]
    order = np.argsort(of, kind="stable")
    bounds = [*(np.flatnonzero(np.diff(of[order])) + 1), len(order)]
    start = 0
    for end in bounds if len(order) else ():
        yield pairs[order[start:end]].tolist()
        start = end


class _Link(NamedTuple):
    """All pairs between two clusters: their sum, number, the strongest as minus its total and its ends, and their mean."""

    total: int
    pairs: int
    best: tuple[int, int, int]
    mean: float


class _Clusters:
    """The clusters of a chain by the position of their first member, and what links them."""

    def __init__(self, pairs: Iterable[Scored], articles: Sequence[frozenset[str]], vetoes: Vetoes) -> None:
        numbers = sorted({number for one, other, _ in pairs for number in (one, other)})
        self.members = {number: [number] for number in numbers}
        self.joined: list[Call] = []
        self.apart: list[Call] = []
        self._articles: dict[int, Iterable[str]] = {number: articles[number] for number in numbers}
        self._stands: dict[int, Stand] = {number: vetoes.take_stand(number) for number in numbers}
        self._like_worded: dict[int, set[int]] = {}
        self._links: dict[int, dict[int, _Link]] = {number: {} for number in numbers}
        self._heap: list[tuple[float, int, int]] = []
        self._settled: set[int] = set()

    def cluster(self, pairs: Sequence[Scored], mains: Sequence[bool], vetoes: Vetoes) -> None:
        """First what articles are about, then what they tell beside it."""
        worded = vetoes.find_like_worded([(one, other) for one, other, _ in pairs], self._stands)
        for both in (True, False):
            held = [pair for pair in pairs if (mains[pair[0]] and mains[pair[1]]) == both]
            if held:
                self.take_in(held, worded)
                self.join_best()
            if both:
                self.settle(mains)

    def take_in(self, pairs: Iterable[Scored], worded: Collection[Pair]) -> None:
        """Links the clusters that hold the tellings of each pair."""
        home = {number: cluster for cluster, members in self.members.items() for number in members}
        sums: dict[Pair, list] = {}
        for one, other, total in pairs:
            here, there = home[one], home[other]
            ends = (here, there) if here < there else (there, here)
            best = (-total, one, other)
            if (link := sums.get(ends)) is None:
                sums[ends] = [total, 1, best]
            else:
                link[0] += total
                link[1] += 1
                link[2] = min(link[2], best)
            if worded and (one, other) in worded:
                self._like_worded.setdefault(here, set()).add(there)
                self._like_worded.setdefault(there, set()).add(here)
        for (here, there), (total, count, best) in sums.items():
            if (before := self._links[here].get(there)) is not None:
                total, count, best = total + before.total, count + before.pairs, min(best, before.best)
            self._link(here, there, total, count, best)

    def join_best(self) -> None:
        """Joins what may be joined, the best first, and keeps every decision."""
        for one, other, link in self.take_best():
            if bar := self.find_bar(one, other):
                self.apart += [Call(link.best[1:], link.mean, bar)] if bar != SETTLED else []
                self.part(one, other)
            elif rivals := self.find_rivals(one, other, link.mean):
                self.apart.append(Call(link.best[1:], link.mean, UNDECIDED))
                for ends in ((one, other), *rivals):
                    self.part(*ends)
            else:
                near, far = self.find_anchor(one, other) or (one, other)
                decisive = self._links[near][far]
                self.joined.append(Call(decisive.best[1:], decisive.mean, JOINED))
                self.join(near, far)

    def settle(self, mains: Sequence[bool]) -> None:
        """From now on no two clusters become one that both hold what an article is about."""
        self._settled = {cluster for cluster, members in self.members.items() if any(mains[number] for number in members)}

    def take_best(self) -> Iterator[tuple[int, int, _Link]]:
        """The two clusters with the highest mean above 0, and their link, until none is left."""
        while self._heap:
            minus, one, other = heappop(self._heap)
            link = self._links[one].get(other) if one in self._links else None
            if link is not None and link.mean == -minus:
                yield one, other, link

    def find_bar(self, one: int, other: int) -> str | None:
        """What forbids the two to be one: that they were settled, an article that tells something in each, or a veto; None for nothing."""
        if one in self._settled and other in self._settled:
            return SETTLED
        if not frozenset(self._articles[one]).isdisjoint(self._articles[other]):
            return TOLD_APART
        if other in self._like_worded.get(one, ()):
            return LIKE_WORDED
        return contradict(self._stands[one], self._stands[other])

    def find_rivals(self, one: int, other: int, mean: float) -> list[Pair]:
        """Links of either that are as good as theirs, to a cluster that the pairs say is not the other of the two."""
        found = []
        for near, far in ((one, other), (other, one)):
            for rival, link in self._links[near].items():
                close = rival != far and link.mean > mean - MARGIN
                if close and self._exclude(far, rival) and not self.find_bar(near, rival):
                    found.append((near, rival))
        return found

    def find_anchor(self, one: int, other: int) -> Pair | None:
        """Of two told beside what articles are about, the one that fits something that stands, and that; only what bars neither counts."""
        if one in self._settled or other in self._settled:
            return None
        fits = [
            (-link.mean, near, far)
            for near in (one, other)
            for far, link in self._links[near].items()
            if far in self._settled and link.mean > 0
            if not (self.find_bar(one, far) or self.find_bar(other, far))
        ]
        return min(fits)[1:] if fits else None

    def part(self, one: int, other: int) -> None:
        """Forgets what links the two."""
        del self._links[one][other], self._links[other][one]

    def join(self, one: int, other: int) -> None:
        """The two become one, under the smaller number."""
        kept, gone = min(one, other), max(one, other)
        self.members[kept] += self.members.pop(gone)
        self._articles[kept] = {*self._articles[kept], *self._articles.pop(gone)}
        self._stands[kept] = self._stands[kept].join(self._stands.pop(gone))
        if gone in self._settled:
            self._settled.add(kept)
        self._inherit(kept, gone)
        self.part(kept, gone)
        links, lost = self._links[kept], self._links.pop(gone)
        for far in [*links, *(far for far in lost if far not in links)]:
            before, more = links.get(far), lost.get(far)
            if more is None:
                total, count, best, _ = links[far]
            else:
                del self._links[far][gone]
                total, count, best, _ = more
                if before is not None:
                    total, count, best = total + before.total, count + before.pairs, min(best, before.best)
            self._link(kept, far, total, count, best)

    def list_close(self) -> list[Call]:
        """The links left that a little more would have made a join of, by their clusters."""
        ends = sorted((one, other) for one, links in self._links.items() for other in links if one < other)
        links = (self._links[one][other] for one, other in ends)
        return [Call(link.best[1:], link.mean, KEPT_APART) for link in links if link.mean > -CLOSE]

    def _inherit(self, kept: int, gone: int) -> None:
        """What the one gone is worded like without being it stays apart from the one kept."""
        for far in self._like_worded.pop(gone, ()):
            self._like_worded[far].remove(gone)
            self._like_worded[far].add(kept)
            self._like_worded.setdefault(kept, set()).add(far)

    def _exclude(self, one: int, other: int) -> bool:
        return bool(self.find_bar(one, other)) or (other in self._links[one] and self._links[one][other].mean <= OPPOSED)

    def _link(self, one: int, other: int, total: int, count: int, best: tuple[int, int, int]) -> None:
        """Keeps the pairs between the two with their mean, and offers the two to be joined where it is for that."""
        unpaired: float = len(self.members[one]) * len(self.members[other]) - count
        if unpaired > UNPAIRED_MOST * count:
            unpaired = UNPAIRED_MOST * count
        mean = (total + UNPAIRED * unpaired) / (count + unpaired)
        self._links[one][other] = self._links[other][one] = _Link(total, count, best, mean)
        if mean > 0:
            heappush(self._heap, (-mean, one, other) if one < other else (-mean, other, one))
