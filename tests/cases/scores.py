"""Frozen scores: how many labelled rows of each construction the program reads right, and which rows it is known to miss.

scores.txt holds a line a construction, "statements: warn: 3 of 4", and below it a line "- name" for each row missed. A row that is
missed and not listed has fallen; a listed one that is read right has risen. `python -m tests.cases` raises the scores.
"""

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.cases.stories import Stories

FILE = Path(__file__).with_name("scores.txt")
MISSED = "- "


@dataclass(frozen=True)
class Label:
    """One labelled row: its construction, a name that no other row of it has, and what the program says instead, "" where it is right."""

    construction: str
    name: str
    fault: Callable[[Stories], str]


@dataclass(frozen=True)
class Score:
    """Of how many rows of a construction which are missed, each with what is said instead ("" in a frozen score)."""

    rows: int = 0
    missed: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rows - len(self.missed)} of {self.rows}"

    def fallen(self, before: "Score") -> list[str]:
        """Rows missed that `before` does not list, with what is said of them."""
        return [f"{name}: {fault}" for name, fault in self.missed.items() if name not in before.missed]

    def risen(self, before: "Score") -> list[str]:
        """Rows that `before` lists as missed, and that are not."""
        return [name for name in before.missed if name not in self.missed]

    def freeze(self, before: "Score", lower: bool) -> "Score":
        """What to keep in place of `before`: rows risen are right from now on; rows fallen are missed only where `lower` says so."""
        return Score(self.rows, {name: "" for name in self.missed if lower or name in before.missed})


def measure(labels: list[Label], stories: Stories) -> Score:
    """The program's score on one construction's rows."""
    return Score(len(labels), {label.name: fault for label in labels if (fault := label.fault(stories))})


def hold(construction: str, before: Score, now: Score) -> None:
    """Raises AssertionError with the rows that fell; rows that rose are a warning."""
    if risen := now.risen(before):
        rows = "\n- ".join(risen)
        warnings.warn(f"{construction} rose to {now}; `python -m tests.cases` keeps it. Right for the first time:\n- {rows}", stacklevel=2)
    fallen = now.fallen(before)
    assert not fallen, "\n- ".join([f"{construction} fell from {before} to {now}:", *fallen])


def render(scores: Mapping[str, Score]) -> str:
    """Scores as scores.txt holds them, in order."""
    return "".join(
        f"{construction}: {score}\n" + "".join(f"{MISSED}{name}\n" for name in sorted(score.missed))
        for construction, score in sorted(scores.items())
    )


def parse(text: str) -> dict[str, Score]:
    """Scores by construction, from what `render` wrote."""
    found: dict[str, Score] = {}
    construction = ""
    for line in text.splitlines():
        if line.startswith(MISSED):
            found[construction].missed[line.removeprefix(MISSED)] = ""
        else:
            construction, score = line.rsplit(": ", 1)
            found[construction] = Score(int(score.split(" of ")[1]))
    return found


def read_frozen() -> dict[str, Score]:
    """The frozen score of every construction."""
    return parse(FILE.read_text(encoding="utf-8"))
