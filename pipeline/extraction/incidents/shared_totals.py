"""Numbers of several incidents together: "37 were killed in two attacks", beside 26 of the one and 11 of the other."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.contract.records import Claim, Report
from pipeline.rules import rule

FEWEST = 4  # a smaller number is the sum of two others by chance


def drop_shared(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports without numbers that add up what two of them say."""
    return tuple(
        replace(report, claims=tuple(claim for claim in report.claims if not _is_shared(claim, report, reports))) for report in reports
    )


@rule(
    "incidents.casualties.of_several",
    fires_on="Bombs killed at least 37 people in Nigeria on Monday. A bomb in a market in Kano killed 26 people, police said on Monday.\n\n"
    "A bomb in a church in Lagos killed 11 people on Monday.",
    spares="Bombs killed at least 37 people in Nigeria on Monday. A bomb in a market in Kano killed 26 people, police said on Monday.\n\n"
    "A bomb in a church in Lagos killed 9 people on Monday.",
)
def _is_shared(claim: Claim, report: Report, reports: Sequence[Report]) -> bool:
    """A total that adds up one of its own report and one of another is of both incidents."""
    if claim.scope != "total" or (claim.low or 0) < FEWEST:
        return False
    own = _list_totals(report, claim.outcome)
    others = {count for other in reports if other is not report for count in _list_totals(other, claim.outcome)}
    return any(claim.low == one + other for one in own for other in others)


def _list_totals(report: Report, outcome: str) -> set[int]:
    return {claim.low for claim in report.claims if claim.outcome == outcome and claim.scope == "total" and claim.low}
