"""What a field is called in the inputs: by its usual names, which are data (names.csv), or as a batch says in its fields.toml."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

FIELDS = ("id", "title", "published", "url", "publisher", "byline", "text", "html")
LONGEST = 100  # characters of a name: a longer key of a record is none, whatever it holds
_FILE = Path(__file__).with_name("names.csv")
_SPACING = re.compile(r"(?<!^)[\s_-]+")  # not at the beginning, where MongoDB's `_id` has one


@dataclass(frozen=True)
class FieldNames:
    """The names of each field in the order in which they are asked, all of them, and those that are a field's own; all normalised."""

    names: Mapping[str, tuple[str, ...]]
    known: frozenset[str]
    own: frozenset[str]

    def find(self, record: Mapping[str, Any]) -> dict[str, list[tuple[str, Any]]]:
        """By field what a record has under its names, best first: (name as it stands there, value)."""
        there: dict[str, list[tuple[str, Any]]] = {}
        for key, value in record.items():
            if self.is_known(key):
                there.setdefault(normalise_name(key), []).append((key, value))
        return {field: [found for name in names for found in there.get(name, ())] for field, names in self.names.items()}

    def is_known(self, name: str) -> bool:
        """Whether a field goes by this name."""
        return len(name) <= LONGEST and normalise_name(name) in self.known

    def is_own(self, name: str) -> bool:
        """Whether the name is a field's own or given by the batch, so that a value of a wrong kind is a fault and not another thing."""
        return normalise_name(name) in self.own


def map_names(mapped: Mapping[str, tuple[str, ...]]) -> FieldNames:
    """The usual names, each field led by those that a batch gives it. A name that is given to one field stands for no other."""
    given = {field: tuple(map(normalise_name, names)) for field, names in mapped.items()}
    taken = {name for names in given.values() for name in names}
    names = {field: (*given.get(field, ()), *(name for name in _usual()[field] if name not in taken)) for field in FIELDS}
    return FieldNames(names, frozenset(name for several in names.values() for name in several), frozenset((*taken, *FIELDS)))


@lru_cache(maxsize=1 << 12)
def normalise_name(name: str) -> str:
    """The name without regard to case and spacing: `Published At`, `published_at` and `publishedAt` are one."""
    return _SPACING.sub("", name.strip().casefold())


@cache
def _usual() -> dict[str, tuple[str, ...]]:
    with open(_FILE, encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: int(row["order"]))
    return {field: tuple(normalise_name(row["name"]) for row in rows if row["field"] == field) for field in FIELDS}
