"""The standards that table `codes` maps to, each named once in standards.csv beside this module, with the edition whose terms are used."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("standards.csv")


@dataclass(frozen=True)
class Standard:
    """One standard: the name by which codes call it, its full title, edition, publisher, address, and the terms it states, if any."""

    standard: str
    title: str
    edition: str
    publisher: str
    url: str
    licence: str | None

    def cite(self) -> str:
        """The standard in one line, without its address."""
        return f"{self.standard}: {self.title}, {self.edition}. {self.publisher}"


@cache
def load_standards() -> tuple[Standard, ...]:
    """All standards in file order."""
    with open(FILE, encoding="utf-8", newline="") as file:
        return tuple(Standard(**{name: value or None for name, value in row.items()}) for row in csv.DictReader(file))
