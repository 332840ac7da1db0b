"""Whether a party is of the incident beside which it stands, and which part it has in it.

Who came to harm in another deed is no victim of this one, nor is who did that its perpetrator.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.extraction.events.accusations import BY_AUTHORITIES, CLAIMED
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.events.types import UNREST
from pipeline.extraction.incidents.claim_relevance import is_in_unrest
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.records import Claim, Party
from pipeline.lexicon.phrases import fold_case
from pipeline.rules import rule

LONG = 20  # sentences of an article that goes on to other things
FAR = 30  # sentences: doers first told of behind them, or in the last third, were as a rule of something else in 100 articles of news
LAST = 2 / 3  # of the text

Named = tuple[str, str]  # role and name, case folded


@dataclass(frozen=True)
class Surroundings:
    """What a party is compared with.

    `own` are the numbers of casualties that are of the incident, `others` those that stand in its sentences and are of something else;
    `length` is how many sentences the article has.
    """

    own: Collection[Claim] = ()
    others: Collection[Claim] = ()
    length: int = 0


def key_of(party: Party) -> Named:
    """What tells a party of one article from its others."""
    return party.role, fold_case(party.name)


def drop_of_others(parties: Sequence[Party], cluster: Cluster, around: Surroundings) -> list[Party]:
    """The parties without those of what an unrest is about, and of other incidents by the numbers beside them."""
    causes = {event.sentence.index for event in cluster.told if _tells_cause(event, cluster)}
    kept = [party for party in parties if party.sentence not in causes or party.role == "target"]
    return [party for party in kept if not _is_harmed_elsewhere(party, around) and not _harms_others(party, around)]


@rule(
    "incidents.parties.cause_of_unrest",
    fires_on="Hundreds protested in Lagos on Monday. The protests began after police killed Ada Musa.",
    spares="Hundreds protested in Lagos on Monday. Police killed Ada Musa in the protests.",
)
def _tells_cause(event: EventMention, cluster: Cluster) -> bool:
    """The death or the shooting of somebody with a name is what protests are about, unless it happened in them."""
    if cluster.families != {UNREST} or not any(party.is_person for party in (*event.parties.victims, *event.parties.perpetrators)):
        return False
    return not is_in_unrest(event.sentence.text)


@rule(
    "incidents.parties.harmed_elsewhere",
    fires_on="A bomb killed two men in a market in Lagos on Monday.\n\nPolice came. It was hot. Shops closed. Women ran. "
    "Rain fell. Men prayed. The state has seen a civil war since 2009. The bombings have killed 4,000 soldiers since then.",
    spares="A bomb killed two men in a market in Lagos on Monday. The bomb killed two soldiers.",
)
def _is_harmed_elsewhere(party: Party, around: Surroundings) -> bool:
    """A victim whose number is of something else is of that as well."""
    return party.role == "victim" and _is_counted(party, around.others) and not _is_counted(party, around.own)


@rule(
    "incidents.parties.harms_others",
    fires_on="A bomb killed two men in a market in Lagos on Monday.\n\nPolice came. It was hot. Shops closed. Women ran. "
    "Rain fell. Men prayed. The state has seen a civil war since 2009. The bombings by rebels have killed 4,000 people since then.",
    spares="A bomb killed two men in a market in Lagos on Monday. The bombing by rebels killed four people.",
)
def _harms_others(party: Party, around: Surroundings) -> bool:
    """Who did what a sentence counts the victims of, where these are of something else, did that."""
    told = {claim.sentence for claim in around.others} - {claim.sentence for claim in around.own}
    return party.role == "perpetrator" and party.sentence in told


def _is_counted(party: Party, claims: Collection[Claim]) -> bool:
    """Whether one of the numbers is of the people whom a party names: "4,000 soldiers", "a clerk"."""
    name = fold_case(party.name)
    told = (fold_case(claim.population or "") for claim in claims if claim.sentence == party.sentence)
    return any(population and (population in name or name in population) for population in told)


def keep_one_part(parties: Sequence[Party]) -> list[Party]:
    """The parties with each named person either as who did it or as a victim, where others came to harm as well."""
    told: dict[Named, list[Party]] = defaultdict(list)
    for party in (party for party in parties if not party.is_unsaid):  # an arrest alone gives nobody a part
        told[key_of(party)].append(party)
    harmed = {name for role, name in told if role == "victim"}
    return [party for party in parties if not (party.is_person and _has_other_part(party, told, harmed))]


@rule(
    "incidents.parties.other_part",
    fires_on="Roy Lee killed two guards in Lagos on Monday. Lee's death was announced by the police.",
    spares="Roy Lee killed two guards in Lagos on Monday. A clerk's death was announced by the police.",
)
def _has_other_part(party: Party, told: Mapping[Named, Sequence[Party]], harmed: Collection[str]) -> bool:
    """Who harmed others and died of it is no victim; whom the article first has as a victim, and more often, did not do it."""
    name = fold_case(party.name)
    doer, victim = ({one.sentence: one for one in told.get((role, name), ())} for role in ("perpetrator", "victim"))
    if not doer or not victim:
        return False
    accused = any(one.responsibility == BY_AUTHORITIES for one in doer.values())
    if accused or min(doer) < min(victim) or len(doer) > len(victim):
        return party.role == "victim" and harmed != {name}
    return party.role == "perpetrator"


def find_far_down(parties: Sequence[Party], cluster: Cluster, length: int) -> set[Named]:
    """Doers first told of far from the head of an article of that many sentences; one name may stand there for whom the lead describes.

    Victims stay wherever they stand: articles end with the names of the dead.
    """
    first: dict[Named, Party] = {}
    for party in sorted((one for one in parties if one.role == "perpetrator"), key=lambda party: party.sentence):
        first.setdefault(key_of(party), party)
    lead = {event.sentence.index: event.sentence.text for event in cluster.lead}
    opening = " ".join(lead.values())
    far = {key for key, party in first.items() if _is_far_down(party, length, opening)}
    named = {key for key in far if first[key].is_person}
    is_described = any(party.is_one and not party.is_person and party.sentence in lead for party in first.values())
    return far - named if len(named) == 1 and is_described else far


@rule(
    "incidents.parties.far_down",
    fires_on="A bomb killed two men in a market in Lagos on Monday." + " It was hot." * 25 + " Roy Lee carried out the bombing.",
    spares="A bomb killed two men in a market in Lagos on Monday." + " It was hot." * 5 + " Roy Lee carried out the bombing.",
)
def _is_far_down(party: Party, length: int, opening: str) -> bool:
    """A doer of whom an article of some length first tells near its end, or far from its head, did as a rule something else.

    Claims of the deed, and the names that those described before get, come late.
    """
    if length < LONG or party.responsibility == CLAIMED:
        return False
    if any(item.rule == "parties.identified" for item in party.evidence):
        return False
    return (party.sentence >= FAR or party.sentence >= length * LAST) and party.name.split()[-1] not in opening
