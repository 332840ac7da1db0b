"""Corpus `wire`: whole rows of labelled news. Its scorer hands over what it says as a tree, with the counts behind each figure."""

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline.evaluation.corpora import Bench, load_module
from pipeline.evaluation.lines import Line, MeasuringError, make_f1, make_share
from pipeline.evaluation.sampling import Unit

CORPUS = "wire"
NOBODY = ""  # an article of nobody: the scorer asks the labels whether claims and victims are to be scored at all
SHARES = ("acc", "rate", "r")  # what a scorer calls a share of n
NONE = Line(0.0, (0, 0), 0)


@dataclass(frozen=True)
class WireScored:
    """The labels by article, what was predicted, the scorer, and the rows that it has where everything labelled is found."""

    labels: Mapping[str, Mapping[str, Any]]
    predicted: Mapping[str, Any]
    scorer: ModuleType
    rows: frozenset[str]

    @property
    def names(self) -> list[str]:
        """The articles' names."""
        return sorted(self.labels)

    def run(self, names: Sequence[str] | None = None) -> dict[str, Line]:
        """What the scorer says of these articles; of all without names. A row that finds nothing to score says nothing of no item."""
        some = {name: self.labels[name] for name in (self.names if names is None else names)}
        fields = {"optional": True} | {key: [] for key in ("claims", "victims") if self._has(key)}
        some[NOBODY] = {"incidents": [fields], "actors": [], "statements": []}
        incidents, _ = self.scorer.score_incidents(some, self.predicted, [])
        said = {
            "incidents": incidents,
            "actors": self.scorer.score_actors(some, self.predicted, []),
            "statements": self.scorer.score_statements(some, self.predicted, []),
        }
        return dict.fromkeys(self.rows, NONE) | dict(list_lines(said))

    def group_by_topic(self) -> list[Unit]:
        """Raises MeasuringError: nothing is measured here that hangs on pairs of articles."""
        raise _refuse()

    def list_incidents(self, name: str) -> Collection[object]:
        """Ids of the incidents that an article is said to report."""
        return {row["incident_id"] for row in self.predicted["incidents"].get(name, ())}

    def run_copies(self, groups: Sequence[Unit]) -> dict[str, Line]:
        """Raises MeasuringError: every figure is a ratio of sums over articles."""
        raise _refuse()

    def _has(self, key: str) -> bool:
        return any(key in incident for label in self.labels.values() for incident in label["incidents"])


def load_scored(bench: Bench, release: Path) -> WireScored:
    """The labelled articles that lie among the batch's, against a release."""
    scorer = load_module(bench.folder / CORPUS / "score.py")
    labels = scorer.read_gold(str(bench.folder / CORPUS))
    there = {path.stem for path in (bench.folder / "data" / CORPUS).glob("*.txt")}
    perfect, _ = scorer.score_tables(scorer.as_tables(labels), labels)
    rows = frozenset(row for row, _ in list_lines({key: perfect[key] for key in ("incidents", "actors", "statements")}))
    some = {name: label for name, label in labels.items() if name in there}
    predicted = scorer.read_pred(str(release), some, lambda said: print(f"{release}: {said}", file=sys.stderr))
    return WireScored(some, predicted, scorer, rows)


def list_lines(said: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, Line]]:
    """The figures in a tree with counts: F1 and shares, each named by its way through the tree, such as `incidents: fields: city`."""
    for key, value in said.items():
        if isinstance(value, Mapping):
            way = (*above, key)
            share = next((name for name in SHARES if name in value), None)
            if {"f1", "tp", "gold", "pred"} <= set(value):
                right = round(value["p"] * value["pred"])  # further names of one found are right too, so that it may be more than tp
                yield ": ".join(way), make_f1(value["tp"], value["gold"], right, value["pred"])
            elif share and "n" in value:
                yield ": ".join(way), make_share(value[share] * value["n"], value["n"])
            yield from list_lines(value, way)


def _refuse() -> MeasuringError:
    return MeasuringError(f"corpus {CORPUS}: its figures are ratios of sums over articles; let `resampling` in metrics.csv be sum")
