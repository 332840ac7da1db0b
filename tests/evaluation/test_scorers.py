"""Scorers from outside: how they are loaded and run, and what is read out of the lines they print."""

import sys

import polars as pl
import pytest

from pipeline.evaluation.corpora import find_bench
from pipeline.evaluation.lines import Line
from pipeline.evaluation.scorers import Scored, load_scored, read_lines
from tests.evaluation.invented import write_bench

PRINTED = """
towns weighted F1 56.04  macro F1 31.20  accuracy 60.00
towns found                        P  50.00  R  25.00  F1  33.33   (tp 5 pred 10 gold 20)
town (any level)                   acc  12.50  (1/8)
pairwise (any)                     P 100.00  R   0.17  F1   0.34
pairs wrongly linked                47.00%  (47/100)
       riot 40  arrest 60
-- slots, exact
   Target                             P  40.00  R  40.00  F1  40.00   (tp 2 pred 5 gold 5)
"""


def test_lines_are_read():
    """F1 and shares come with the sums behind them where these are shown; a heading goes before the labels under it."""
    assert read_lines(PRINTED) == {
        "towns weighted F1": Line(56.04),
        "towns found": Line(33.33, (5, 20, 5, 10), 20),
        "town (any level)": Line(12.5, (1, 8), 8),
        "pairwise (any)": Line(0.34),
        "pairs wrongly linked": Line(47.0, (47, 100), 100),
        "slots, exact: Target": Line(40.0, (2, 5, 2, 5), 5),
    }


@pytest.fixture
def scored(tmp_path):
    """The invented corpus against a release in which two articles share an incident, and one has none."""
    rows = {"one": ("i1", "Mosul"), "two": ("i1", "Mosul"), "three": ("i2", "Herat"), "five": ("i3", "Quito")}
    release = tmp_path / "release"
    release.mkdir()
    pl.DataFrame({"article_id": [f"art-{name}" for name in rows], "source_id": list(rows)}).write_parquet(release / "articles.parquet")
    reports = [{"article_id": f"art-{name}", "incident_id": incident, "city": city} for name, (incident, city) in rows.items()]
    pl.DataFrame(reports).write_parquet(release / "incident_reports.parquet")
    return load_scored(find_bench({"INCIDENT_CORPORA": str(write_bench(tmp_path))}), "valley", "dev", release)


def test_split_is_scored_by_its_own_scorer(scored):
    """All articles of the split but those of a topic that score.py leaves out, in one run."""
    assert list(scored.articles) == ["one", "two", "three", "four"]
    assert scored.run()["town"] == Line(50.0, (2, 4), 4)
    assert scored.run()["slots: town"] == Line(57.14, (2, 4, 2, 3), 4)
    assert scored.run(["three"])["town"] == Line(0.0, (0, 1), 1)


def test_copies_are_other_articles(scored):
    """A group drawn twice counts twice, and no article is paired with a copy of itself or of its neighbour."""
    pair, others = ("one", "two"), ("three", "four")
    twice = scored.run_copies([pair, pair])
    assert twice["town"] == Line(100.0, (4, 4), 4)
    assert twice["pairs linked"] == scored.run(["one", "two"])["pairs linked"] == Line(100.0)
    assert scored.run_copies([pair, others])["pairs linked"] == Line(50.0)
    assert scored.run_copies([pair, others]) == scored.run()


def test_scorers_leave_no_trace(scored):
    """Modules of one bench are not found by whoever imports next: another may have others of the same names."""
    assert not {"benchlib", "score_valley"} & set(sys.modules)
    assert not [path for path in sys.path if path.endswith("scorers")]


def test_article_without_rows_shows_the_columns():
    """A scorer that asks the rows for a column is asked with a row of nobody, so that such articles count too."""
    asked = []
    blank = {"role": None, "article_id": ""}
    one = Scored({"a": {"article_id": "a"}}, {"a": {}}, {}, blank, lambda articles, labels, rows, out: asked.append(rows))
    one.run(["a"])
    assert asked == [[blank]]
