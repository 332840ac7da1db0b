"""A scorer that hands over a tree: its figures with their counts, article by article."""

import json

import pytest

from pipeline.evaluation.corpora import Bench, load_module
from pipeline.evaluation.lines import Line, MeasuringError
from pipeline.evaluation.metrics import Metric
from pipeline.evaluation.sampling import Sampler
from pipeline.evaluation.wire import list_lines, load_scored

SCORER = """
import json, os


def read_gold(folder):
    with open(os.path.join(folder, "gold.jsonl")) as file:
        return {label["slug"]: label for label in map(json.loads, file)}


def read_pred(folder, gold, say):
    with open(os.path.join(folder, "told.json")) as file:
        return json.load(file)


def as_tables(gold):
    return {name: {"city": incident["city"]} for name, label in gold.items() for incident in label["incidents"]}


def score_tables(tables, gold):
    told = {"incidents": {name: [row] for name, row in tables.items()}}
    return {"incidents": score_incidents(gold, told, [])[0], "actors": score_actors(gold, told, []), "statements": {}}, []


def score_incidents(gold, told, notes):
    fields, claims = {}, any("claims" in one for label in gold.values() for one in label["incidents"])
    found = given = wanted = 0
    for name, label in gold.items():
        rows = told["incidents"].get(name, [])
        given += len(rows)
        for one in label["incidents"]:
            if one.get("optional"):
                continue
            wanted += 1
            if rows:
                found += 1
                right, whole = fields.get("city" if one["city"] else "none", (0, 0))
                fields["city" if one["city"] else "none"] = right + (rows[0]["city"] == one["city"]), whole + 1
    precision, recall = found / given if given else 1.0, found / wanted if wanted else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    said = {"main": {"p": precision, "r": recall, "f1": f1, "gold": wanted, "pred": given, "tp": found}}
    said["fields"] = {key: {"acc": right / whole, "n": whole} for key, (right, whole) in fields.items()}
    if claims:
        said["claims"] = {"p": 0.0, "r": 1.0, "f1": 0.0, "gold": 0, "pred": given, "tp": 0}
    return said, []


def score_actors(gold, told, notes):
    return {"type_acc": {"acc": 0.5, "n": 2 * sum(name != "" for name in gold)}, "optional_given": 7}


def score_statements(gold, told, notes):
    return {}
"""
LABELS = {"one": ["Mosul"], "two": ["Kabul"], "three": [None], "four": []}
TOLD = {"one": ["Mosul"], "two": ["Herat"], "four": ["Lima"]}


@pytest.fixture
def scored(tmp_path):
    """Four labelled articles, three of them in the batch; in one of these nothing happened."""
    bench, release = tmp_path / "bench", tmp_path / "release"
    for folder in (bench / "wire", bench / "data" / "wire", release):
        folder.mkdir(parents=True)
    (bench / "wire" / "score.py").write_text(SCORER)
    labels = [{"slug": name, "incidents": [{"city": city, "claims": []} for city in cities]} for name, cities in LABELS.items()]
    (bench / "wire" / "gold.jsonl").write_text("".join(json.dumps(label) + "\n" for label in labels))
    for name in ("one", "two", "four"):
        (bench / "data" / "wire" / f"{name}.txt").write_text("Its text.")
    told = {name: [{"city": city} for city in cities] for name, cities in TOLD.items()}
    (release / "told.json").write_text(json.dumps({"incidents": told}))
    return load_scored(Bench(bench, load_module(bench / "wire" / "score.py")), release)


def test_figures_are_the_scorers_with_their_counts(scored):
    """Of the articles that were built: each share and F1 under its way through the tree, to the last digit."""
    said = scored.run()
    assert scored.names == ["four", "one", "two"]
    assert said["incidents: main"] == Line(80.0, (2, 2, 2, 3), 2)
    assert said["incidents: fields: city"] == Line(50.0, (1, 2), 2)
    assert said["actors: type_acc"] == Line(50.0, (3, 6), 6)


def test_row_without_an_item_is_a_row_of_nothing(scored):
    """What the labels score elsewhere is known, though nothing here is about it; it is no error of metrics.csv."""
    assert scored.run()["incidents: fields: none"] == Line(0.0, (0, 0), 0)
    assert scored.run(["four"])["incidents: fields: city"].n == 0


def test_articles_add_up(scored):
    """An article without incidents counts against claims and incidents as it does among the others: alone they make the whole."""
    for row in ("incidents: main", "incidents: claims", "incidents: fields: city"):
        values = Sampler(scored).draw(Metric("wire", row, row, "sum", ()))
        assert len(values) == 1000


def test_pairs_are_not_measured(scored):
    """Incidents shared by articles are another corpus's matter; a metric that asks for topics is told what to mend."""
    with pytest.raises(MeasuringError, match=r"corpus wire.*`resampling` in metrics.csv be sum"):
        Sampler(scored).draw(Metric("wire", "incidents: main", "incidents", "topic", ()))


def test_tree_is_walked():
    """Further right answers count in the precision; what has no counts is no figure."""
    tree = {"all": {"p": 0.75, "r": 0.5, "f1": 0.6, "gold": 4, "pred": 4, "tp": 2, "deeper": {"rate": 0.25, "n": 4}}, "mean": 3.0}
    assert dict(list_lines(tree)) == {"all": Line(pytest.approx(60.0), (2, 4, 3, 4), 4), "all: deeper": Line(25.0, (1, 4), 4)}
