"""Corpus `stories`: which articles report one incident. Its scorer hands over the pairs it counted."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from pipeline.evaluation.corpora import Bench, load_module
from pipeline.evaluation.lines import Line, make_f1, make_share
from pipeline.evaluation.sampling import Unit

CORPUS = "stories"
NOBODY = ("", 0)  # a cluster of one article with a report: pairs with none, and spares the scorer an average of nothing
PAIRS = ("main, all", "main, covered", "any, all", "any, covered")
KINDS = ("main", "any")


@dataclass(frozen=True)
class StoriesScored:
    """Labels by article, facts by cluster, what was predicted, and the scorer."""

    labels: Mapping[str, Mapping[str, Any]]
    facts: Mapping[str, Mapping[str, Any]]
    predicted: Any
    scorer: ModuleType

    @property
    def names(self) -> list[str]:
        """The articles' ids."""
        return sorted(self.labels)

    def group_by_topic(self) -> list[Unit]:
        """The articles, look-alikes of one topic together; without a topic those of one cluster, without either each alone."""
        groups: dict[tuple[str, str], list[str]] = {}
        for name in self.names:
            label = self.labels[name]
            kind = next((key for key in ("topic", "cluster") if label[key]), "article_id")
            groups.setdefault((kind, label[kind]), []).append(name)
        return [tuple(names) for names in groups.values()]

    def list_incidents(self, name: str) -> Collection[object]:
        """Ids of the incidents that an article is said to report."""
        return self.predicted.any.get(name, set())

    def run(self, names: Sequence[str] | None = None) -> dict[str, Line]:
        """What the scorer says of these articles; of all without names."""
        return self._score((name, 1) for name in (self.names if names is None else names))

    def run_copies(self, groups: Sequence[Unit]) -> dict[str, Line]:
        """What the scorer says of groups of articles, one of which may come several times: as so many groups of like articles.

        A copy's articles, clusters and topics are others than those of the first; articles of two groups keep the
        incidents they share within the first copies of both, within the second copies, and so on.
        """
        copies: Counter[Unit] = Counter()
        chosen = []
        for group in groups:
            copies[group] += 1
            chosen += [(name, copies[group]) for name in group]
        return self._score(chosen)

    def _score(self, chosen: Iterable[tuple[str, int]]) -> dict[str, Line]:
        labels: dict[Any, dict[str, Any]] = {NOBODY: {"cluster": NOBODY, "topic": None}}
        facts: dict[Any, dict[str, Any]] = {NOBODY: {"topic": None}}
        members = defaultdict(list, {NOBODY: [NOBODY]})
        main, every = {NOBODY: NOBODY}, defaultdict(set, {NOBODY: {NOBODY}})
        for name, copy in chosen:
            article, label = (name, copy), self.labels[name]
            labels[article] = {key: label[key] and (label[key], copy) for key in ("cluster", "topic")}
            if cluster := labels[article]["cluster"]:
                members[cluster].append(article)
                fact = self.facts[label["cluster"]]
                facts[cluster] = {**fact, "topic": fact["topic"] and (fact["topic"], copy)}
            if name in self.predicted.main:
                main[article] = (self.predicted.main[name], copy)
            every[article] = {(incident, copy) for incident in self.predicted.any.get(name, ())}
        ids = sorted(article for articles in members.values() for article in articles)
        distractors = sorted(article for article, label in labels.items() if not label["cluster"])
        data = SimpleNamespace(labels=labels, facts=facts, members=members, ids=ids, distractors=distractors)
        data.cluster = lambda article: labels[article]["cluster"]
        with redirect_stdout(StringIO()):
            return read_lines(self.scorer.score(data, SimpleNamespace(main=main, any=every, copies=0)))


def load_scored(bench: Bench, release: Path) -> StoriesScored:
    """The labelled articles that lie in the batch, against a release."""
    scorer = load_module(bench.folder / CORPUS / "score.py")
    data = scorer.Data(bench.folder / CORPUS)
    labels = {name: label for name, label in data.labels.items() if name in data.articles}
    return StoriesScored(labels, data.facts, scorer.Predicted.read(release), scorer)


def read_lines(said: Mapping[str, Sequence[Any]]) -> dict[str, Line]:
    """The figures in what the scorer hands over, each named as it prints it."""
    found = {}
    for name in PAIRS:
        hits, wrong, missed = said[name][3:]
        found[f"pairs {name}"] = make_f1(hits, hits + missed, hits, hits + wrong)
    *linked, _, distractors = said["distractors"]
    for kind, drawn_in in zip(KINDS, linked, strict=True):
        found[f"look-alike clusters wrongly linked, {kind}"] = make_share(*said[f"lookalikes {kind}"][:2])
        found[f"distractors linked to a cluster, {kind}"] = make_share(drawn_in, distractors)
    return found
