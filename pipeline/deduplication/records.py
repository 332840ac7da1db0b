"""What the steps of deduplication hand each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Report:
    """One row of incident_reports, with what is known of its article.

    `story` is the article it copies, or its own: articles of one story are one source. `cells` is the row.
    """

    report_id: str
    article_id: str
    story: str
    published_on: date | None
    is_main: bool
    cells: Mapping[str, Any] = field(repr=False, compare=False)

    @property
    def order(self) -> tuple[bool, str, str]:
        """The original before its copies, then by id: a total order."""
        return (self.article_id != self.story, self.article_id, self.report_id)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike an article's text is to another's (0 to 1), None for a later version of it, known by its id or address.

    `unlike` is that article where the two are no copies for their `difference`.
    """

    score: float | None
    unlike: str | None = None
    difference: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """Reports of one incident in one story: the original's first, then those of the copies.

    `family`, `place` and `days` are None where the reports do not say enough to be compared by; `days` are the
    first and last day on which it can have happened.
    """

    story: str
    reports: tuple[Report, ...]
    family: str | None
    place: str | None
    days: tuple[date, date] | None

    @property
    def lead(self) -> Report:
        """The report that stands for the telling."""
        return self.reports[0]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Tellings of one incident."""

    tellings: tuple[Telling, ...]

    @property
    def reports(self) -> list[Report]:
        """All reports, by id."""
        return sorted((report for telling in self.tellings for report in telling.reports), key=lambda report: report.report_id)
