"""Labelled rows: what a careful reader says of the sample and of small texts, and the frozen score of each construction.

`list_labels()` is every row; README.md says what the files hold, scores.py what is frozen.
"""

from tests.cases import constructions, samples, swaps, texts
from tests.cases.scores import Label


def list_labels() -> dict[str, list[Label]]:
    """Every labelled row, by construction."""
    found: dict[str, list[Label]] = {}
    for module in (constructions, samples, swaps, texts):
        for label in module.list_labels():
            found.setdefault(label.construction, []).append(label)
    return found
