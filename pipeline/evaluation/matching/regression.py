"""Logistic regression with a ridge, by Newton's method."""

import numpy as np
import numpy.typing as npt

STEPS = 50  # Newton's, at most: ten are enough as a rule
LONGEST = 3.0  # how far one step moves a coefficient, in logits: overshooting ends in overflow
CLOSE = 1e-6  # a step as short as that ends it
FLAT = 30.0  # logits beyond which a probability is as good as 0 or 1
Floats = npt.NDArray[np.float64]


def fit_logistic(features: Floats, labels: Floats, weights: Floats, ridge: float) -> Floats:
    """Coefficients in logits, the intercept first, which the ridge spares.

    `features` has a row a case, `labels` are 0 or 1, `weights` say how often a case counts. Raises ValueError for no cases.
    """
    if not len(labels):
        raise ValueError("no cases to learn from")
    cases = np.column_stack([np.ones(len(labels)), features])
    found = np.zeros(cases.shape[1])
    penalty = np.full(cases.shape[1], ridge)
    penalty[0] = 0.0
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-np.clip(cases @ found, -FLAT, FLAT)))
        slope = cases.T @ (weights * (labels - chances)) - penalty * found
        curve = (cases * (weights * chances * (1 - chances))[:, None]).T @ cases + np.diag(penalty + CLOSE)
        step = np.linalg.solve(curve, slope)
        longest = np.abs(step).max()
        found += step * min(1.0, LONGEST / longest) if longest > 0 else 0.0
        if longest < CLOSE:
            break
    return found
