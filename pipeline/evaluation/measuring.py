"""A release of a corpus → figures: the value is the scorer's own, the interval is drawn from its articles."""

from collections.abc import Iterable
from pathlib import Path

from pipeline.evaluation.bootstrap import find_interval
from pipeline.evaluation.corpora import Bench, Corpus
from pipeline.evaluation.figures import Figure
from pipeline.evaluation.lines import Line, MeasuringError, take_ratio
from pipeline.evaluation.metrics import Metric, load_metrics
from pipeline.evaluation.sampling import Sampler, Split
from pipeline.evaluation.scorers import load_scored

__all__ = ["MeasuringError", "count_items", "find_value", "list_metrics", "measure", "measure_release"]


def list_metrics(corpus: str) -> list[Metric]:
    """The metrics of a corpus, in the order of metrics.csv."""
    return [metric for metric in load_metrics() if metric.corpus == corpus]


def measure_release(bench: Bench, corpus: Corpus, release: Path, code_version: str) -> list[Figure]:
    """The figures of all measured splits of a corpus, from the release built of it; raises as `measure` does."""
    found = []
    for split in corpus.splits:
        scored = load_scored(bench, corpus.name, split, release)
        found += measure(scored, list_metrics(corpus.name), split=split, code_version=code_version)
    return found


def measure(scored: Split, metrics: Iterable[Metric], *, split: str, code_version: str) -> list[Figure]:
    """The figures of one split, in the metrics' order; one for which the split has no labelled item is left out.

    An interval that misses the value, as those of skewed figures can, is widened up to it. Raises MeasuringError for
    a line the scorer does not print, and for counts that do not add up to its value.
    """
    sampler = Sampler(scored)
    found = []
    for metric in metrics:
        line = sampler.find_line(metric)
        n = count_items(scored, line)
        if not n:
            continue
        value, ends = find_value(line), find_interval(sampler.draw(metric))
        low, high = (None, None) if ends is None else (round(min(ends[0], value), 1), round(max(ends[1], value), 1))
        found.append(Figure(metric.corpus, split, metric.metric, n, round(value, 1), low, high, metric.measures, code_version))
    return found


def count_items(scored: Split, line: Line) -> int:
    """How many labelled items a figure is about; articles, where the scorer does not say."""
    return len(scored.names) if line.n is None else line.n


def find_value(line: Line) -> float:
    """A figure in percent: the ratio itself where its counts are known, not rounded twice."""
    return line.value if line.counts is None else take_ratio(line.counts) or 0.0
