"""Figures: the scorer's own values, with intervals drawn from its articles or topics."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluation.measuring import MeasuringError, measure
from pipeline.evaluation.metrics import Metric, load_metrics
from pipeline.evaluation.scorers import Scored
from schemas import TABLES

SHARE = Metric("valley", "town", "city, exact", "sum", ("incident_reports.city",))


def score(articles, labels, rows, out):
    """Prints a share, one that nothing is labelled for, a figure without counts, and a share of pairs within topics."""
    answers = {row["article_id"]: row["city"] for row in rows if row["article_id"]}
    names = [article["article_id"] for article in articles]
    right = sum(answers.get(name) == "Mosul" for name in names)
    out(f"town  acc {100 * right / len(names):6.2f}  ({right}/{len(names)})")
    out("river  acc   0.00  (0/0)")
    out(f"town weighted F1 {100 * right / len(names):.2f}  accuracy 1.00")
    out(f"square  acc {100 * (right / len(names)) ** 2:6.2f}  ({right}/{len(names)})")
    pairs = [(one, other) for one in names for other in names if one < other and labels[one]["topic"] == labels[other]["topic"]]
    if pairs:
        linked = sum(answers.get(one) == answers.get(other) for one, other in pairs)
        out(f"same story   {100 * linked / len(pairs):6.2f}%  ({linked}/{len(pairs)})")


def make_scored(answers, topic_size=2):
    """Articles in this order with the city read in each, so many to a topic."""
    names = [f"a{place:03}" for place in range(len(answers))]
    labels = {name: {"topic": place // topic_size, "cluster": place // topic_size} for place, name in enumerate(names)}
    rows = {name: [{"article_id": name, "incident_id": name, "city": city}] for name, city in zip(names, answers, strict=True)}
    return Scored({name: {"article_id": name} for name in names}, labels, rows, {"article_id": ""}, score)


def figure_of(scored, **changes):
    [figure] = measure(scored, [replace(SHARE, **changes)], split="dev", code_version="0.1.0+0")
    return figure


MIXED = make_scored(["Mosul", "Herat", "Mosul", "Mosul"] * 10)


@pytest.mark.parametrize(
    ("changes", "value", "n"),
    [
        ({}, 75.0, 40),
        ({"row": "town weighted F1", "resampling": "article"}, 75.0, 40),
        ({"row": "same story", "resampling": "topic"}, 50.0, 20),
    ],
    ids=["sum", "article", "topic"],
)
def test_value_is_the_scorers_within_its_interval(changes, value, n):
    """Whatever is drawn anew, the figure is the one printed for all articles, and lies within an interval that has a width."""
    found = figure_of(MIXED, **changes)
    assert (found.value, found.n) == (value, n)
    assert 0 <= found.ci_low < value < found.ci_high <= 100


@given(st.lists(st.sampled_from(["Mosul", "Herat"]), min_size=1, max_size=8))
def test_every_figure_is_a_row_of_quality(answers):
    """However few or one-sided the articles, the model's rules hold: an interval around the value, or none."""
    metrics = [SHARE, replace(SHARE, metric="again", row="town weighted F1", resampling="article")]
    for found in measure(make_scored(answers), metrics, split="dev", code_version="0.1.0+0"):
        row = {**vars(found), "quality_id": "qua-0000000000000001", "measures": list(found.measures)}
        TABLES["quality"].validate(TABLES["quality"].frame([row]), lazy=True)


def test_drawing_together_agrees_with_adding_up():
    """For a ratio of sums the two ways of drawing articles have one answer, but for chance."""
    added, together = figure_of(MIXED), figure_of(MIXED, row="town weighted F1", resampling="article")
    assert (together.ci_low, together.ci_high) == (pytest.approx(added.ci_low, abs=3), pytest.approx(added.ci_high, abs=3))


def test_fewer_articles_give_a_wider_interval():
    """With a tenth of the articles the same share is less sure."""
    few = figure_of(make_scored(["Mosul", "Herat", "Mosul", "Mosul"]))
    assert few.value == figure_of(MIXED).value
    assert few.ci_high - few.ci_low > figure_of(MIXED).ci_high - figure_of(MIXED).ci_low


def test_order_of_articles_does_not_count():
    """The same articles in another order give the same figures."""
    turned = replace(MIXED, articles=dict(reversed(MIXED.articles.items())))
    for changes in ({}, {"row": "town weighted F1", "resampling": "article"}, {"row": "same story", "resampling": "topic"}):
        assert figure_of(turned, **changes) == figure_of(MIXED, **changes)


def test_nothing_labelled_gives_no_figure():
    """A line about nothing is no zero."""
    assert measure(MIXED, [replace(SHARE, row="river")], split="dev", code_version="0.1.0+0") == []


@pytest.mark.parametrize(
    ("row", "said"),
    [("village", "prints no such line"), ("town weighted F1", "shows no counts"), ("square", "is no ratio of sums")],
)
def test_scorer_that_prints_something_else_is_told(row, said):
    """A line that is missing, has no counts, or has counts that do not add up, is named with its corpus and the remedy."""
    with pytest.raises(MeasuringError, match=rf"corpus valley, line '{row}'.*{said}.*metrics.csv"):
        figure_of(MIXED, row=row)


def test_metrics_are_about_columns_that_exist():
    """Every published metric names columns of the tables, and no corpus has two of one name."""
    columns = {f"{name}.{column}" for name, table in TABLES.items() for column in table.types()}
    assert [metric for metric in load_metrics() if not metric.measures or not set(metric.measures) <= columns] == []
    names = [(metric.corpus, metric.metric) for metric in load_metrics()]
    assert len(set(names)) == len(names)
