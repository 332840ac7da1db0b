"""Which numbers of casualties are totals, and which count some of them or the attackers' own."""

from collections.abc import Iterable
from dataclasses import replace

from pipeline.contract.records import Claim


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
