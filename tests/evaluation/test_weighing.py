"""How lists of weights are learned, on cases made up."""

from pipeline.evaluation.weighing import Example, Weighing, count_left_out
from pipeline.lexicon.weights import ANY

WEIGHING = Weighing(cost=1.5, source="cases made up")
NEWS = [Example(f"news-{n}", frozenset({ANY, "stands:lead"}), True) for n in range(40)]
PAST = [Example(f"past-{n}", frozenset({ANY, "year"}), False) for n in range(20)]


def test_what_others_taught_leaves_out_what_is_of_another_incident():
    """Where one feature tells them apart, folds that have not seen a case judge it rightly."""
    assert count_left_out(NEWS + PAST, WEIGHING.cross_validate(NEWS + PAST)) == (20, 20, 0, 40)


def test_a_wrong_one_costs_more_than_a_missing_one():
    """What is as often of another incident as of its own is left out."""
    torn = [Example(f"torn-{n}", frozenset({ANY, "early"}), n % 2 == 0) for n in range(40)]
    tenths = WEIGHING.learn(torn)
    assert tenths[ANY] + tenths["early"] < 0


def test_a_feature_of_few_cases_is_not_weighed():
    """Three cases teach nothing."""
    rare = [Example(f"rare-{n}", frozenset({ANY, "thousands"}), False) for n in range(3)]
    assert WEIGHING.list_weighed(NEWS + rare) == ["stands:lead"]
