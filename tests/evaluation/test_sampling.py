"""Figures over draws: adding up counts and scoring copies anew have one answer."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.evaluation.metrics import Metric
from pipeline.evaluation.sampling import Sampler
from pipeline.evaluation.scorers import Scored

LINKED = Metric("valley", "linked", "same incident, linked", "topic", ("incident_reports.incident_id",))
UNSHOWN = replace(LINKED, row="linked weighted F1")
TRIPLES = replace(LINKED, row="triples")
ARTICLES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 5)), min_size=2, max_size=9)  # topic and predicted incident


def score(articles, labels, rows, out):
    """Prints the share of linked pairs that are of one cluster, with and without counts, and one that is about more than pairs."""
    incidents = {row["article_id"]: row["incident_id"] for row in rows}
    names = [article["article_id"] for article in articles]
    pairs = [(one, other) for place, one in enumerate(names) for other in names[:place] if incidents[one] == incidents[other]]
    right = sum(labels[one]["cluster"] == labels[other]["cluster"] for one, other in pairs)
    out(f"linked  acc {100 * right / max(len(pairs), 1):6.2f}  ({right}/{len(pairs)})")
    out(f"linked weighted F1 {100 * right / max(len(pairs), 1):.2f} of it")
    groups = len({incidents[name] for name in names})
    out(f"triples  acc {100 * groups / len(names):6.2f}  ({groups}/{len(names)})")


def make_scored(told):
    """Articles of a topic, which is their cluster too, with the incident that each is said to report."""
    names = [f"a{place}" for place in range(len(told))]
    labels = {name: {"topic": topic, "cluster": topic} for name, (topic, _) in zip(names, told, strict=True)}
    rows = {name: [{"article_id": name, "incident_id": incident}] for name, (_, incident) in zip(names, told, strict=True)}
    return Scored({name: {"article_id": name} for name in names}, labels, rows, {"article_id": "", "incident_id": None}, score)


@settings(max_examples=8)
@given(ARTICLES)
def test_pairs_add_up_to_what_copies_give(told):
    """Counts of topics, and of pairs of topics that share an incident, give each draw the figure of its copies scored together."""
    sampler = Sampler(make_scored(told))
    added, rescored = sampler.draw(LINKED), sampler.draw(UNSHOWN)
    assert [one or 0 for one in added] == [pytest.approx(other, abs=0.006) for other in rescored]


def test_pairs_are_not_scored_anew_where_they_add_up():
    """A draw costs no run of the scorer: it runs once for all, once a topic, once for each two topics that share an incident."""
    runs = []

    def count(articles, *given, out):
        runs.append(len(articles))
        score(articles, *given, out=out)

    told = [(0, 0), (0, 1), (1, 1), (1, 2), (2, 3), (2, 3)]
    Sampler(replace(make_scored(told), score=count)).draw(LINKED)
    assert runs == [6, 2, 2, 2, 4]


def test_more_than_pairs_is_scored_anew():
    """Where counts of units and of two units do not make the whole, copies are scored together, as if no counts were shown."""
    told = [(0, 0), (1, 0), (2, 0), (3, 1)]
    values = Sampler(make_scored(told)).draw(TRIPLES)
    assert set(values) == {50.0, 75.0, 100.0}  # each of three topics takes one from the two others, but only one of both
