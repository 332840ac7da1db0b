"""Two releases of one corpus, made by different code → what each figure was, is, and how sure the difference is: a paired bootstrap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluation.bootstrap import DIFFERENCE, find_interval
from pipeline.evaluation.corpora import Bench, Corpus
from pipeline.evaluation.measuring import count_items, find_value, list_metrics
from pipeline.evaluation.metrics import Metric
from pipeline.evaluation.sampling import Sampler, Split
from pipeline.evaluation.scorers import load_scored
from schemas.dictionary import write_table

HEADS = ("corpus", "split", "metric", "n", "before", "after", "difference", "99% interval", "significantly")


@dataclass(frozen=True)
class Difference:
    """A figure before and after, in percent, the labelled items it is about after, and the 99% interval of after − before.

    `low` and `high` are None where all draws agree, as where nothing differs.
    """

    metric: Metric
    split: str
    n: int
    before: float
    after: float
    low: float | None
    high: float | None

    @property
    def direction(self) -> str:
        """`lower` or `higher` where the interval leaves out 0; else nothing."""
        if self.low is None or self.low <= 0 <= self.high:
            return ""
        return "lower" if self.high < 0 else "higher"

    @property
    def is_worse(self) -> bool:
        """Whether the figure went the wrong way, and not by chance."""
        return self.direction == ("higher" if self.metric.fewer_is_better else "lower")


def compare_releases(bench: Bench, corpus: Corpus, before: Path, after: Path) -> list[Difference]:
    """The figures of all measured splits of a corpus, from two releases built of it. Raises MeasuringError as `measure` does."""
    metrics, found = list_metrics(corpus.name), []
    for split in corpus.splits:
        older, newer = (load_scored(bench, corpus.name, split, release) for release in (before, after))
        found += compare(older, newer, metrics, split=split)
    return found


def compare(before: Split, after: Split, metrics: Iterable[Metric], *, split: str) -> list[Difference]:
    """One split's figures by two predictions, in the metrics' order; one without a labelled item in either is left out.

    Both are drawn over the same units: what an easy or a hard sample does to both leaves the difference as it is.
    """
    older, newer = Sampler(before), Sampler(after)
    found = []
    for metric in metrics:
        lines = older.find_line(metric), newer.find_line(metric)
        if not all(map(count_items, (before, after), lines)):
            continue
        pairs = zip(older.draw(metric), newer.draw(metric), strict=True)
        ends = find_interval((None if None in pair else pair[1] - pair[0] for pair in pairs), DIFFERENCE)
        one, other = map(find_value, lines)
        low, high = ends or (None, None)
        found.append(Difference(metric, split, count_items(after, lines[1]), one, other, low, high))
    return found


def write_differences(differences: Sequence[Difference]) -> str:
    """A Markdown table, a line a figure; the last cell says which differences chance does not explain."""
    return write_table(HEADS, map(_tell, differences))


def _tell(found: Difference) -> tuple[str, ...]:
    interval = "–" if found.low is None else f"{found.low:+.1f} to {found.high:+.1f}"
    judged = f"{found.direction} ({'worse' if found.is_worse else 'better'})" if found.direction else ""
    figures = f"{found.before:.1f}", f"{found.after:.1f}", f"{found.after - found.before:+.1f}"
    return found.metric.corpus, found.split, found.metric.metric, f"{found.n:,}", *figures, interval, judged
