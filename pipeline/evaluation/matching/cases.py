"""What weights are learned from."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.evaluation.matching.regression import Floats


class Cases(NamedTuple):
    """Pairs to learn from: `features` has a row each, `labels` are 1 for one incident and 0 for two, `counts` say how often one counts."""

    features: Floats
    labels: Floats
    counts: Floats

    def join(self, more: "Cases") -> "Cases":
        """These and the others."""
        return Cases(*(np.concatenate(both) for both in zip(self, more, strict=True)))

    def pick(self, rows: npt.NDArray[np.intp]) -> "Cases":
        """The cases at these places."""
        return Cases(*(held[rows] for held in self))
