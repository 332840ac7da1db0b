"""Learned weights."""

from pipeline.lexicon.weights import ANY, load_weights, weigh


def test_a_feature_that_no_label_showed_has_no_weight():
    """It changes no sum."""
    assert weigh({ANY, "never:seen"}, "mention_weights") == load_weights("mention_weights")[ANY]
