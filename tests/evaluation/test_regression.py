"""Logistic regression with a ridge."""

import numpy as np
import pytest

from pipeline.evaluation.matching.regression import fit_logistic

ONCE = np.ones(8)


def test_a_level_that_says_nothing_weighs_nothing():
    """Seen as often in either class, a level gets no weight, and the intercept the logit of the share."""
    features = np.array([[0.0], [1.0]] * 4)
    labels = np.array([1.0, 1.0, 0.0, 0.0] * 2)
    assert np.allclose(fit_logistic(features, labels, ONCE, 1.0), 0.0, atol=1e-6)


def test_the_ridge_holds_what_few_cases_say():
    """A level that decides every case gets a finite weight, smaller under a stronger ridge."""
    features = np.array([[0.0]] * 4 + [[1.0]] * 4)
    labels = features[:, 0]
    weak, strong = (fit_logistic(features, labels, ONCE, ridge)[1] for ridge in (0.1, 10.0))
    assert 0 < strong < weak < 20


def test_cases_count_as_often_as_they_are_weighed():
    """A case of weight 3 is three cases."""
    features, labels = np.array([[0.0], [1.0], [1.0]]), np.array([0.0, 1.0, 0.0])
    thrice = fit_logistic(features, labels, np.array([1.0, 3.0, 1.0]), 1.0)
    told = fit_logistic(np.repeat(features, [1, 3, 1], axis=0), np.repeat(labels, [1, 3, 1]), np.ones(5), 1.0)
    assert np.allclose(thrice, told)


def test_nothing_to_learn_from():
    """Without cases there is nothing to fit."""
    with pytest.raises(ValueError, match="no cases"):
        fit_logistic(np.zeros((0, 1)), np.zeros(0), np.zeros(0), 1.0)
