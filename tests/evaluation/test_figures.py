"""The file of figures, the table made of it, and the columns without a figure."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation import FIGURES, Figure, list_unmeasured, make_table, read_figures, replace_figures, write_figures
from pipeline.evaluation.calibration import RELIABILITY
from pipeline.evaluation.metrics import load_metrics
from pipeline.evaluation.report import NAME
from pipeline.release.fingerprints import MEASURED
from pipeline.sources import ROOT, SUFFIXES
from schemas import TABLES

ONE = Figure("valley", "dev", "city, exact", 200, 61.5, 58.0, 64.5, ("incident_reports.city", "incident_reports.place_name"), "0.1.0+0")
OTHER = replace(ONE, metric="state, exact", ci_low=None, ci_high=None, measures=("incident_reports.admin1",))
HILLS = replace(ONE, corpus="hills")


@given(st.permutations([ONE, OTHER, HILLS]))
def test_file_keeps_figures(tmp_path_factory, figures):
    """What is written is read again, ordered by corpus, split and metric; the same figures are the same bytes."""
    path = tmp_path_factory.mktemp("figures") / "figures.jsonl"
    write_figures(figures, path)
    assert read_figures(path) == [HILLS, ONE, OTHER]
    assert [json.loads(line)["metric"] for line in path.read_text().splitlines()] == ["city, exact", "city, exact", "state, exact"]


def test_no_file_is_no_figure(tmp_path):
    """Nothing was measured yet: no rows, and every column is unmeasured."""
    assert read_figures(tmp_path / "figures.jsonl") == []


@pytest.mark.parametrize("line", ["{", "[]", '{"corpus": "valley"}', json.dumps({**vars(ONE), "extra": 1})])
def test_broken_line_is_named(tmp_path, line):
    """The file, the line and the command that mends it are told."""
    path = tmp_path / "figures.jsonl"
    write_figures([ONE], path)
    path.write_text(path.read_text() + line + "\n")
    with pytest.raises(ValueError, match=r"figures.jsonl, line 2: no figure .*python -m pipeline evaluate"):
        read_figures(path)


def test_measuring_some_corpora_leaves_the_others():
    """A corpus measured anew loses all it had, also metrics that are gone; the other corpora keep theirs with their code."""
    newer = replace(ONE, value=70.0, ci_high=75.0, code_version="0.2.0+1")
    assert replace_figures([HILLS, ONE, OTHER], [newer]) == [HILLS, newer]


def test_figures_make_table_quality():
    """Rows pass the model's rules, with an id that hangs on corpus, split and metric alone."""
    table = make_table([ONE, OTHER, HILLS])
    TABLES["quality"].validate(table, lazy=True)
    assert table["quality_id"].n_unique() == 3
    assert set(make_table([replace(ONE, value=60.0, code_version="2")])["quality_id"]) <= set(table["quality_id"])
    assert table.filter(corpus="hills")["measures"].to_list() == [list(ONE.measures)]


def test_columns_without_figure_are_listed():
    """What is read, coded, or linked by judgement is listed until a figure is about it; ids, counts and offsets never are."""
    nothing, some = list_unmeasured([]), list_unmeasured([ONE, OTHER])
    assert {"city", "place_name", "admin1", "country", "incident_type", "weapons", "incident_id"} <= set(nothing["incident_reports"])
    assert set(nothing["incident_reports"]) - set(some["incident_reports"]) == {"city", "place_name", "admin1"}
    assert {name: columns for name, columns in nothing.items() if name != "incident_reports"} == {
        name: columns for name, columns in some.items() if name != "incident_reports"
    }
    assert "speech_act" in nothing["statements"]
    assert not {"report_id", "article_id", "char_start"} & set(nothing["incident_parties"])
    assert list(nothing) == [name for name in TABLES if name in nothing]


def test_figures_are_no_part_of_the_code():
    """Writing what was measured does not change the version of what was measured."""
    assert FIGURES == ROOT / MEASURED
    assert NAME.endswith(".md")
    assert ".md" not in SUFFIXES


def test_published_figures_are_those_of_the_metrics():
    """The figures that releases carry pass the model, and each is of a metric that is still measured, about the same columns."""
    published = read_figures()
    TABLES["quality"].validate(make_table(published), lazy=True)
    known = {(metric.corpus, metric.metric): metric.measures for metric in load_metrics()}
    of_cells = [one for one in published if one.corpus == RELIABILITY]  # of bands of confidence, which no scorer names
    assert {one.measures for one in of_cells} <= {("evidence.confidence",)}
    others = [one for one in published if one not in of_cells]
    assert [one for one in others if known.get((one.corpus, one.metric)) != one.measures] == []
