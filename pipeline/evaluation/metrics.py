"""Which figures are published: metrics.csv names the scorers' lines worth it, and the columns each one is about."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("metrics.csv")
SUM, ARTICLE, TOPIC = "sum", "article", "topic"
RESAMPLINGS = (SUM, ARTICLE, TOPIC)
FEWER = "(the fewer the better)"  # ends the names of metrics that count errors


@dataclass(frozen=True)
class Metric:
    """A line of a corpus's scorer, the name it is published under, how it is drawn anew, and what it is about.

    `resampling`: sum: articles are drawn, and the counts that each alone has are added up. article: articles are
    drawn and scored together, because the figure is no ratio of such sums. topic: groups of articles that tell of
    one topic are drawn and scored together, because it is pairs that count.
    `measures`: columns, each as `table.column`.
    """

    corpus: str
    row: str
    metric: str
    resampling: str
    measures: tuple[str, ...]

    @property
    def fewer_is_better(self) -> bool:
        """Whether the figure counts errors."""
        return self.metric.endswith(FEWER)


@cache
def load_metrics() -> tuple[Metric, ...]:
    """All metrics, in file order. Raises ValueError for a way of resampling that there is not."""
    with open(FILE, encoding="utf-8", newline="") as file:
        found = tuple(Metric(**row | {"measures": tuple(row["measures"].split())}) for row in csv.DictReader(file))
    for metric in found:
        if metric.resampling not in RESAMPLINGS:
            raise ValueError(f"{FILE}, {metric.metric}: resampling {metric.resampling!r}; write one of {', '.join(RESAMPLINGS)}")
    return found
