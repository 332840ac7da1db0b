"""How the weights of claims are learned, on claims made up."""

from pipeline.evaluation.claim_weights import Example, cross_validate, fit, list_weighed, to_tenths
from pipeline.extraction.incidents.claim_relevance import ANY

NEWS = [Example(f"news-{n}", frozenset({ANY, "stands:lead"}), True) for n in range(40)]
PAST = [Example(f"past-{n}", frozenset({ANY, "year"}), False) for n in range(20)]


def test_what_others_taught_leaves_out_what_is_of_another_incident():
    """Where one feature tells them apart, folds that have not seen a claim judge it rightly."""
    assert cross_validate(NEWS + PAST) == (20, 20, 0, 40)


def test_a_wrong_number_costs_more_than_a_missing_one():
    """A claim that is as often of another incident as of its own is left out."""
    torn = [Example(f"torn-{n}", frozenset({ANY, "early"}), n % 2 == 0) for n in range(40)]
    features = list_weighed(torn)
    tenths = to_tenths(fit(torn, features), features)
    assert tenths[ANY] + tenths["early"] < 0


def test_a_feature_of_few_claims_is_not_weighed():
    """Three claims teach nothing."""
    rare = [Example(f"rare-{n}", frozenset({ANY, "thousands"}), False) for n in range(3)]
    assert list_weighed(NEWS + rare) == ["stands:lead"]
