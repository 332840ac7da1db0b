"""The corpora's own scorers: they say what a metric is. Here they are loaded and run, and what they print is read.

Two corpora bring scorers that hand over what they say: see wire and stories.
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, replace
from importlib import import_module
from inspect import signature
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.evaluation import stories, wire
from pipeline.evaluation.corpora import Bench
from pipeline.evaluation.lines import Line, make_share
from pipeline.evaluation.sampling import Split, Unit

BY_THEMSELVES: dict[str, Callable[[Bench, Path], Split]] = {"stories": stories.load_scored, "wire": wire.load_scored}
PREDICTED = {"ecbplus": "clusters", "polnear": "statements", "re3d": "actors"}  # the table a scorer reads; the others read incidents
NOBODY = ""  # the article of a row that only shows which columns there are: some scorers ask the rows whether to print a line
COUNTS = r"\(tp (?P<hits>\S+) pred (?P<found>\S+) gold (?P<n>\S+)\)"
F1 = re.compile(rf"(?P<label>.+?)\s+P\s+[\d.]+\s+R\s+[\d.]+\s+F1\s+(?P<value>[\d.]+)(?:\s+{COUNTS})?")
SHARE = re.compile(r"(?P<label>.+?)\s+(?:acc\s+)?(?P<value>[\d.]+)%?\s+\((?P<hits>\d+)/(?P<n>\d+)\)")
WEIGHTED = re.compile(r"(?P<label>.+? weighted F1) (?P<value>[\d.]+)\b.*")
SECTION = "-- "  # begins a heading: the lines after it are named after it too

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Scored:
    """One split to score: its articles by id, their labels, the rows predicted for each, and the scorer's function, which prints."""

    articles: dict[str, dict[str, Any]]
    labels: dict[str, dict[str, Any]]
    predicted: dict[str, Rows]
    blank: dict[str, Any]
    score: Callable[..., Any]

    @property
    def names(self) -> list[str]:
        """The articles' ids."""
        return list(self.articles)

    def group_by_topic(self) -> list[Unit]:
        """The articles, those that tell of one topic together."""
        topics: dict[Any, list[str]] = {}
        for name in sorted(self.articles):
            topics.setdefault(self.labels[name]["topic"], []).append(name)
        return [tuple(names) for names in topics.values()]

    def list_incidents(self, name: str) -> set[Any]:
        """Ids of the incidents that an article is said to report."""
        return {row["incident_id"] for row in self.predicted.get(name, ()) if row.get("incident_id") is not None}

    def run(self, names: Sequence[str] | None = None) -> dict[str, Line]:
        """What the scorer prints for these articles, each once; for all without names."""
        chosen = list(self.articles) if names is None else names
        rows = [row for name in chosen for row in self.predicted.get(name, ())]
        return self._capture([self.articles[name] for name in chosen], self.labels, rows)

    def run_copies(self, groups: Sequence[Unit]) -> dict[str, Line]:
        """What the scorer prints for groups of articles, one of which may come several times: as so many groups of like articles.

        A copy's articles, and the events and topics of their labels, are others than those of the first; articles
        of two groups keep the incidents they share within the first copies of both, within the second copies, and so on.
        """
        articles: Rows = []
        rows: Rows = []
        labels: dict[str, dict[str, Any]] = {}
        copies: dict[Unit, int] = {}
        for group in groups:
            copies[group] = copy = copies.get(group, 0) + 1
            for name in group:
                other = f"{name}#{copy}"
                articles.append({**self.articles[name], "article_id": other})
                label = self.labels[name]
                labels[other] = {**label, **{key: (label[key], copy) for key in ("cluster", "topic") if key in label}}
                told = self.predicted.get(name, ())
                rows += [{**row, "article_id": other, "incident_id": (row.get("incident_id"), copy)} for row in told]
        return self._capture(articles, labels, rows)

    def _capture(self, articles: Rows, labels: dict[str, dict[str, Any]], rows: Rows) -> dict[str, Line]:
        printed = StringIO()
        with redirect_stdout(printed):  # beside what `out` takes, one scorer prints
            self.score(articles, labels, [*rows, self.blank], out=print)
        return read_lines(printed.getvalue())


def load_scored(bench: Bench, corpus: str, split: str, release: Path) -> Split:
    """A split of a corpus with what a release has of it, adapted and scored by the bench's own code."""
    if corpus not in bench.score.CORPORA and corpus in BY_THEMSELVES:
        return BY_THEMSELVES[corpus](bench, release)
    return _load_printing(bench, corpus, split, release)


def _load_printing(bench: Bench, corpus: str, split: str, release: Path) -> Scored:
    file, arguments, _ = bench.score.CORPORA[corpus]
    options = dict(zip(arguments[::2], arguments[1::2], strict=True))
    with _importable(bench.folder / "scorers"):
        scorer, library = import_module(Path(file).stem), import_module("benchlib")
    vars(library)["DATA"] = str(bench.folder / "data")  # whatever the environment says: the labels belong to the articles built
    with TemporaryDirectory() as folder:
        bench.score.adapt(release, Path(folder))
        rows = library.load_table(folder, PREDICTED.get(corpus, "incidents"))
    articles, labels = library.load_gold(options.get("--corpus", corpus), split)
    left_out = {int(topic) for topic in options.get("--out", "").split(",") if topic}
    named = {article["article_id"]: article for article in articles if labels[article["article_id"]].get("topic") not in left_out}
    takes_corpus = "corpus" in signature(scorer.score).parameters
    more = {"corpus": options.get("--corpus", corpus)} if takes_corpus else {}
    predicted: dict[str, Rows] = {}
    for row in rows:
        predicted.setdefault(str(row["article_id"]), []).append(row)
    blank = {**dict.fromkeys(rows[0] if rows else ()), "article_id": NOBODY}
    return Scored(named, labels, predicted, blank, lambda *given, out: scorer.score(*given, out=out, **more))


def read_lines(printed: str) -> dict[str, Line]:
    """The figures in what a scorer printed, by label, or `heading: label` where a heading stands above."""
    found, section = {}, ""
    for text in printed.splitlines():
        if text.startswith(SECTION):
            section = f"{text.removeprefix(SECTION)}: "
            continue
        for pattern in (F1, SHARE, WEIGHTED):
            if match := pattern.fullmatch(text.strip()):
                groups = match.groupdict()
                found[section + groups["label"]] = _make_line(**{name: groups.get(name) for name in ("value", "hits", "found", "n")})
                break
    return found


def _make_line(value: str, hits: str | None, found: str | None, n: str | None) -> Line:
    if hits is None:
        return Line(float(value))
    if found is None:
        return replace(make_share(float(hits), float(n)), value=float(value))
    return Line(float(value), (float(hits), float(n), float(hits), float(found)), int(float(n)))


@contextmanager
def _importable(folder: Path) -> Iterator[None]:
    """Let modules be imported from a folder, and leave no trace of it: another bench may have others of the same names."""
    before = set(sys.modules)
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        for name in set(sys.modules) - before:
            file = getattr(sys.modules[name], "__file__", None)
            if file and Path(file).parent == folder:
                del sys.modules[name]
