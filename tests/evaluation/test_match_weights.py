"""What is learned of match_weights.csv, and from which labels."""

import json
from types import SimpleNamespace

import numpy as np
import polars as pl
import pytest

from pipeline.deduplication.matching.scoring import AT_LENGTH, BESIDE, load_weights
from pipeline.evaluation.matching import made_up, weights
from pipeline.evaluation.matching.cases import Cases
from pipeline.evaluation.matching.folds import cross_validate
from pipeline.evaluation.matching.labelled_pairs import Pairs
from pipeline.evaluation.matching.labels import Label, read_labels
from tests.benchmarks import training


def test_levels_set_by_hand_are_not_learned():
    """The prior has a place of its own, and what is set by hand stays."""
    columns = weights.list_columns()
    assert ("papers", "later_unnamed") not in columns
    assert all(comparison != "prior" for comparison, _ in columns)
    assert ("words", "from_40") in columns


def test_weights_are_whole_tenths_of_a_bit():
    """A level seen in one incident alone speaks for it, one seen in two against it, in whole numbers."""
    levels = pl.DataFrame({"words": ["from_40"] * 6 + ["far"] * 6})
    columns = [("words", "from_40"), ("words", "far")]
    features = weights.make_features(levels, columns)
    prior, near, far = weights.learn(Cases(features, np.array([1.0] * 6 + [0.0] * 6), np.ones(12)), columns)
    assert far < 0 < near
    assert all(float(weight).is_integer() for weight in (prior, near, far))


def test_a_level_that_nobody_saw_lies_between_its_neighbours():
    """What more likeness weighs is drawn to what less does; a level of kinds, which have no order, to nothing."""
    columns = [("opening", "from_35"), ("opening", "from_20"), ("opening", "far"), ("kind", "same"), ("kind", "confused")]
    levels = pl.DataFrame({"opening": ["from_35"] * 6 + ["far"] * 6, "kind": ["same"] * 12})
    features = weights.make_features(levels, columns)
    _, near, between, far, _, unseen = weights.learn(Cases(features, np.array([1.0] * 6 + [0.0] * 6), np.ones(12)), columns)
    assert far < between < near
    assert unseen == 0


def test_folds_hold_what_is_told_of_one_incident():
    """A pair is weighed by what was learned without anything of its groups: turned labels of a group leave its own totals as they were."""
    columns = weights.list_columns()
    kinds = ["same", "different"] * 4
    levels = pl.DataFrame({name: kinds if name == "kind" else ["unknown"] * 8 for name, _ in columns})
    labels = tuple({f"{number}": Label(None, f"group {number // 2}")} for number in range(16))
    ends = np.arange(16).reshape(8, 2)

    def totals(same):
        held = Pairs(labels, (), None, levels, ends, np.array(same, dtype=float))
        return cross_validate({"stories": held}, Cases(np.empty((0, len(columns))), np.empty(0), np.empty(0)))["stories"]

    as_labelled, turned = totals([1, 0] * 4), totals([0, 0] + [1, 0] * 3)
    assert as_labelled[0] > as_labelled[1]
    assert turned[0] == as_labelled[0]
    assert turned[2] < as_labelled[2]


def test_made_up_pairs_are_learned_from_in_every_fold():
    """Where the labelled pairs of other groups say nothing, the made-up ones decide."""
    columns = weights.list_columns()
    levels = pl.DataFrame({name: ["same", "different"] if name == "kind" else ["unknown"] * 2 for name, _ in columns})
    labels = tuple({f"{number}": Label(None, f"group {number // 2}")} for number in range(4))
    held = {"stories": Pairs(labels, (), None, levels, np.arange(4).reshape(2, 2), np.zeros(2))}
    features = np.repeat(weights.make_features(levels, columns), 50, axis=0)
    world = Cases(features, np.repeat([1.0, 0.0], 50), np.ones(100))
    same, different = cross_validate(held, world)["stories"]
    assert different < same


def test_made_up_pairs_come_back_as_compared(tmp_path):
    """What a made-up world tells is read with its levels, its truth, and the weight of a made-up pair; pairs told beside are left out."""
    levels, same = training.compare_world(60, 5)
    beside = levels.with_columns(at_length=pl.lit(False))
    made_up.write_made_up(tmp_path, pl.concat([levels, beside]), pl.concat([same, ~same]))
    cases = made_up.read_made_up(tmp_path)
    at_length = levels["at_length"]
    assert 0 < cases.labels.sum() < len(cases.labels)
    assert cases.labels.tolist() == same.filter(at_length).cast(pl.Float64).to_list()
    assert np.array_equal(cases.features, weights.make_features(levels.filter(at_length), weights.list_columns()))
    assert set(cases.counts) == {made_up.COUNTED}


def test_missing_made_up_pairs_say_how_they_are_made(tmp_path):
    """Neither a folder without them nor one with pairs compared otherwise is learned from."""
    with pytest.raises(FileNotFoundError, match=r"tests\.benchmarks\.training"):
        made_up.read_made_up(tmp_path)
    pl.DataFrame({"kind": ["same"], "same": [True]}).write_parquet(tmp_path / made_up.FILE)
    with pytest.raises(ValueError, match=r"lacks day, .*tests\.benchmarks\.training"):
        made_up.read_made_up(tmp_path)


def test_a_name_or_a_day_must_join_what_is_told_weeks_apart():
    """Nothing else outweighs it: the sum of the largest weights of all comparisons stays below it."""
    held = load_weights(AT_LENGTH)
    most = sum(max(levels.values()) for name, levels in held.items() if name != "papers")
    assert most + held["papers"]["later_unnamed"] < 0
    assert "later_unnamed" not in load_weights(BESIDE).get("papers", {})


def test_labels_of_each_corpus(tmp_path):
    """Articles on no labelled incident have none, and look-alikes of a topic share a group."""
    (tmp_path / "stories").mkdir()
    rows = [
        {"article_id": "a", "cluster": "mill-fire", "topic": "fires"},
        {"article_id": "b", "cluster": None, "topic": "fires"},
        {"article_id": "c", "cluster": None, "topic": None},
    ]
    (tmp_path / "stories" / "labels.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = read_labels(SimpleNamespace(folder=tmp_path), "stories")
    assert found == {"a": Label("mill-fire", "fires"), "b": Label(None, "fires"), "c": Label(None, "c")}


def test_what_two_corpora_tell_of_one_incident_is_of_one_group(tmp_path):
    """A report of the wire on the day and country of a story is of the story's group, and keeps its own incident."""
    facts = {"cluster": "mill-fire", "topic": "fires", "date": "2031-04-07", "country_iso3": "NPL"}
    about = {"key": "mill", "main": True, "date": "2031-04-07", "country_iso3": "NPL"}
    rows = [{"slug": "a", "incidents": [about]}, {"slug": "b", "incidents": [about | {"key": "bus", "country_iso3": "IND"}]}]
    for file, listed in (("stories/clusters.jsonl", [facts]), ("wire/gold.jsonl", [*rows, {"slug": "c", "incidents": []}])):
        (tmp_path / file).parent.mkdir()
        (tmp_path / file).write_text("\n".join(map(json.dumps, listed)), encoding="utf-8")
    found = read_labels(SimpleNamespace(folder=tmp_path), "wire")
    assert found == {"a": Label("mill", "fires"), "b": Label("bus", "bus"), "c": Label(None, "c")}
