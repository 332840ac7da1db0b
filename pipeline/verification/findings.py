"""What verification hands back: how much was checked, and the first lie, with its row."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHOWN = 240  # characters of a value: as many as a quote may have
Counts = Counter[str]  # how much was checked, by name of what was counted


@dataclass(frozen=True)
class Lie:
    """One place where OUT says what is not so.

    `problem` is what is wrong in words; `row` the key of the row; `said` what stands in `file`, `found` what should stand
    there or stands elsewhere. What does not apply, or cannot be told, is None.
    """

    file: Path
    problem: str
    remedy: str
    table: str | None = None
    row: str | None = None
    column: str | None = None
    said: str | None = None
    found: str | None = None


@dataclass(frozen=True)
class Findings:
    """What was checked, by name of what was counted (releases, files, rows, keys, links …), and the first lie, if any."""

    counts: Counts
    lie: Lie | None


class LieFound(Exception):
    """Ends a check at the first lie it finds."""

    def __init__(self, lie: Lie) -> None:
        super().__init__(lie.problem)
        self.lie = lie


def say_key(values: Mapping[str, Any]) -> str:
    """The key of a row as one text: the id itself, or each part with its name."""
    if len(values) == 1:
        return str(next(iter(values.values())))
    return ", ".join(f"{name} {say_value(value)}" for name, value in values.items())


def say_value(value: Any) -> str:
    """A cell in words: NULL for none, long texts cut."""
    if value is None:
        return "NULL"
    said = str(value)
    return said if len(said) <= SHOWN else f"{said[:SHOWN]}…"
