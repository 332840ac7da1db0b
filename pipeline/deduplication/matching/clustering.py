"""From scored pairs to clusters: the best pair first, joined while the mean of all their pairs is for it and nothing forbids it.

What articles are about comes first, by itself. Then what they tell beside it joins what stands, and never makes two of these one. Two
that are told beside it wait for each other while one of them fits what stands and the other might: drawn together, a vague one would
keep both from what one fits alone.

Two tellings of one article stay apart: what it tells apart is apart. So do clusters of which some tellings contradict each
other (vetoes). A cluster that fits two others equally well, which are not one themselves, joins neither: nothing is guessed. The
order of the pairs does not matter.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from pipeline.deduplication.matching.vetoes import LIKE_WORDED, Vetoes, contradict
from pipeline.deduplication.sets import Sets

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
    """Groups of positions, each sorted, ordered by their first; by position the call that brought it to the first of its group.

    `apart` holds the calls that kept clusters apart; of those for which too little spoke, the close ones.
    """

    groups: Sequence[Sequence[int]]
    joined: Mapping[int, Call]
    apart: Sequence[Call]


def cluster_pairs(
    articles: Sequence[frozenset[str]], mains: Sequence[bool], pairs: Iterable[tuple[int, int, int]], vetoes: Vetoes
) -> Matched:
    """`articles` holds those of each telling, `mains` whether an article is about it; `pairs` are (one, other, total).

    A pair not given shares nothing. Only what a chain of pairs with a total above 0 connects can become one, so the pairs
    between such chains are left aside.
    """
    listed = list(pairs)
    chains: Sets[int] = Sets(range(len(articles)))
    for one, other, total in listed:
        if total > 0:
            chains.unite(one, other)
    chain = [chains.find(number) for number in range(len(articles))]
    inside = [pair for pair in listed if chain[pair[0]] == chain[pair[1]]]
    clusters = _Clusters(articles, vetoes)
    first, then = (tuple(pair for pair in inside if (mains[pair[0]] and mains[pair[1]]) == both) for both in (True, False))
    clusters.take_in(first, vetoes)
    clusters.join_best()
    clusters.settle(mains)
    clusters.take_in(then, vetoes)
    clusters.join_best()
    near = [Call((one, other), total, KEPT_APART) for one, other, total in listed if total > -CLOSE and chain[one] != chain[other]]
    groups = sorted(sorted(members) for members in clusters.members.values())
    return Matched(groups, clusters.joined, clusters.apart + clusters.list_close() + near)


@dataclass(slots=True)
class _Link:
    """All pairs between two clusters: their sum, number, and the strongest as (minus its total, pair)."""

    total: int
    count: int
    best: tuple[int, Pair]

    def add(self, other: "_Link") -> "_Link":
        return _Link(self.total + other.total, self.count + other.count, min(self.best, other.best))


class _Clusters:
    """Clusters by the position of their first member, and what links them."""

    def __init__(self, articles: Sequence[frozenset[str]], vetoes: Vetoes) -> None:
        self.members = {number: [number] for number in range(len(articles))}
        self.joined: dict[int, Call] = {}
        self.apart: list[Call] = []
        self._articles = {number: set(held) for number, held in enumerate(articles)}
        self._stands = dict(enumerate(vetoes.stands))
        self._like_worded: dict[int, set[int]] = {}
        self._links: dict[int, dict[int, _Link]] = {number: {} for number in range(len(articles))}
        self._heap: list[tuple[float, int, int]] = []
        self._settled: set[int] = set()

    def take_in(self, pairs: Iterable[tuple[int, int, int]], vetoes: Vetoes) -> None:
        """Links the clusters that hold the tellings of each pair."""
        home = {number: cluster for cluster, members in self.members.items() for number in members}
        touched: dict[Pair, None] = {}
        for one, other, total in pairs:
            here, there = sorted((home[one], home[other]))
            link, before = _Link(total, 1, (-total, (one, other))), self._links[here].get(there)
            self._links[here][there] = self._links[there][here] = link if before is None else before.add(link)
            touched[here, there] = None
            if vetoes.are_like_worded(one, other):
                self._like_worded.setdefault(here, set()).add(there)
                self._like_worded.setdefault(there, set()).add(here)
        for ends in touched:
            self._offer(*ends)

    def join_best(self) -> None:
        """Joins what may be joined, the best first, and keeps every decision."""
        for one, other, mean, pair in self.take_best():
            if bar := self.find_bar(one, other):
                self.apart += [Call(pair, mean, bar)] if bar != SETTLED else []
                self.part(one, other)
            elif rivals := self.find_rivals(one, other, mean):
                self.apart.append(Call(pair, mean, UNDECIDED))
                for ends in ((one, other), *rivals):
                    self.part(*ends)
            else:
                near, far = self.find_anchor(one, other) or (one, other)
                call = Call(self._links[near][far].best[1], self._take_mean(near, far), JOINED)
                self.joined |= dict.fromkeys(self.members[max(near, far)], call)
                self.join(near, far)

    def settle(self, mains: Sequence[bool]) -> None:
        """From now on no two clusters become one that both hold what an article is about."""
        self._settled = {cluster for cluster, members in self.members.items() if any(mains[number] for number in members)}

    def take_best(self) -> Iterator[tuple[int, int, float, Pair]]:
        """The two clusters with the highest mean above 0, that mean and their strongest pair, until none is left."""
        while self._heap:
            minus, one, other = heappop(self._heap)
            link = self._links.get(one, {}).get(other)
            if link is not None and self._take_mean(one, other) == -minus:
                yield one, other, -minus, link.best[1]

    def find_bar(self, one: int, other: int) -> str | None:
        """What forbids the two to be one: that they were settled, an article that tells something in each, or a veto; None for nothing."""
        if one in self._settled and other in self._settled:
            return SETTLED
        if not self._articles[one].isdisjoint(self._articles[other]):
            return TOLD_APART
        if other in self._like_worded.get(one, ()):
            return LIKE_WORDED
        return contradict(self._stands[one], self._stands[other])

    def find_rivals(self, one: int, other: int, mean: float) -> list[Pair]:
        """Links of either that are as good as theirs, to a cluster that the pairs say is not the other of the two."""
        found = []
        for near, far in ((one, other), (other, one)):
            for rival in self._links[near]:
                close = rival != far and self._take_mean(near, rival) > mean - MARGIN
                if close and self._exclude(far, rival) and not self.find_bar(near, rival):
                    found.append((near, rival))
        return found

    def find_anchor(self, one: int, other: int) -> Pair | None:
        """Of two told beside what articles are about, the one that fits something that stands, and that; only what bars neither counts."""
        if one in self._settled or other in self._settled:
            return None
        fits = [
            (-mean, near, far)
            for near in (one, other)
            for far in self._links[near]
            if far in self._settled and (mean := self._take_mean(near, far)) > 0
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
        self._articles[kept] |= self._articles.pop(gone)
        self._stands[kept] = self._stands[kept].join(self._stands.pop(gone))
        if gone in self._settled:
            self._settled.add(kept)
        self._inherit(kept, gone)
        self.part(kept, gone)
        for far, link in self._links.pop(gone).items():
            del self._links[far][gone]
            before = self._links[kept].get(far)
            self._links[kept][far] = self._links[far][kept] = link if before is None else before.add(link)
        for far in self._links[kept]:
            self._offer(kept, far)

    def list_close(self) -> list[Call]:
        """The links left that a little more would have made a join of, by their clusters."""
        ends = sorted((one, other) for one, links in self._links.items() for other in links if one < other)
        means = ((one, other, self._take_mean(one, other)) for one, other in ends)
        return [Call(self._links[one][other].best[1], mean, KEPT_APART) for one, other, mean in means if mean > -CLOSE]

    def _inherit(self, kept: int, gone: int) -> None:
        """What the one gone is worded like without being it stays apart from the one kept."""
        for far in self._like_worded.pop(gone, ()):
            self._like_worded[far].remove(gone)
            self._like_worded[far].add(kept)
            self._like_worded.setdefault(kept, set()).add(far)

    def _exclude(self, one: int, other: int) -> bool:
        return bool(self.find_bar(one, other)) or (other in self._links[one] and self._take_mean(one, other) <= OPPOSED)

    def _offer(self, one: int, other: int) -> None:
        mean = self._take_mean(one, other)
        if mean > 0:
            heappush(self._heap, (-mean, min(one, other), max(one, other)))

    def _take_mean(self, one: int, other: int) -> float:
        """Of all pairs between the two clusters."""
        link = self._links[one][other]
        unpaired = min(len(self.members[one]) * len(self.members[other]) - link.count, UNPAIRED_MOST * link.count)
        return (link.total + UNPAIRED * unpaired) / (link.count + unpaired)
