"""The outside corpora themselves, where INCIDENT_CORPORA names their folder: figures are what score.py prints for the same release."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.evaluation.corpora import Bench, find_bench, list_corpora, load_settings
from pipeline.evaluation.measuring import measure_release
from pipeline.evaluation.metrics import load_metrics
from tests.conftest import build

CORPORA = os.environ.get("INCIDENT_CORPORA")
LABELLED = sorted(load_settings())
BY_THEMSELVES = ("stories", "wire")  # their scorers lie beside their labels and write JSON
A_SPLIT = 12  # articles: enough for every corpus to have something of each figure, few enough to read in a minute

pytestmark = pytest.mark.skipif(not CORPORA, reason="INCIDENT_CORPORA names no folder of corpora")


@pytest.fixture(scope="module")
def bench(tmp_path_factory) -> Bench:
    """The first articles of every measured split, with the labels and the scorers as they are."""
    whole = find_bench(os.environ)
    folder = tmp_path_factory.mktemp("corpora") / "bench"
    for name in ("labels", "scorers", *BY_THEMSELVES):
        shutil.copytree(whole.folder / name, folder / name)
    shutil.copy(whole.folder / "score.py", folder / "score.py")
    for corpus in list_corpora(whole, LABELLED):
        (folder / "data" / corpus.name).mkdir(parents=True)
        if corpus.name in BY_THEMSELVES:
            _copy_some(corpus.raw, folder / "data" / corpus.name, whole.folder / corpus.name / "labels.jsonl")
            continue
        lines = (corpus.raw / "articles.jsonl").read_text(encoding="utf-8").splitlines()
        taken = []
        for split in corpus.splits:
            of_split = [line for line in lines if split in (json.loads(line).get("splits") or [json.loads(line).get("split")])]
            taken += of_split[:A_SPLIT]
        (folder / "data" / corpus.name / "articles.jsonl").write_text("\n".join(taken) + "\n", encoding="utf-8")
    return find_bench({"INCIDENT_CORPORA": str(folder.parent)})


def _copy_some(raw: Path, folder: Path, labels: Path) -> None:
    """The first articles of a batch of text files; of one JSON Lines file those that tell of the first topics."""
    for path in sorted(raw.glob("*.txt"))[:A_SPLIT]:
        shutil.copy(path, folder)
    for path in raw.glob("*.jsonl"):
        topics = {row["article_id"]: row["topic"] or "~" for row in map(json.loads, labels.read_text(encoding="utf-8").splitlines())}
        lines = sorted(path.read_text(encoding="utf-8").splitlines(), key=lambda line: topics[json.loads(line)["id"]])
        (folder / path.name).write_text("\n".join(lines[:A_SPLIT]) + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def release(bench, tmp_path_factory) -> Path:
    """All those articles built at once: a scorer looks at those of its corpus alone."""
    built = build(bench.folder / "data", tmp_path_factory.mktemp("built"), scope="all")
    assert built.outcome.success, built.outcome.errors
    return built.out / "releases" / "latest"


def printed(bench: Bench, release: Path, corpus: str, split: str) -> list[str]:
    command = [sys.executable, bench.folder / "score.py", release, "--corpus", corpus, "--split", split]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


@pytest.mark.parametrize("name", [name for name in LABELLED if name not in BY_THEMSELVES])
def test_figures_are_what_the_scorer_prints(bench, release, name):
    """Every figure of a corpus is, to the decimal it has, what score.py prints in the line of that name."""
    [corpus] = list_corpora(bench, [name])
    rows = {metric.metric: metric.row.split(": ") for metric in load_metrics() if metric.corpus == name}
    figures = measure_release(bench, corpus, release, "0.1.0+0")
    assert figures
    for figure in figures:
        heading, label = ["", *rows[figure.metric]][-2:]
        lines = printed(bench, release, name, figure.split)
        below = lines[[line.removeprefix("-- ") for line in lines].index(heading) :] if heading else lines
        line = next(line for line in below if line.strip().startswith(label))
        value = re.search(r"(?:F1|acc|wrongly linked) +([\d.]+)", line[line.index(label) :]).group(1)
        assert figure.value == pytest.approx(float(value), abs=0.0551), line


def said_by_itself(bench: Bench, release: Path, corpus: str, tmp_path: Path) -> dict:
    """What a scorer writes of the labels of the articles that are in the batch."""
    shutil.copytree(bench.folder / corpus, tmp_path / corpus)
    there = bench.folder / "data" / corpus
    names = {path.stem for path in there.glob("*.txt")} or {
        json.loads(line)["id"] for line in (there / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    }
    kept = tmp_path / corpus / ("gold.jsonl" if corpus == "wire" else "labels.jsonl")
    labels = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    some = [label for label in labels if (label.get("slug") or label.get("article_id")) in names]
    kept.write_text("".join(json.dumps(label) + "\n" for label in some), encoding="utf-8")
    shutil.copytree(there, tmp_path / "data" / corpus)
    command = [sys.executable, bench.folder / corpus / "score.py", release, tmp_path / corpus, "--json", tmp_path / "said.json"]
    subprocess.run(command, check=True, capture_output=True)
    return json.loads((tmp_path / "said.json").read_text(encoding="utf-8"))


def test_wire_is_measured_by_its_scorer(bench, release, tmp_path):
    """Every figure of wire is what its own score.py writes for the same articles, in the place that metrics.csv names."""
    said = said_by_itself(bench, release, "wire", tmp_path)
    [corpus] = list_corpora(bench, ["wire"])
    rows = {metric.metric: metric.row.split(": ") for metric in load_metrics() if metric.corpus == "wire"}
    figures = measure_release(bench, corpus, release, "0.1.0+0")
    assert len(figures) > len(rows) / 2  # the others are about what no label of so few articles has
    for figure in figures:
        place = said
        for key in rows[figure.metric]:
            place = place[key]
        value = next(place[key] for key in ("f1", "acc", "rate") if key in place)
        assert figure.value == pytest.approx(100 * value, abs=0.051), figure


def test_stories_are_measured_by_their_scorer(bench, release, tmp_path):
    """Pairs, look-alikes and distractors of stories are those that its own score.py counts for the same articles."""
    said = said_by_itself(bench, release, "stories", tmp_path)
    [corpus] = list_corpora(bench, ["stories"])
    figures = {figure.metric: figure.value for figure in measure_release(bench, corpus, release, "0.1.0+0")}
    assert figures["same main incident, pairwise F1"] == pytest.approx(100 * said["main, all"][2], abs=0.051)
    wrong, _, _, distractors = said["distractors"]
    drawn = figures.get("articles wrongly linked to an incident (the fewer the better)")
    assert drawn == (pytest.approx(100 * wrong / distractors, abs=0.051) if distractors else None)
