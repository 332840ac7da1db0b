"""From claims to tolls: the lowest, best and highest number of those killed and injured, by the contract's rule."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from pipeline.contract.records import Claim

Kind = TypeVar("Kind", bound=Claim)
TOLL_RULE = "tolls.contract"  # what evidence calls the summing
TOLL_OUTCOMES = {"killed": "fatalities", "injured": "injured"}


@dataclass(frozen=True)
class Toll:
    """Lowest, best and highest total; None where unknown. `behind` holds the claims it rests on."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    behind: tuple[Claim, ...] = ()


def sum_up(claims: Sequence[Claim], outcome: str) -> Toll:
    """The toll by the contract's rule from the total claims of one outcome; where only attackers came to harm, from theirs.

    Best is the newest: the last number the article gives in its own order is often background, so the
    first, which stands in the lead, counts as the newest unless a later one says it corrects it.
    """
    behind = find_totals(claims, outcome)
    totals = _add_up(behind)
    described = {claim.population.casefold() for claim in totals if claim.population}
    if all(claim.population for claim in totals) and len(described) > 1:
        return Toll(low=max(claim.low or 0 for claim in totals), behind=behind)  # several groups, and no total of them
    lows = [claim.low for claim in totals if claim.low is not None]
    low, best = min(lows, default=None), next(iter(lows), None)
    highs = [claim.high for claim in totals if claim.high is not None]
    high = max(highs, default=None) if len(highs) == len(totals) else None
    return Toll(low, best, high, behind)


def find_totals(claims: Iterable[Kind], outcome: str) -> tuple[Kind, ...]:
    """The claims that a toll rests on: the totals with a number, or those of the attackers where there are no others."""
    told = [claim for claim in claims if claim.outcome == outcome and (claim.low is not None or claim.high is not None)]
    return tuple([claim for claim in told if claim.scope == "total"] or [claim for claim in told if claim.scope == "attackers"])


def _add_up(totals: Sequence[Claim]) -> list[Claim]:
    """The claims with those of one group drawn into their sum, where each is exact: "two men and a woman" are three."""
    summed: list[Claim] = []
    for claim in totals:
        group = [other for other in totals if other is claim or (claim.group is not None and other.group == claim.group)]
        if len(group) == 1 or any(one.qualifier != "exact" for one in group):
            summed.append(claim)
        elif group[0] is claim:
            count = sum(one.low or 0 for one in group)
            summed.append(replace(claim, low=count, high=count, population=None))
    return summed
