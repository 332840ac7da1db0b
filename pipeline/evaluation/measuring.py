"""A release of a corpus → figures: the value is the scorer's own, the interval is drawn from its articles."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.evaluation.bootstrap import find_interval
from pipeline.evaluation.corpora import Bench, Corpus
from pipeline.evaluation.figures import Figure
from pipeline.evaluation.metrics import SUM, TOPIC, Metric, load_metrics
from pipeline.evaluation.scorers import Line, Scored, load_scored

ROUNDED = 0.0051  # percentage points: scorers print two decimals


class MeasuringError(ValueError):
    """A scorer did not print what metrics.csv expects of it; the message names corpus, line and remedy."""


def measure_release(bench: Bench, corpus: Corpus, release: Path, code_version: str) -> list[Figure]:
    """The figures of all measured splits of a corpus, from the release built of it; raises as `measure` does."""
    metrics = [metric for metric in load_metrics() if metric.corpus == corpus.name]
    found = []
    for split in corpus.splits:
        scored = load_scored(bench, corpus.name, split, release)
        found += measure(scored, metrics, split=split, code_version=code_version)
    return found


def measure(scored: Scored, metrics: Iterable[Metric], *, split: str, code_version: str) -> list[Figure]:
    """The figures of one split, in the metrics' order; one for which the split has no labelled item is left out.

    An interval that misses the value, as those of skewed figures can, is widened up to it. Raises MeasuringError for
    a line the scorer does not print, and for counts that do not add up to its value.
    """
    printed = scored.run()
    alone = [scored.run([name]) for name in scored.articles]
    rescore = cache(scored.run_copies)  # the same samples are drawn for each metric
    found = []
    for metric in metrics:
        line = printed.get(metric.row)
        if line is None:
            raise MeasuringError(f"{_name(metric)}: the scorer prints no such line; mend `row` in metrics.csv to one of {sorted(printed)}")
        n = len(scored.articles) if line.n is None else line.n
        if not n:
            continue
        if metric.resampling == SUM:
            ends = find_interval(_list_counts(metric, line, alone), _divide)
        else:
            groups = _group_by_topic(scored) if metric.resampling == TOPIC else [(name,) for name in scored.articles]
            ends = find_interval(groups, _reading(rescore, metric.row))
        value = line.value if line.part is None else _divide([(line.part, line.whole)])  # the ratio itself, not rounded twice
        low, high = (None, None) if ends is None else (round(min(ends[0], value), 1), round(max(ends[1], value), 1))
        found.append(Figure(metric.corpus, split, metric.metric, n, round(value, 1), low, high, metric.measures, code_version))
    return found


def _list_counts(metric: Metric, line: Line, alone: list[dict[str, Line]]) -> list[tuple[float, float]]:
    """What each article adds to the two sums whose ratio the figure is; articles without anything to count add zeros."""
    if line.part is None:
        raise MeasuringError(f"{_name(metric)}: the scorer shows no counts; let `resampling` in metrics.csv be article or topic")
    none = Line(0, 0, 0, 0)
    counts = [(each.part, each.whole) for each in (lines.get(metric.row, none) for lines in alone)]
    if abs((_divide(counts) or 0) - line.value) > ROUNDED:
        raise MeasuringError(
            f"{_name(metric)}: the articles' counts give {_divide(counts)}, the scorer {line.value}, so it is no ratio of sums over "
            "articles; let `resampling` in metrics.csv be article or topic"
        )
    return counts


def _reading(rescore: Callable[[tuple], dict[str, Line]], row: str) -> Callable[[Sequence[Any]], float | None]:
    def read(drawn: Sequence[Any]) -> float | None:
        line = rescore(tuple(drawn)).get(row)
        return None if line is None else line.value

    return read


def _group_by_topic(scored: Scored) -> list[tuple[str, ...]]:
    topics: dict[Any, list[str]] = {}
    for name in sorted(scored.articles):
        topics.setdefault(scored.labels[name]["topic"], []).append(name)
    return [tuple(names) for names in topics.values()]


def _divide(counts: Sequence[tuple[float, float]]) -> float | None:
    """The ratio of the sums, in percent; None where there is nothing to count."""
    whole = sum(count[1] for count in counts)
    return 100 * sum(count[0] for count in counts) / whole if whole else None


def _name(metric: Metric) -> str:
    return f"corpus {metric.corpus}, line {metric.row!r}"
