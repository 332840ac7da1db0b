"""From claims to tolls: which numbers are totals, and the lowest, best and highest of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.extraction.records import Claim

TOLL_OUTCOMES = {"killed": "fatalities", "injured": "injured"}


@dataclass(frozen=True)
class Toll:
    """Lowest, best and highest total; None where unknown. `behind` holds the claims it rests on."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    behind: tuple[Claim, ...] = ()


def settle_scopes(claims: Iterable[Claim], is_clash: bool) -> tuple[Claim, ...]:
    """Marks as part what only counts some: a described group beside a larger or undescribed total of that outcome.

    In a clash both sides' dead count: nobody there is merely the attacker.
    """
    listed = [replace(claim, scope="total") if is_clash and claim.scope == "attackers" else claim for claim in claims]
    settled = []
    for claim in listed:
        rivals = [other for other in listed if other is not claim and other.outcome == claim.outcome and other.scope == "total"]
        is_part = claim.population and any(_holds(other, claim) for other in rivals)
        if claim.scope == "total" and (is_part or (rivals and _counts_bodies(claim) and not all(map(_counts_bodies, rivals)))):
            claim = replace(claim, scope="part")  # bodies found are some of the dead
        settled.append(claim)
    return tuple(settled)


def _counts_bodies(claim: Claim) -> bool:
    return any(item.rule == "casualties.bodies" for item in claim.evidence)


def _holds(whole: Claim, part: Claim) -> bool:
    """Whether `part`, which says who, counts some of those in `whole`."""
    if whole.population is None:
        return True
    if whole.shares_verb(part):
        return False  # "a teacher and eleven pupils"
    largest = whole.high if whole.high is not None else whole.low
    return largest is not None and part.low is not None and largest > part.low


def sum_up(claims: Iterable[Claim], outcome: str) -> Toll:
    """The toll by the contract's rule from the total claims of one outcome; where only attackers came to harm, from theirs.

    Best is the newest: the last number the article gives in its own order is often background, so the
    first, which stands in the lead, counts as the newest unless a later one says it corrects it.
    """
    told = [claim for claim in claims if claim.outcome == outcome and (claim.low is not None or claim.high is not None)]
    totals = [claim for claim in told if claim.scope == "total"] or [claim for claim in told if claim.scope == "attackers"]
    if not totals:
        return Toll()
    if all(claim.single for claim in totals):
        return Toll(len(totals), len(totals), len(totals), tuple(totals))  # people named one by one
    behind = tuple(totals)
    totals = _add_up(totals)
    described = {claim.population.casefold() for claim in totals if claim.population}
    if all(claim.population for claim in totals) and len(described) > 1:
        return Toll(low=max(claim.low or 0 for claim in totals), behind=behind)  # several groups, and no total of them
    lows = [claim.low for claim in totals if claim.low is not None]
    low, best = min(lows, default=None), next(iter(lows), None)
    high = None if any(claim.high is None for claim in totals) else max(claim.high for claim in totals)
    return Toll(low, best, high, behind)


def _add_up(totals: Sequence[Claim]) -> list[Claim]:
    """The claims with those of one verb drawn into their sum, where each is exact: "two men and a woman" are three."""
    summed: list[Claim] = []
    for claim in totals:
        group = [other for other in totals if other is claim or claim.shares_verb(other)]
        if len(group) == 1 or any(one.qualifier != "exact" for one in group):
            summed.append(claim)
        elif group[0] is claim:
            count = sum(one.low or 0 for one in group)
            summed.append(replace(claim, low=count, high=count, population=None))
    return summed
