"""What is learned of match_weights.csv, and from which labels."""

import json
from types import SimpleNamespace

import numpy as np
import polars as pl

from pipeline.deduplication.matching.scoring import AT_LENGTH, BESIDE, load_weights
from pipeline.evaluation.matching import weights
from pipeline.evaluation.matching.labels import Label, read_labels


def test_levels_set_by_hand_are_not_learned():
    """The prior has a place of its own, and what is set by hand stays."""
    columns = weights.list_columns()
    assert ("papers", "later_unnamed") not in columns
    assert all(comparison != "prior" for comparison, _ in columns)
    assert ("words", "from_40") in columns


def test_weights_are_whole_tenths_of_a_bit():
    """A level seen in one incident alone speaks for it, one seen in two against it, in whole numbers."""
    levels = pl.DataFrame({"words": ["from_40"] * 6 + ["far"] * 6})
    features = weights.make_features(levels, [("words", "from_40"), ("words", "far")])
    prior, near, far = weights.learn(features, np.array([1.0] * 6 + [0.0] * 6), np.ones(12))
    assert far < 0 < near
    assert all(float(weight).is_integer() for weight in (prior, near, far))


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
