"""Which numbers of a report are totals and which count some of them: parts beside a whole, groups that add up, others than before."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from pipeline.extraction.events.types import ARREST, UNREST, family_of
from pipeline.extraction.records import Claim
from pipeline.rules import rule

FEWEST_OF_SITES = 4  # a total below it can be the sum of two other numbers by chance
FEWEST_SPLIT = 3  # people, whom the same sentence counts by groups
FEWEST_REPEATED = 2  # one person is told of in many ways
BOTH_SIDES = frozenset({"clash", "air_strike"})  # types in which fighters are those who came to harm, not merely those who attack
MOST_SITES = 8  # numbers among which those are sought that add up to a total: their combinations double with each


def settle_scopes(claims: Sequence[Claim], incident_type: str) -> tuple[Claim, ...]:
    """The claims with their scopes and groups: parts that add up bear one group.

    In a clash both sides' dead count, and fighters whom an air strike hits: nobody there is merely the attacker.
    Those arrested are held to have done it, but in a protest.
    """
    listed = [replace(claim, scope=_scope_among_sides(claim, incident_type)) for claim in claims]
    listed = _set_groups([_relate(claim, listed) for claim in listed])
    listed = [_as_part(claim) if claim.scope == "total" and _is_part(claim, listed) else claim for claim in listed]
    return tuple(_as_part(claim) if _is_of_place(claim, listed) or _repeats_part(claim, listed) else claim for claim in listed)


def _scope_among_sides(claim: Claim, incident_type: str) -> str:
    if claim.scope == "attackers":
        return "total" if incident_type in BOTH_SIDES else "attackers"
    held = claim.outcome == "arrested" and claim.scope == "total" and family_of(incident_type) not in {UNREST, ARREST}
    return "attackers" if held else claim.scope


def _as_part(claim: Claim) -> Claim:
    return replace(claim, scope="part")


def _relate(claim: Claim, listed: Sequence[Claim]) -> Claim:
    """Others than those told of before are a total where these only came to other harm, a part where they are counted by a number."""
    if not claim.is_further or claim.scope == "attackers" or claim.single:
        return claim
    before = [other for other in listed if other is not claim and other.scope != "attackers" and _stands_before(other, claim)]
    same = [other for other in before if other.outcome == claim.outcome]
    if _is_of_other_harm(claim, before):
        return replace(claim, scope="total", is_further=False)
    if _companions(claim, listed):
        return replace(claim, scope="total")
    return _as_part(claim) if same else claim


def _stands_before(other: Claim, claim: Claim) -> bool:
    return (other.sentence, other.span) < (claim.sentence, claim.span)


@rule(
    "incidents.scopes.other_harm",
    fires_on="A bomb killed two people in Lagos on Monday and wounded 12 more.",
    spares="A bomb exploded in Lagos on Monday. Twelve more people were wounded.",
)
def _is_of_other_harm(claim: Claim, before: Iterable[Claim]) -> bool:
    """ "Killed two and wounded twelve more": all the wounded, beside those who were killed."""
    beside = [other for other in before if other.sentence == claim.sentence]
    beside = beside or [other for other in before if claim.sentence - other.sentence == 1]
    return bool(beside) and all(other.outcome != claim.outcome for other in beside)


@rule(
    "incidents.scopes.companions",
    fires_on="A bomb killed a teacher in Lagos on Monday. Five others were killed on a bridge.",
    spares="A bomb killed three Italians in Lagos on Monday. Two others were killed on a bridge.",
    otherwise=[],
)
def _companions(claim: Claim, listed: Sequence[Claim]) -> list[Claim]:
    """Those beside whom others are counted: told in the same sentence, or one by one without a number that is told for the first time."""
    told = [
        other
        for other in listed
        if other is not claim
        and other.outcome == claim.outcome
        and other.scope == "total"
        and not other.is_further
        and (other.sentence == claim.sentence or _stands_before(other, claim))
    ]
    again = any(one.is_further and one.low == claim.low and one.outcome == claim.outcome and _stands_before(one, claim) for one in listed)
    if not again and all(other.single for other in told):
        return told
    return [other for other in told if other.sentence == claim.sentence and other.span < claim.span]


def _set_groups(claims: Sequence[Claim]) -> list[Claim]:
    """The claims with those that add up as parts of one group, or of one of them: "three clerks, two Kenyans and a Ghanaian"."""
    groups: dict[int, int | None] = {}
    for number, members in enumerate(group for group in _find_groups(claims) if len(group) > 1):
        half = sum(claim.low or 0 for claim in members) / 2
        whole = next((claim for claim in members if claim.low == half >= FEWEST_SPLIT and not claim.is_further), None)
        for claim in (claim for claim in members if claim is not whole):
            groups.setdefault(id(claim), number if whole is None else None)
    return [replace(claim, scope="part", group=groups[id(claim)]) if id(claim) in groups else claim for claim in claims]


def _find_groups(claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Claims that count several groups of one total: others with their companions, those of one verb, persons told one by one."""
    totals = [claim for claim in claims if claim.scope == "total"]
    for claim in totals:
        if claim.is_further and not claim.single and (companions := _companions(claim, totals)):
            yield [*companions, claim]
    told = [claim for claim in totals if claim.low is not None and (claim.population or claim.single or claim.is_further)]
    for claim in told:
        yield [other for other in told if other is claim or (other.outcome == claim.outcome and other.shares_verb(claim))]
    for outcome in sorted({claim.outcome for claim in totals}):
        told = [claim for claim in totals if claim.outcome == outcome]
        if all(claim.single for claim in told):
            yield told


def _is_part(claim: Claim, listed: Sequence[Claim]) -> bool:
    told = [other for other in listed if other is not claim and other.outcome == claim.outcome]
    rivals = [other for other in told if other.scope == "total"]
    if claim.population and any(sum(one.low or 0 for one in group) > (claim.low or 0) for group in _list_groups(told)):
        return True
    if _is_of_site(claim, rivals) or _counts_in_care(claim, rivals):
        return True
    if _is_one_of_several(claim, told):
        return True
    return any(_counts_some(claim, other) for other in rivals) or _counts_bodies(claim, rivals)


def _list_groups(claims: Sequence[Claim]) -> list[list[Claim]]:
    numbers = sorted({claim.group for claim in claims if claim.group is not None})
    return [[claim for claim in claims if claim.group == number] for number in numbers]


@rule(
    "incidents.casualties.part",
    fires_on="A bomb killed twelve people in Lagos on Monday. Two teachers were killed.",
    spares="A bomb exploded in Lagos on Monday. Two teachers were killed.",
)
def _counts_some(part: Claim, whole: Claim) -> bool:
    """A number that says who counts some of a larger one, or of one that does not; not "a teacher and eleven pupils"."""
    is_same = part.low is not None and part.low == whole.low
    if not part.population or is_same or (whole.population is not None and whole.shares_verb(part)):
        return False
    if part.low is not None and whole.high is not None and whole.high < part.low:
        return False
    largest = whole.high if whole.high is not None else whole.low
    return whole.population is None or (largest is not None and part.low is not None and largest > part.low)


@rule(
    "incidents.casualties.bodies",
    fires_on="A bomb killed twelve people in Lagos on Monday. Police found five bodies.",
    spares="A bomb exploded in Lagos on Monday. Police found five bodies.",
)
def _counts_bodies(claim: Claim, rivals: Sequence[Claim]) -> bool:
    """Bodies found are some of the dead."""
    return claim.is_read_by("bodies") and not all(one.is_read_by("bodies") for one in rivals)


@rule(
    "incidents.scopes.in_care",
    fires_on="A bomb wounded 57 people in Lagos on Monday. Twelve people were taken to hospital.",
    spares="A bomb exploded in Lagos on Monday. Twelve people were taken to hospital.",
)
def _counts_in_care(claim: Claim, rivals: Sequence[Claim]) -> bool:
    """Those taken to hospital or treated are some of the wounded."""
    return claim.is_read_by("in_care") and not all(one.is_read_by("in_care") for one in rivals)


@rule(
    "incidents.scopes.sites",
    fires_on="Bombs killed 31 people in Lagos on Monday. One in a market killed 11 people. Another at a bank killed 20 people.",
    spares="Bombs killed 31 people in Lagos on Monday. Police first said 11 people were killed. Then 21 people were killed.",
)
def _is_of_site(claim: Claim, rivals: Sequence[Claim]) -> bool:
    """Numbers that add up to a total are those of its sites: 11 at the airport and 20 at the station of 31 in all."""
    wholes = {other.low for other in rivals if other.low is not None and other.low >= FEWEST_OF_SITES and other.low > (claim.low or 0)}
    sites = [other.low for other in rivals if other.low and not other.single][:MOST_SITES]
    if not claim.low or claim.single:
        return False
    return bool(wholes & {claim.low + sum(some) for size in range(1, len(sites)) for some in combinations(sites, size)})


@rule(
    "incidents.scopes.one_of_several",
    fires_on="Gunmen killed six people in Lagos on Monday. Four people were killed in a bar, and Ada Musa was shot dead outside.",
    spares="Gunmen killed six people in Lagos on Monday. Four people were killed in a bar, and Ada Musa was shot at outside.",
)
def _is_one_of_several(claim: Claim, told: Sequence[Claim]) -> bool:
    """Beside others of its sentence who came to the same harm in another act, a number counts some of a larger one; a toll does not."""
    if not claim.low or claim.single or claim.is_read_by("death_toll"):
        return False
    beside = [one for one in told if one.sentence == claim.sentence and one.scope != "attackers" and one.low]
    larger = [one.low for one in told if one.scope == "total" and one.low and one.sentence != claim.sentence]
    told_here = claim.low + sum(one.low or 0 for one in beside)
    return any(not one.shares_verb(claim) for one in beside) and any(told_here <= whole for whole in larger)


@rule(
    "incidents.scopes.repeats_part",
    fires_on="Gunmen killed nine people in Lagos on Monday. Two soldiers were killed in a bar. Two people were killed, the owner said.",
    spares="Gunmen killed nine people in Lagos on Monday. Two soldiers were killed in a bar. Three people were killed, the owner said.",
)
def _repeats_part(claim: Claim, listed: Sequence[Claim]) -> bool:
    """The number of a part, told again without saying of whom, is that part's: smaller than a total it cannot be another total."""
    if claim.scope != "total" or not claim.low or claim.low < FEWEST_REPEATED or claim.single:
        return False
    told = [one for one in listed if one.outcome == claim.outcome]
    is_part = any(one.scope == "part" and one.low == claim.low and not one.single and _stands_before(one, claim) for one in told)
    return is_part and any(one.scope == "total" and _stands_before(one, claim) and (one.low or 0) > claim.low for one in told)


@rule(
    "incidents.scopes.of_place",
    fires_on="Bombs killed 31 people in Lagos on Monday. One in a market killed 11 people and wounded 40. "
    "Another at a bank killed 20 people and wounded 50.",
    spares="Bombs killed 31 people in Lagos on Monday. One in a market killed 11 people and wounded 40. One at a bank killed 20 people.",
)
def _is_of_place(claim: Claim, listed: Sequence[Claim]) -> bool:
    """Those wounded beside the dead of one place are of that place, where others were wounded elsewhere."""
    if claim.scope != "total" or claim.single or claim.outcome != "injured":
        return False
    beside = [one for one in listed if one.sentence == claim.sentence and one.outcome == "killed" and one.scope != "attackers"]
    dead = [one for one in beside if not one.single]
    elsewhere = any(one.outcome == "injured" and one.low and not one.single and one.sentence != claim.sentence for one in listed)
    return elsewhere and bool(dead) and all(one.scope == "part" and not one.population and one.group is None for one in dead)
