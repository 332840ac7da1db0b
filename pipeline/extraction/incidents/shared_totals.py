"""Numbers of several incidents together: "37 were killed in two attacks", beside 26 of the one and 11 of the other."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from pipeline.contract.records import Claim, Report
from pipeline.rules import rule

FEWEST = 4  # a smaller number is the sum of two others by chance


def drop_shared(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports without numbers that add up what two of them say."""
    totals = [{outcome: _list_totals(report, outcome) for outcome in {claim.outcome for claim in report.claims}} for report in reports]
    told = Counter((outcome, count) for own in totals for outcome, counts in own.items() for count in counts)
    kept = []
    for report, own in zip(reports, totals, strict=True):
        claims = tuple(claim for claim in report.claims if not _is_shared(claim, own.get(claim.outcome, set()), told))
        kept.append(replace(report, claims=claims))
    return tuple(kept)


@rule(
    "incidents.casualties.of_several",
    fires_on="Bombs killed at least 37 people in Nigeria on Monday. A bomb in a market in Kano killed 26 people, police said on Monday.\n\n"
    "A bomb in a church in Lagos killed 11 people on Monday.",
    spares="Bombs killed at least 37 people in Nigeria on Monday. A bomb in a market in Kano killed 26 people, police said on Monday.\n\n"
    "A bomb in a church in Lagos killed 9 people on Monday.",
)
def _is_shared(claim: Claim, own: Collection[int], told: Mapping[tuple[str, int], int]) -> bool:
    """A total that adds up one of its own report and one of another is of both incidents.

    `told` says of how many reports a total is, by outcome and number.
    """
    if claim.scope != "total" or claim.low is None or claim.low < FEWEST:
        return False
    rests = (claim.low - one for one in own)
    return any(told.get((claim.outcome, rest), 0) > (rest in own) for rest in rests)


def _list_totals(report: Report, outcome: str) -> set[int]:
    return {claim.low for claim in report.claims if claim.outcome == outcome and claim.scope == "total" and claim.low}
