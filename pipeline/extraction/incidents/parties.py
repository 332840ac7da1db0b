"""The parties of one report: every one once, under its name where a later sentence gives it, with who says so."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pipeline.annotation.coreference.name_forms import may_name_one
from pipeline.annotation.noun_phrases import is_title
from pipeline.annotation.places.gazetteer import country_adjectives, find_country
from pipeline.contract.records import Evidence, Span, Statement
from pipeline.extraction.events.accusations import ACCUSED, BY_AUTHORITIES, CLAIMED, DENIED
from pipeline.extraction.events.parties import is_description
from pipeline.extraction.events.responsibility import AS_FACT, CLEARED, is_official
from pipeline.extraction.events.state_agents import BY_ARMIES, QUALIFIED
from pipeline.extraction.events.types import NO_ATTACK, UNMEANT
from pipeline.extraction.incidents.bystanders import stands_by
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.incidents.known_actors import KnownActors, Names
from pipeline.extraction.incidents.party_relevance import Surroundings, drop_of_others, find_far_down, keep_one_part, key_of
from pipeline.extraction.incidents.perpetrators import says_name, settle_perpetrators
from pipeline.extraction.incidents.repeated_parties import is_single, stands_for
from pipeline.extraction.incidents.sources import add_source, innermost
from pipeline.extraction.records import Party
from pipeline.lexicon import words_of
from pipeline.rules import rule
from schemas.codes import codes_of

_ARRESTS = NO_ATTACK | {"other"}  # where people are arrested for other things


def choose_parties(
    cluster: Cluster, incident_type: str, statements: Sequence[Statement], actors: KnownActors, around: Surroundings
) -> tuple[Party, ...]:
    """Every party once a role; a short form or a bare description gives way to the full name it stands for."""
    candidates = drop_of_others(find_candidates(cluster), cluster, around)
    given = _who_is_who(candidates, cluster)
    found: dict[tuple[str, str], Party] = {}
    told = keep_one_part([_in_full(given.get(party, party), actors.names) for party in candidates])
    far = find_far_down(told, cluster, around.length)
    for party in told:
        if _struck_elsewhere(party, incident_type) or _is_aimed_by_nobody(party, incident_type) or stands_by(party, actors):
            continue
        found.setdefault(key_of(party), _said_by(party, statements))
    parties = [party for party in found.values() if not _is_held_for_else(party, cluster) and not _blames_another(party, found.values())]
    parties = settle_perpetrators(parties, incident_type)
    kept = [party for party in parties if not any(stands_for(party, other) for other in parties if other is not party)]
    kept = [party for party in kept if key_of(party) not in far]
    return tuple(sorted(kept, key=lambda party: (party.span, party.role)))


@rule(
    "incidents.parties.struck_elsewhere",
    fires_on="Gunmen killed four traders in Gaza on Monday after Israeli shelling.",
    spares="Israel killed four traders in Gaza on Monday.",
)
def _struck_elsewhere(party: Party, incident_type: str) -> bool:
    """A state read off the noun of its deed did that deed and no other; where the article never names the state, it is no party."""
    return _qualifies(party) and (party.name in country_adjectives() or incident_type not in BY_ARMIES)


@rule(
    "incidents.parties.aimed_by_nobody",
    fires_on="An earthquake struck Lagos on Monday, damaging a church.",
    spares="A bomb struck Lagos on Monday, damaging a church.",
)
def _is_aimed_by_nobody(party: Party, incident_type: str) -> bool:
    """What an accident or a disaster damages was no target."""
    return party.role == "target" and incident_type in UNMEANT


def find_candidates(cluster: Cluster) -> list[Party]:
    """All parties of the mentions; who died by his own hand is a victim only where nobody else came to harm or did it."""
    listed = [event.parties for event in cluster.events]
    told = [party for one in listed for party in (*one.perpetrators, *one.victims, *(target for target, _ in one.targets))]
    told += _of_headline(cluster, told)
    own_hand = _by_own_hand(cluster)
    if own_hand and not _harmed_others(told, own_hand):
        return told + own_hand
    return [party for party in told if party.role != "victim" or not _is_same(party, own_hand)]


@rule(
    "incidents.parties.headline",
    fires_on="Red Front rebels kill four traders in Lagos market\n\nFour traders died in an attack on a market in Lagos on Monday.",
    spares="Man kills four traders in Lagos market\n\nFour traders died in an attack on a market in Lagos on Monday.",
    otherwise=(),
)
def _of_headline(cluster: Cluster, told: Sequence[Party]) -> tuple[Party, ...]:
    """Of the headline, which leaves out articles and verbs, who did it by a name or as attackers, and victims where the prose has none."""
    if cluster.title is None:
        return ()
    has_victims = any(party.role == "victim" for party in told)
    parties = cluster.title.parties
    doers = (party for party in parties.perpetrators if party.is_person or _is_told_by_name(party) or is_description(party))
    harmed = (party for party in parties.victims if not has_victims and (party.is_person or " " in party.name))
    return (*doers, *harmed)


def _is_told_by_name(party: Party) -> bool:
    """Whether a body or a state is named."""
    return party.is_body or says_name(party.name) or find_country(party.name) is not None


@rule(
    "incidents.parties.own_hand_alone",
    fires_on="Roy Lee shot Ada Musa dead in Lagos on Monday and killed himself.",
    spares="Roy Lee shot himself dead in Lagos on Monday.",
)
def _harmed_others(told: Sequence[Party], own_hand: Sequence[Party]) -> bool:
    """Who died by his own hand is a victim only where nobody else came to harm or did it."""
    return any(party.role == "perpetrator" or (party.role == "victim" and _is_another(party, own_hand)) for party in told)


def find_attackers(cluster: Cluster, parties: Sequence[Party]) -> list[str]:
    """Names of those who did it and are not cleared; where others came to harm, also of who died by his own hand."""
    names = [party.name for party in parties if party.role == "perpetrator" and party.is_person and party.responsibility not in CLEARED]
    victims = {party.name for party in parties if party.role == "victim"}
    return names + [party.name for party in _by_own_hand(cluster) if victims and party.name not in victims]


def _by_own_hand(cluster: Cluster) -> list[Party]:
    return [party for event in cluster.events for party in event.parties.by_own_hand]


def _is_another(party: Party, own_hand: Iterable[Party]) -> bool:
    """Whether a victim is surely none of those who died by their own hand: another name, several people, somebody's wife."""
    if party.is_person or party.name.split()[0].lower() in {"his", "her", "their"}:
        return not _is_same(party, own_hand)
    return not (is_single(party) or is_title(party.noun))


def _is_same(party: Party, others: Iterable[Party]) -> bool:
    """Whether one of the others may bear the same name."""
    return party.is_person and any(may_name_one(party.name, other.name) for other in others)


@rule(
    "incidents.parties.arrested_unsaid",
    fires_on="Roy Lee was arrested in Lagos on Monday after a protest.",
    spares="Roy Lee was arrested in Lagos on Monday after a bombing.",
)
def _is_held_for_else(party: Party, cluster: Cluster) -> bool:
    """Who was arrested, nobody says for which deed, did nothing that the report is of unless that is a crime."""
    return party.is_unsaid and all(trigger.incident_type in _ARRESTS for event in cluster.events for trigger in event.triggers)


@rule(
    "incidents.parties.blames_another",
    fires_on="Roy Lee was arrested in Lagos on Monday after a bombing. Police said Ada Musa planted the bomb.",
    spares="Roy Lee was arrested in Lagos on Monday after a bombing.",
)
def _blames_another(party: Party, parties: Iterable[Party]) -> bool:
    """Whom the article names as having done it is not who was arrested for nothing said, nor is one of its victims."""
    if not party.is_unsaid:
        return False
    others = (other for other in parties if other is not party and other.is_person)
    return any((other.role == "perpetrator" and not other.is_unsaid) or other.name == party.name for other in others)


def _in_full(party: Party, names: Names) -> Party:
    full = _find_full_name(party, names)
    return replace(_renamed(party, *full), is_person=party.is_person) if full else party


@rule(
    "incidents.parties.full_name",
    fires_on="Roy Lee lives in Lagos.\n\nLee shot two men in Lagos on Monday.",
    spares="Roy Lee lives in Lagos.\n\nAda Musa shot two men in Lagos on Monday.",
    otherwise=None,
)
def _find_full_name(party: Party, names: Names) -> tuple[str, Span] | None:
    """A party has the fullest name that the article gives the person, or the name of the state for its adjective."""
    return names.get(party.name) if party.role != "target" and (party.is_person or _qualifies(party)) else None


def _qualifies(party: Party) -> bool:
    """Whether a state is read off the noun of its deed: "Israeli shelling"."""
    return any(item.rule == f"parties.{QUALIFIED}" for item in party.evidence)


def _renamed(party: Party, name: str, span: Span) -> Party:
    proof = tuple(replace(item, span=span) if item.column == "name" else item for item in party.evidence)
    return replace(party, name=name, span=span, evidence=proof, is_person=True)


def _who_is_who(told: Sequence[Party], cluster: Cluster) -> dict[Party, Party]:
    """Described parties under the names that the article gives them: "the man was identified as …".

    A name is given to those whom the same noun describes; "the victim" and "him" mean the one person last spoken of who can be meant.
    """
    named = [pair for event in cluster.events for pair in event.parties.named]
    if not any(party.role == "perpetrator" and party.is_person for party in told):
        named += [("gunman", replace(party, role="perpetrator")) for party in _by_own_hand(cluster)]
    given: dict[Party, Party] = {}
    singles = [party for party in told if party.role != "target" and not party.is_person and is_single(party)]
    for noun, name in named:
        meant = [party for party in singles if party.noun == noun]
        if not meant:
            fitting = [party for party in singles if _may_mean(noun, party)]
            before = [party for party in fitting if party.span < name.span] or fitting
            last = before[-1] if before else None
            meant = [party for party in fitting if last is not None and (party.role, party.name) == (last.role, last.name)]
        part = {party.role for party in told if party.name == name.name and party.role != "target"}
        for party in (one for one in meant if not part or one.role in part):  # who is told to be the victim is not the gunman
            given.setdefault(party, _renamed(party, name.name, name.span))
    return given


@rule(
    "incidents.parties.identified",
    fires_on="A nurse was stabbed to death in Lagos on Monday. The victim was identified as Ada Musa.",
    spares="A nurse was stabbed to death in Lagos on Monday. The mayor was identified as Ada Musa.",
)
def _may_mean(noun: str, party: Party) -> bool:
    """ "The victim" or "him" who gets a name can be a person described before, by the part in the deed and by gender."""
    if noun in words_of("population", "victim"):
        return party.role == "victim"
    if noun in words_of("population", "attackers"):
        return party.role == "perpetrator"
    words = set(party.name.lower().split())
    for means, other in (("means_male", "female"), ("means_female", "male")):
        if noun in words_of("population", means):
            return not words & words_of("population", other)
    return False


def _said_by(party: Party, statements: Sequence[Statement]) -> Party:
    """A perpetrator with who says so: who claims or denies it, else the speaker around the words."""
    if party.role != "perpetrator":
        return party
    if party.responsibility in {CLAIMED, DENIED}:
        return replace(party, asserted_by=party.name, evidence=(*party.evidence, Evidence("asserted_by", party.span, "parties.claimant")))
    party = add_source(party, statements)
    accused = _accuse(party, statements)
    return replace(party, responsibility=accused) if accused else party


@rule(
    "incidents.parties.accused_by",
    fires_on="Roy Lee killed four traders in Lagos on Monday, according to Ada Musa.",
    spares="Gunmen killed four traders in Lagos on Monday, according to Ada Musa.",
    otherwise=None,
)
def _accuse(party: Party, statements: Sequence[Statement]) -> str | None:
    """What somebody says of somebody is an accusation, unless it is only "gunmen" or "two men", which accuses nobody."""
    around = innermost(party, statements) if party.responsibility == AS_FACT else None
    if around is None or is_description(party) or party.name == party.name.lower():  # "two men on a scooter"
        return None
    said_as = {f"{said.speaker} {said.speaker_text}" for said in statements if said.speaker == around.speaker}
    return BY_AUTHORITIES if any(is_official(words) for words in said_as) else ACCUSED


def choose_responsibility(parties: Iterable[Party]) -> tuple[str | None, list[Evidence]]:
    """The standing of the perpetrators: the first in the code list that any of them has."""
    standing = {party.responsibility: party for party in reversed(list(parties)) if party.role == "perpetrator" and party.responsibility}
    for code in codes_of("responsibility"):
        if code in standing:
            span: Span = next(item.span for item in standing[code].evidence if item.column == "responsibility")
            return code, [Evidence("responsibility", span, "parties.responsibility")]
    return None, []
