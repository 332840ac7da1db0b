"""Which of several values the reports of an incident stand for: copies of one story have one vote.

Reports whose article is about the incident are heard before those that only recall it.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from pipeline.deduplication.records import Report
from schemas.codes import codes_of

CLOSE = 0.5  # of the most votes: a type with that share fits too, as in reading one article, and the first code that fits stands
SUREST_FIRST = (
    "reported_as_fact", "claimed_or_admitted", "suspected_or_accused_by_authorities", "suspected_or_accused", "possible", "denied",
    "acquitted",
)  # fmt: skip


def count_votes(reports: Iterable[Report], value_of: Callable[[Report], Any]) -> dict[Any, int]:
    """Stories by value, None left out. Reports that only recall the incident count where no other gives a value."""
    main: dict[Any, set[str]] = {}
    recalled: dict[Any, set[str]] = {}
    for report in reports:
        value = value_of(report)
        if value is not None:
            (main if report.is_main else recalled).setdefault(value, set()).add(report.story)
    return {value: len(stories) for value, stories in (main or recalled).items()}


@cache
def _ranks(code_set: str) -> dict[str, int]:
    """Codes by their place in the list, "other" last."""
    return {code: place for place, code in enumerate(sorted(codes_of(code_set), key="other".__eq__))}


def choose_type(reports: Sequence[Report]) -> str:
    """The first code of the list that at least half as many stories give as give the commonest; "other" only where nothing else is."""
    votes = count_votes(reports, lambda report: report.cells["incident_type"])
    most = max(votes.values())
    return min((code for code in votes if votes[code] >= CLOSE * most), key=_ranks("incident_type").__getitem__)


def _choose_first(reports: Sequence[Report], column: str, code_set: str) -> str:
    votes = count_votes(reports, lambda report: report.cells[column])
    return min(votes, key=_ranks(code_set).__getitem__)


def choose_most(reports: Sequence[Report], column: str, code_set: str) -> str | None:
    """The code most stories give; of several, the first of the list, "other" last."""
    votes = count_votes(reports, lambda report: report.cells[column])
    ranks = _ranks(code_set)
    return min(votes, key=lambda code: (-votes[code], ranks[code]), default=None)


def choose_stage(reports: Sequence[Report]) -> str:
    """Accomplished as soon as one report says so, then attempted: what was done was also tried, and may have been threatened."""
    return _choose_first(reports, "stage", "incident_stage")


def choose_status(reports: Sequence[Report]) -> str:
    """Reported as soon as one report tells it as fact, then alleged; denied only when no report says otherwise."""
    return _choose_first(reports, "status", "incident_status")


def choose_suicide(reports: Sequence[Report]) -> bool | None:
    """What most stories say; True when as many say so as not."""
    votes = count_votes(reports, lambda report: report.cells["is_suicide"])
    return max(votes, key=lambda said: (votes[said], said), default=None)
