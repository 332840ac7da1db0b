"""Rules that are patterns over the words of a text, as data: regular expressions with the words of lists in them.

`patterns.csv` has a row a pattern: `id`, `pattern`, `flags` (i: whatever the case), `purpose`, `fires_on`, `spares`. In a pattern
`{cues:threat}` stands for any word of the group `threat` of the list `cues`, and `{pattern:id}` for another pattern.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipeline.lexicon import any_of
from pipeline.rules.registry import Rule, add_rule
from pipeline.rules.tracing import is_off, note_firing

FILE = Path(__file__).with_name("patterns.csv")
_INSERTED = re.compile(r"\{(\w+):([\w.]+)\}")


class Pattern:
    """A compiled pattern that finds nothing while its rule is switched off."""

    def __init__(self, id: str, compiled: re.Pattern[str]) -> None:
        self.id, self.compiled = id, compiled

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The first place in the text from `start` on where it holds."""
        return None if is_off(self.id) else self._note(self.compiled.search(text, start))

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The place at `start`, if it holds there."""
        return None if is_off(self.id) else self._note(self.compiled.match(text, start))

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """All places where it holds, in order."""
        for found in () if is_off(self.id) else self.compiled.finditer(text, start):
            note_firing(self.id)
            yield found

    def _note(self, found: re.Match[str] | None) -> re.Match[str] | None:
        if found is not None:
            note_firing(self.id)
        return found


@cache
def load_patterns() -> dict[str, Pattern]:
    """All patterns by id; registers each as a rule."""
    rows = _read()
    for row in rows.values():
        add_rule(Rule(row["id"], row["purpose"], row["fires_on"], row["spares"], __name__))
    return {id: Pattern(id, _compile(row, rows)) for id, row in rows.items()}


def load_pattern(id: str) -> Pattern:
    """The pattern of an id. Raises KeyError for one that the file lacks."""
    return load_patterns()[id]


def _read() -> dict[str, dict[str, str]]:
    with open(FILE, encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def _compile(row: dict[str, str], rows: dict[str, dict[str, str]]) -> re.Pattern[str]:
    return re.compile(_fill_in(row["pattern"], rows), re.IGNORECASE if "i" in row["flags"] else 0)


def _fill_in(pattern: str, rows: dict[str, dict[str, str]]) -> str:
    """The pattern with the words of lists, and other patterns, in the places that name them."""

    def find(named: re.Match[str]) -> str:
        kind, name = named.groups()
        return f"(?:{_fill_in(rows[name]['pattern'], rows)})" if kind == "pattern" else any_of(kind, name)

    return _INSERTED.sub(find, pattern)
