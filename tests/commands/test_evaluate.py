"""`evaluate`: from a folder of corpora to kept figures."""

import json
import shutil

import polars as pl
import pytest

from pipeline.__main__ import main
from pipeline.commands import build
from pipeline.evaluation import measuring, read_figures
from pipeline.evaluation.built_releases import NAME
from pipeline.evaluation.metrics import Metric
from pipeline.release.fingerprints import code_version
from tests.conftest import TODAY
from tests.evaluation.invented import write_bench
from tests.evaluation.test_figures import HILLS

METRICS = (
    Metric("valley", "town", "city, exact", "sum", ("incident_reports.city",)),
    Metric("valley", "slots: town", "city, F1", "sum", ("incident_reports.city",)),
    Metric("valley", "pairs linked", "same incident, linked", "topic", ("incident_reports.incident_id",)),
)


@pytest.fixture
def evaluate(tmp_path, monkeypatch):
    """Runs the command on the invented corpora; figures go to figures.jsonl in the test's folder."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    monkeypatch.setenv("INCIDENT_CORPORA", str(write_bench(tmp_path)))
    monkeypatch.setattr(measuring, "load_metrics", lambda: METRICS)
    return lambda *given: main(["evaluate", *given, "--out", str(tmp_path / "out"), "--figures", str(tmp_path / "figures.jsonl")])


def test_corpora_are_built_and_measured(evaluate, tmp_path, capsys):
    """One command builds what has labels, prints its figures and the unmeasured columns, and keeps the figures with the code's version."""
    assert evaluate() == 0
    said = capsys.readouterr().out
    f1, exact, linked = read_figures(tmp_path / "figures.jsonl")
    assert (exact.corpus, exact.split, exact.metric, exact.value, exact.n) == ("valley", "dev", "city, exact", 75.0, 4)
    assert exact.ci_low < 75.0 < exact.ci_high
    assert (f1.value, linked.metric) == (75.0, "same incident, linked")
    assert {one.code_version for one in (exact, f1, linked)} == {code_version()}
    assert "valley: 6 articles, 0 rejects" in said
    assert "75.0" in said
    assert "- `casualty_claims`: `incident_id`, `outcome`" in said
    assert "`city`" not in said.split("- `incident_reports`:")[1].splitlines()[0]
    assert not (tmp_path / "out" / "hills").exists()
    assert "city, exact" in (tmp_path / "README.md").read_text(encoding="utf-8")


def test_built_corpus_is_measured_without_building(evaluate, tmp_path, monkeypatch, capsys):
    """A release that this code built of these files stands; with --built any release is measured, under the code that cut it."""
    assert evaluate("valley") == 0
    monkeypatch.setattr(build, "run", None)
    kept = read_figures(tmp_path / "figures.jsonl")
    assert evaluate("valley") == 0
    assert "valley: stands" in capsys.readouterr().out
    assert evaluate("valley", "--built") == 0
    assert read_figures(tmp_path / "figures.jsonl") == kept
    (tmp_path / "out" / "valley" / "work" / NAME).unlink()
    assert evaluate("--built") == 0
    with pytest.raises(TypeError):
        evaluate("valley")


def test_nothing_built_is_told(evaluate, tmp_path, capsys):
    """With --built, a corpus without a release is an error that names the folder and the remedy; nothing is kept."""
    assert evaluate("--built") == 1
    said = capsys.readouterr().err
    assert str(tmp_path / "out" / "valley" / "releases" / "latest") in said
    assert "leave --built away" in said
    assert read_figures(tmp_path / "figures.jsonl") == []


def test_releases_are_compared(evaluate, tmp_path, capsys):
    """Each figure beside the other release's, as a table with the interval of the difference; nothing is kept."""
    assert evaluate("valley") == 0
    shutil.copytree(tmp_path / "out", tmp_path / "older", symlinks=True)
    reports = tmp_path / "older" / "valley" / "releases" / "latest" / "incident_reports.parquet"
    pl.read_parquet(reports).with_columns(city=pl.lit(None, pl.String)).write_parquet(reports)
    (tmp_path / "figures.jsonl").write_text("")
    assert evaluate("--built", "--against", str(tmp_path / "older")) == 0
    said = capsys.readouterr().out
    assert f"valley: before {code_version()}, after {code_version()}" in said
    exact, f1, linked = [line for line in said.splitlines() if line.startswith("| valley |")]
    assert exact.startswith("| valley | dev | city, exact | 4 | 0.0 | 75.0 | +75.0 | +")
    assert exact.endswith("| higher (better) |")
    assert f1.startswith("| valley | dev | city, F1 | 4 | 0.0 | 75.0 | +75.0 | ")
    assert linked.endswith("| +0.0 | – |  |")
    assert "0 of 3 figures significantly worse" in said
    assert read_figures(tmp_path / "figures.jsonl") == []


def test_nothing_to_compare_with_is_told(evaluate, tmp_path, capsys):
    """A folder without releases is refused; a corpus that is named and not there is an error with the folder, and the others go on."""
    assert evaluate("--against", str(tmp_path / "older")) == 2
    assert "holds no release of a corpus" in capsys.readouterr().err
    assert evaluate("valley", "--against", str(tmp_path / "older")) == 1
    assert str(tmp_path / "older" / "valley" / "releases" / "latest") in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_corpus_without_labels_is_only_built(evaluate, tmp_path, capsys):
    """By its name it can be built, to see how fast it goes and that nothing crashes; kept figures stand."""
    (tmp_path / "figures.jsonl").write_text(json.dumps(vars(HILLS)) + "\n")
    assert evaluate("hills") == 0
    said = capsys.readouterr().out
    assert "hills: 6 articles, 0 rejects" in said
    assert "nothing measured" in said
    assert read_figures(tmp_path / "figures.jsonl") == [HILLS]


def test_scorer_that_fails_to_answer_leaves_the_figures(evaluate, tmp_path, monkeypatch, capsys):
    """A line that the scorer does not print ends that corpus with an error and status 1; nothing of it is kept."""
    monkeypatch.setattr(measuring, "load_metrics", lambda: (METRICS[0], Metric("valley", "village", "village", "sum", ("articles.title",))))
    assert evaluate("valley") == 1
    assert "error: corpus valley, line 'village'" in capsys.readouterr().err
    assert read_figures(tmp_path / "figures.jsonl") == []


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda patch, folder: patch.delenv("INCIDENT_CORPORA"), "INCIDENT_CORPORA is not set"),
        (lambda patch, folder: patch.setenv("INCIDENT_CORPORA", str(folder / "out")), "holds bench/score.py"),
        (lambda patch, folder: (folder / "figures.jsonl").write_text("{"), "figures.jsonl, line 1"),
    ],
    ids=["unset", "elsewhere", "broken"],
)
def test_what_cannot_start_is_told(evaluate, tmp_path, monkeypatch, capsys, prepare, said):
    """Corpora that are not there, or figures that cannot be read, end the command before anything is built."""
    prepare(monkeypatch, tmp_path)
    assert evaluate() == 2
    told = capsys.readouterr().err
    assert told.startswith("error: ")
    assert said in told
    assert not (tmp_path / "out").exists()


def test_unknown_corpus_is_told(evaluate, capsys):
    """A corpus that is not there is refused with those that are."""
    assert evaluate("dales") == 2
    assert "name some of: hills, valley" in capsys.readouterr().err
