"""At what kind of target an incident was aimed, by GTD's list: the candidates of the whole article, chosen by learned weights.

Each type that has candidates gets the features that any of them has, and the sum of their weights (`lexicon/target_weights.csv`);
the highest sum stands, unless that of no target at all is higher. `evaluation.target_weights` learns the weights.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.contract.records import Evidence, Party
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.state_agents import BY_ARMIES
from pipeline.extraction.events.targets import AIMED, BESIDE, ELSEWHERE, HARMED, PEOPLE, PRIVATE, SAME, TargetCandidate, find_targets
from pipeline.extraction.events.types import ARREST, CROWDS, UNMEANT
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.lexicon.weights import load_weights, weigh
from pipeline.rules import rule

ARMED = "terrorists_non_state_militia"
OFTEN = 3  # candidates of a type: so many are no chance
_FIRM = frozenset({AIMED, HARMED})
_BY_STANDING = {relation: number for number, relation in enumerate((AIMED, HARMED, BESIDE, PEOPLE, SAME, ELSEWHERE))}
NOTHING = "nothing"  # the one feature of no target


@dataclass(frozen=True)
class Candidate:
    """A candidate of a sentence, and which part of the article it stands in: title, lead or rest."""

    found: TargetCandidate
    part: str

    @property
    def features(self) -> tuple[str, str]:
        """How it stands to the deed, and where."""
        kind = "person" if self.found.is_person else "thing"
        return f"{self.found.relation}:{kind}", f"{self.part}:{kind}"


def choose_target(cluster: Cluster, incident_type: str, parties: Sequence[Party]) -> tuple[str | None, list[Evidence]]:
    """(the type of what was aimed at, None where nothing says it or nothing was aimed at; the words behind it)."""
    candidates = list(find_candidates(cluster, incident_type, parties))
    sums = {kind: weigh(told, "target_weights") for kind, told in list_features(candidates, incident_type).items()}
    sums = {kind: total for kind, total in sums.items() if not _is_scenery(kind, candidates)}
    best = max(sums, key=lambda kind: (sums[kind], kind), default=None)
    if best is None or sums[best] < load_weights("target_weights")[NOTHING]:
        return None, []
    behind = (one.found for one in candidates if one.found.target_type == best)
    first = min(behind, key=lambda found: (_BY_STANDING[found.relation], found.span))
    return best, [Evidence("target_type", first.span, f"targets.{first.relation}")]


def list_features(candidates: Sequence[Candidate], incident_type: str) -> dict[str, frozenset[str]]:
    """For each type that has candidates the features of all of them together."""
    found: dict[str, set[str]] = {}
    counts: dict[str, int] = {}
    for one in candidates:
        found.setdefault(one.found.target_type, set()).update(one.features)
        counts[one.found.target_type] = counts.get(one.found.target_type, 0) + 1
    firm = [one.found.target_type for one in candidates if one.found.relation in _FIRM]
    first = next(iter(firm or [one.found.target_type for one in candidates if one.found.relation == PEOPLE]), None)
    for kind, features in found.items():
        features |= {"often"} if counts[kind] >= OFTEN else set()
        features |= {"first"} if kind == first else set()
        features |= {"private"} if kind == PRIVATE else set()
        features |= {"armed_by_army" if incident_type in BY_ARMIES else "armed"} if kind == ARMED else set()
    return {kind: frozenset(features) for kind, features in found.items()}


def find_candidates(cluster: Cluster, incident_type: str, parties: Sequence[Party]) -> Iterator[Candidate]:
    """Everything in the sentences on an incident that it may have been aimed at, in order of the text; of a mishap nothing."""
    victims = {party.name.split()[-1] for party in parties if party.role == "victim" and party.name[:1].isupper()}
    for event in cluster.told:
        for found in find_targets(event.sentence):
            one = replace(found, relation=HARMED) if _is_victim(found, victims) else found
            if not _is_aside(one, event) and not _is_of_crowd(one, incident_type):
                yield Candidate(one, _part_of(event, cluster))


def _part_of(event: EventMention, cluster: Cluster) -> str:
    if event.sentence.part == "title":
        return "title"
    return "lead" if event in cluster.lead else "rest"


@rule(
    "incidents.targets.victim_by_name",
    fires_on="Gunmen shot Ada Musa in Lagos on Monday. Bishop Musa died in the attack.",
    spares="Gunmen shot Ada Musa in Lagos on Monday. Bishop Okoro prayed after the attack.",
)
def _is_victim(found: TargetCandidate, victims: set[str]) -> bool:
    """Who is named as a victim anywhere is one wherever his office stands."""
    if not found.is_person or found.relation in {*_FIRM, PEOPLE}:
        return False
    return found.name[:1].isupper() and found.name.split()[-1] in victims


@rule(
    "incidents.targets.person_aside",
    fires_on="Gunmen attacked a bus in Lagos on Monday. After the attack doctors met the mayor.",
    spares="Gunmen attacked the mayor in Lagos on Monday.",
)
def _is_aside(found: TargetCandidate, event: EventMention) -> bool:
    """People to whom nothing was done are spoken of for many reasons; a headline has no room for them."""
    return found.is_person and found.relation in {SAME, ELSEWHERE} and event.sentence.part != "title"


@rule(
    "incidents.targets.mere_scenery",
    fires_on="Gunmen killed two people in Lagos on Monday.\n\nIt was hot.\n\nPeople ran.\n\nAfter the attack the court closed.",
    spares="Gunmen killed two people in Lagos on Monday.\n\nIt was hot.\n\nPeople ran.\n\nThe attack hit a court.",
)
def _is_scenery(kind: str, candidates: Sequence[Candidate]) -> bool:
    """A thing that one sentence names beside the deed, and neither the headline nor the lead, was not aimed at."""
    told = [one for one in candidates if one.found.target_type == kind]
    return len(told) < OFTEN and all(one.found.relation in {SAME, ELSEWHERE} and one.part == "rest" for one in told)


@rule(
    "incidents.targets.no_aim",
    fires_on="A bus crashed in Lagos on Monday, killing two students.",
    spares="Gunmen shot two students in Lagos on Monday.",
)
def _is_of_crowd(found: TargetCandidate, incident_type: str) -> bool:
    """Mishaps are aimed at nothing, and crowds and arrests only at what the words say."""
    return incident_type in UNMEANT or (incident_type in CROWDS | {ARREST} and found.relation != AIMED)
