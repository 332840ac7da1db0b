"""A scorer of pairs: which articles were said to report one incident."""

import json

import pytest

from pipeline.evaluation.bootstrap import draw_units
from pipeline.evaluation.corpora import Bench, load_module
from pipeline.evaluation.metrics import Metric
from pipeline.evaluation.sampling import Sampler
from pipeline.evaluation.stories import load_scored

SCORER = """
import json
from itertools import combinations
from types import SimpleNamespace


class Data:
    def __init__(self, folder):
        read = lambda name: [json.loads(line) for line in (folder / name).read_text().splitlines()]
        self.articles = {one["id"]: one for one in read("../data/stories/articles.jsonl")}
        self.labels = {one["article_id"]: one for one in read("labels.jsonl")}
        self.facts = {one["cluster"]: one for one in read("clusters.jsonl")}


class Predicted:
    @classmethod
    def read(cls, folder):
        told = json.loads((folder / "told.json").read_text())
        return SimpleNamespace(main=told, any={name: {incident} for name, incident in told.items()}, copies=0)


def score(data, pred):
    print("a figure")
    assert sum(1 for name in data.ids if name in pred.main) / len(data.ids)
    linked = lambda one, other: one in pred.main and pred.main[one] == pred.main.get(other)
    said = {}
    for name, ids in (("all", data.ids), ("covered", [one for one in data.ids if one in pred.main])):
        pairs = [(data.cluster(one) == data.cluster(other), linked(one, other)) for one, other in combinations(ids, 2)]
        counts = [pairs.count(kind) for kind in ((True, True), (False, True), (True, False))]
        said |= {f"main, {name}": [0, 0, 0, *counts], f"any, {name}": [0, 0, 0, *counts]}
    topic = {cluster: fact["topic"] for cluster, fact in data.facts.items()}
    alike = [(one, other) for one, other in combinations(sorted(topic), 2) if topic[one] and topic[one] == topic[other]]
    wrong = sum(any(linked(a, b) for a in data.members[one] for b in data.members[other]) for one, other in alike)
    said |= {f"lookalikes {kind}": [wrong, len(alike), 0] for kind in ("main", "any")}
    drawn = sum(any(linked(one, name) for name in data.ids) for one in data.distractors)
    return said | {"distractors": [drawn, drawn, 0, len(data.distractors)]}
"""
LABELS = {  # article: cluster, topic, what it was said to report
    "a1": ("market", "mosul", "i1"), "a2": ("market", "mosul", "i1"), "a3": ("market", "mosul", "i2"),
    "b1": ("bridge", "mosul", "i1"), "b2": ("bridge", "mosul", None),
    "c1": ("school", None, "i4"), "c2": ("school", None, "i4"), "c3": ("school", None, "i2"),
    "d1": (None, "mosul", "i5"), "d2": (None, None, "i4"), "d3": (None, None, None), "gone": (None, None, "i4"),
}  # fmt: skip
PAIRS, COVERED = "pairs main, all", "pairs main, covered"
ALIKE, DISTRACTORS = "look-alike clusters wrongly linked, main", "distractors linked to a cluster, main"


@pytest.fixture
def scored(tmp_path):
    """Three incidents, two of them alike, and distractors; an article with a label is not in the batch."""
    bench, release = tmp_path / "bench", tmp_path / "release"
    for folder in (bench / "stories", bench / "data" / "stories", release):
        folder.mkdir(parents=True)
    labels = [{"article_id": name, "cluster": cluster, "topic": topic} for name, (cluster, topic, _) in LABELS.items()]
    facts = dict.fromkeys((one["cluster"], one["topic"]) for one in labels if one["cluster"])
    files = {
        "labels.jsonl": labels,
        "clusters.jsonl": [{"cluster": cluster, "topic": topic} for cluster, topic in facts],
        "../data/stories/articles.jsonl": [{"id": name} for name in LABELS if name != "gone"],
    }
    for name, rows in files.items():
        (bench / "stories" / name).write_text("".join(json.dumps(row) + "\n" for row in rows))
    (bench / "stories" / "score.py").write_text(SCORER)
    (release / "told.json").write_text(json.dumps({name: incident for name, (*_, incident) in LABELS.items() if incident}))
    return load_scored(Bench(bench, load_module(bench / "stories" / "score.py")), release)


def test_figures_are_the_scorers_with_their_counts(scored, capsys):
    """Pairs linked, wanted and given; look-alikes of all that there are; distractors of all that there are. What it prints is not shown."""
    said = scored.run()
    assert said[PAIRS].counts == (2, 7, 2, 5)
    assert said[COVERED].counts == (2, 6, 2, 5)
    assert said[ALIKE].counts == (1, 1)
    assert said[DISTRACTORS].counts == (1, 3)
    assert capsys.readouterr().out == ""


def test_units_are_topics_then_clusters_then_articles(scored):
    """Look-alikes are drawn together with what was written of them; an incident like no other by itself, and so is a distractor."""
    assert scored.group_by_topic() == [("a1", "a2", "a3", "b1", "b2", "d1"), ("c1", "c2", "c3"), ("d2",), ("d3",)]


def test_units_that_the_scorer_could_not_score_alone_are_scored(scored):
    """An article of no incident has no pairs, and the scorer is spared a mean of nothing."""
    said = scored.run(["d3"])
    assert said[PAIRS].counts == (0, 0, 0, 0)
    assert said[DISTRACTORS].counts == (0, 1)


def test_copies_are_other_stories(scored):
    """A topic drawn twice counts twice, and no article is paired with a copy of itself or of another."""
    mosul, school, *_ = scored.group_by_topic()
    assert scored.run_copies([mosul, mosul])[PAIRS].counts == (2, 8, 2, 6)
    assert scored.run_copies([mosul, school])[PAIRS].counts == (2, 7, 2, 5)
    assert scored.run_copies([mosul, mosul, school])[PAIRS].counts == (3, 11, 3, 8)


@pytest.mark.parametrize("row", [PAIRS, COVERED, ALIKE, DISTRACTORS])
def test_drawing_costs_no_scoring(scored, row):
    """Counts of units, and of units that share an incident, give every draw what its copies would."""
    units, sampler = scored.group_by_topic(), Sampler(scored)
    values = sampler.draw(Metric("stories", row, row, "topic", ()))
    for draw, value in list(zip(draw_units(len(units)), values, strict=True))[:40]:
        assert (value or 0) == pytest.approx(scored.run_copies(tuple(units[place] for place in draw))[row].value)
