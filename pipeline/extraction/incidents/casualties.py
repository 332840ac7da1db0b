"""How many people came to harm: the numbers of all mentions, and which of them are totals."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.contract.records import Statement
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.distinct_persons import merge_singles, set_attackers_apart
from pipeline.extraction.incidents.parties import find_attackers
from pipeline.extraction.incidents.sources import add_source
from pipeline.extraction.records import Claim, Party
from pipeline.lexicon.phrases import fold_case


def choose_casualties(
    cluster: Cluster, incident_type: str, parties: Sequence[Party], statements: Sequence[Statement]
) -> tuple[Claim, ...]:
    """The claims that count, each once with its scope and who says so."""
    persons = merge_singles(set_attackers_apart(find_candidates(cluster), find_attackers(cluster, parties)))
    return _set_scopes([add_source(claim, statements) for claim in persons], incident_type == "clash")


def find_candidates(cluster: Cluster) -> list[Claim]:
    """Every claim once: a number repeated for the same outcome and people is the same claim.

    The headline's count only where the text gives none of that outcome: it rounds, and rarely says whose number it is.
    """
    claims = [claim for event in cluster.events for claim in event.claims]
    told = {claim.outcome for claim in claims}
    told |= {"injured", "hurt"} if told & {"injured", "hurt"} else set()
    claims += [claim for claim in (cluster.title.claims if cluster.title else ()) if claim.outcome not in told]
    found: dict[tuple, Claim] = {}
    for one in claims:
        same = (one.outcome, one.low, one.high, one.qualifier, fold_case(one.population or ""), one.scope, one.single == "other")
        found.setdefault(same, one)
    return list(found.values())


def _set_scopes(claims: Sequence[Claim], is_clash: bool) -> tuple[Claim, ...]:
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
