"""What a figure comes to over each draw of the measured units: by adding up their counts, else by scoring copies of them anew."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from functools import cache
from itertools import combinations
from typing import Protocol

from pipeline.evaluation.bootstrap import draw_units
from pipeline.evaluation.lines import Line, MeasuringError, add_counts, take_ratio
from pipeline.evaluation.metrics import SUM, TOPIC, Metric

ROUNDED = 0.0051  # percentage points: scorers print two decimals

Unit = tuple[str, ...]
Term = tuple[tuple[int, ...], tuple[float, ...]]  # places of the units it needs, and what it adds when all of them are drawn


class Split(Protocol):
    """One split with what a release has of it, and its scorer."""

    @property
    def names(self) -> list[str]:
        """The articles' ids."""

    def group_by_topic(self) -> list[Unit]:
        """Its articles, those that tell of one topic together."""

    def list_incidents(self, name: str) -> Collection[object]:
        """Ids of the incidents that an article is said to report."""

    def run(self, names: Sequence[str] | None = None) -> dict[str, Line]:
        """What the scorer says of these articles, each once; of all without names."""

    def run_copies(self, groups: Sequence[Unit]) -> dict[str, Line]:
        """What the scorer says of groups of articles, one of which may come several times: as so many groups of like articles."""


class Sampler:
    """Draws the units of a split anew. What its scorer once said is kept, since the same draws are made for each metric."""

    def __init__(self, split: Split) -> None:
        self._split = split
        self._said = split.run()
        self._run = cache(split.run)
        self._run_copies = cache(split.run_copies)

    def find_line(self, metric: Metric) -> Line:
        """What the scorer says of a metric over all articles. Raises MeasuringError when it has no such line."""
        line = self._said.get(metric.row)
        if line is None:
            raise MeasuringError(
                f"{_name(metric)}: the scorer prints no such line; mend `row` in metrics.csv to one of {sorted(self._said)}"
            )
        return line

    def draw(self, metric: Metric) -> list[float | None]:
        """The figure over each draw; None for one that holds nothing to measure. Raises MeasuringError as `find_line` does,
        and for a metric said to be a sum over articles that is none."""
        units: list[Unit] = self._split.group_by_topic() if metric.resampling == TOPIC else [(name,) for name in sorted(self._split.names)]
        draws = draw_units(len(units))
        terms = self._list_terms(metric, units)
        if terms is not None:
            return _add_up(terms, draws)
        rescored = (self._run_copies(tuple(units[place] for place in draw)).get(metric.row) for draw in draws)
        return [None if line is None else line.value for line in rescored]

    def _list_terms(self, metric: Metric, units: list[Unit]) -> list[Term] | None:
        """The terms whose sum has the metric as its ratio; None where counts are not shown or do not add up, and need not."""
        line = self.find_line(metric)
        if line.counts is None:
            if metric.resampling == SUM:
                raise MeasuringError(f"{_name(metric)}: the scorer shows no counts; let `resampling` in metrics.csv be article or topic")
            return None
        alone = [self._count(metric, line, unit) for unit in units]
        terms: list[Term] = [((place,), counts) for place, counts in enumerate(alone)]
        if metric.resampling == TOPIC:
            terms += self._list_shared(metric, line, units, alone)
        total = take_ratio(add_counts(counts for _, counts in terms)) or 0.0
        if abs(total - line.value) <= ROUNDED:
            return terms
        if metric.resampling == SUM:
            raise MeasuringError(
                f"{_name(metric)}: the articles' counts give {total}, the scorer {line.value}, so it is no ratio of sums over "
                "articles; let `resampling` in metrics.csv be article or topic"
            )
        return None

    def _list_shared(self, metric: Metric, line: Line, units: list[Unit], alone: list[tuple[float, ...]]) -> list[Term]:
        """What two units add together beyond what each adds alone: pairs of articles across them. Units that share no incident add none."""
        telling = defaultdict(set)
        for place, unit in enumerate(units):
            for name in unit:
                for incident in self._split.list_incidents(name):
                    telling[incident].add(place)
        terms: list[Term] = []
        for one, other in sorted({pair for places in telling.values() for pair in combinations(sorted(places), 2)}):
            both = self._count(metric, line, units[one] + units[other])
            more = tuple(whole - first - second for whole, first, second in zip(both, alone[one], alone[other], strict=True))
            terms += [((one, other), more)] if any(more) else []
        return terms

    def _count(self, metric: Metric, line: Line, names: Unit) -> tuple[float, ...]:
        said = self._run(names).get(metric.row)
        return (0,) * len(line.counts) if said is None else said.counts  # articles without anything to count add nothing


def _add_up(terms: Sequence[Term], draws: Sequence[tuple[int, ...]]) -> list[float | None]:
    """The ratio over each draw. What two units add together counts as often as both are drawn: a copy pairs with like copies alone."""
    alone = list(zip(*(counts for places, counts in terms if len(places) == 1), strict=True))
    shared = [(places, counts) for places, counts in terms if len(places) > 1]
    found = []
    for draw in draws:
        sums = [sum([column[place] for place in draw]) for column in alone]
        times = Counter(draw) if shared else {}
        for places, counts in shared:
            both = min(times[place] for place in places)
            sums = [sum_ + both * count for sum_, count in zip(sums, counts, strict=True)]
        found.append(take_ratio(sums))
    return found


def _name(metric: Metric) -> str:
    return f"corpus {metric.corpus}, line {metric.row!r}"
