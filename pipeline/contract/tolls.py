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
    """The toll by the contract's rule from the claims of one outcome that `find_totals` chooses.

    Best is the newest: the last number the article gives in its own order is often background, so the
    first, which stands in the lead, counts as the newest unless a later one says it corrects it.
    """
    behind = find_totals(claims, outcome)
    totals = _add_up(behind)
    exact = max((claim.low or 0 for claim in totals if claim.qualifier == "exact"), default=-1)
    lows = [claim.low for claim in totals if claim.low is not None and not (claim.qualifier == "at_least" and claim.low <= exact)]
    described = {claim.population.casefold() for claim in totals if claim.population}
    if all(claim.population for claim in totals) and len(described) > 1:
        most = max(lows, default=None)
        return Toll(low=most, best=most, behind=behind)  # several groups, and no total of them: at least the largest
    high = max((claim.high for claim in totals if claim.high is not None), default=None)
    is_topped = high is not None and any(claim.low is not None and claim.low > high for claim in totals)
    return Toll(min(lows, default=None), next(iter(lows), None), None if is_topped else high, behind)


def find_totals(claims: Iterable[Kind], outcome: str) -> tuple[Kind, ...]:
    """The claims that a toll rests on: totals with a number, else the parts that add up to one, else those of the attackers.

    A number that the article itself says was corrected gives no toll, nor do attackers' dead beside others who came to harm.
    """
    claims = list(claims)
    told = [claim for claim in claims if claim.outcome == outcome and (claim.low is not None or claim.high is not None)]
    current = [claim for claim in told if not claim.is_outdated] or told
    totals = [claim for claim in current if claim.scope == "total"]
    others = any(claim.low and claim.outcome in TOLL_OUTCOMES and claim.scope != "attackers" for claim in claims)
    return tuple(totals or _find_group(current) or [claim for claim in current if claim.scope == "attackers" and not others])


def _find_group(claims: Sequence[Kind]) -> list[Kind]:
    """The parts that add up to the largest number: "a teacher and at least eleven pupils"."""
    groups: dict[int, list[Kind]] = {}
    for claim in claims:
        if claim.scope == "part" and claim.group is not None:
            groups.setdefault(claim.group, []).append(claim)
    return max((group for group in groups.values() if len(group) > 1), key=lambda group: sum(one.low or 0 for one in group), default=[])


def _add_up(totals: Sequence[Claim]) -> list[Claim]:
    """The claims with those of one group drawn into their sum: "two men and a woman" are three, "60 men and at least 13" at least 73."""
    summed: list[Claim] = []
    for claim in totals:
        group = [other for other in totals if other is claim or (claim.group is not None and other.group == claim.group)]
        if len(group) == 1:
            summed.append(claim)
        elif group[0] is claim:
            low, highs = sum(one.low or 0 for one in group), [one.high for one in group if one.high is not None]
            high = sum(highs) if len(highs) == len(group) else None
            hedges = [one.qualifier for one in group if one.qualifier != "exact"]
            summed.append(replace(claim, low=low, high=high, qualifier=hedges[0] if hedges else "exact", population=None))
    return summed
