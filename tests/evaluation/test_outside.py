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
A_SPLIT = 12  # articles: enough for every corpus to have something of each figure, few enough to read in a minute

pytestmark = pytest.mark.skipif(not CORPORA, reason="INCIDENT_CORPORA names no folder of corpora")


@pytest.fixture(scope="module")
def bench(tmp_path_factory) -> Bench:
    """The first articles of every measured split, with the labels and the scorers as they are."""
    whole = find_bench(os.environ)
    folder = tmp_path_factory.mktemp("corpora") / "bench"
    for name in ("labels", "scorers"):
        shutil.copytree(whole.folder / name, folder / name)
    shutil.copy(whole.folder / "score.py", folder / "score.py")
    for corpus in list_corpora(whole, LABELLED):
        lines = (corpus.raw / "articles.jsonl").read_text(encoding="utf-8").splitlines()
        taken = []
        for split in corpus.splits:
            of_split = [line for line in lines if split in (json.loads(line).get("splits") or [json.loads(line).get("split")])]
            taken += of_split[:A_SPLIT]
        (folder / "data" / corpus.name).mkdir(parents=True)
        (folder / "data" / corpus.name / "articles.jsonl").write_text("\n".join(taken) + "\n", encoding="utf-8")
    return find_bench({"INCIDENT_CORPORA": str(folder.parent)})


@pytest.fixture(scope="module")
def release(bench, tmp_path_factory) -> Path:
    """All those articles built at once: a scorer looks at those of its corpus alone."""
    built = build(bench.folder / "data", tmp_path_factory.mktemp("built"), scope="all")
    assert built.outcome.success, built.outcome.errors
    return built.out / "releases" / "latest"


def printed(bench: Bench, release: Path, corpus: str, split: str) -> list[str]:
    command = [sys.executable, bench.folder / "score.py", release, "--corpus", corpus, "--split", split]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


@pytest.mark.parametrize("name", LABELLED)
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
