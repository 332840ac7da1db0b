"""Which of those whom an article gives a deed to answer for it: who only ended it does not, and one described twice is one."""

from collections.abc import Collection, Sequence

from pipeline.extraction.events.accusations import BY_AUTHORITIES
from pipeline.extraction.events.armed_groups import listed_group
from pipeline.extraction.events.parties import is_description
from pipeline.extraction.events.responsibility import AS_FACT, CLEARED
from pipeline.extraction.events.types import UNMEANT, VIOLENT
from pipeline.extraction.records import Party
from pipeline.lexicon import words_of
from pipeline.rules import rule

_ATTACKS = VIOLENT - {"clash", "air_strike", "shelling"}  # types whose attackers police and soldiers come to stop


def settle_perpetrators(parties: Sequence[Party], incident_type: str) -> list[Party]:
    """The parties without perpetrators that are none; those of other roles stay as they are, and so does the order."""
    doers = [party for party in parties if party.role == "perpetrator"]
    names = {party.name for party in doers if party.is_person}
    harmed = {party.sentence for party in parties if party.role == "victim" and party.name not in names}
    return [
        party
        for party in parties
        if party.role != "perpetrator"
        or not (_is_of_mishap(party, incident_type) or _repeats(party, doers) or _only_stops(party, doers, incident_type, harmed))
    ]


def _repeats(party: Party, doers: Sequence[Party]) -> bool:
    """Whether a perpetrator is told of by another of the list: by an alias, or described where that one says more."""
    return _is_mere_suspect(party) or _is_told_again(party, doers) or _is_alias(party, doers) or _is_vague_body(party, doers)


@rule(
    "incidents.parties.mere_suspects",
    fires_on="Four traders were shot dead in Lagos on Monday. Two suspects were arrested.",
    spares="Four traders were shot dead in Lagos on Monday. Two rebels were arrested.",
)
def _is_mere_suspect(party: Party) -> bool:
    """That suspects were arrested says of nobody that he did it."""
    return party.is_unsaid and not party.is_person and party.noun in {"suspect", "suspects"}


@rule(
    "incidents.parties.alias_of_group",
    fires_on="ISIS killed four traders in Lagos on Monday. Islamic State claimed the attack.",
    spares="ISIS killed four traders in Lagos on Monday. Boko Haram claimed the attack.",
)
def _is_alias(party: Party, doers: Sequence[Party]) -> bool:
    """A listed group under another of its names is the same group, named as the article first does."""
    group = listed_group(party.name)
    return group is not None and any(listed_group(other.name) == group and other.span < party.span for other in doers)


@rule(
    "incidents.parties.vague_body",
    fires_on="Police blamed a terror group for a bombing in Lagos on Monday. The Red Front claimed the attack.",
    spares="Police blamed a terror group for a bombing in Lagos on Monday. The Red Front denied the attack.",
)
def _is_vague_body(party: Party, doers: Sequence[Party]) -> bool:
    """A body without a name is the one that is named."""
    if party.noun not in words_of("population", "bare_body") or says_name(party.name):
        return False
    named = (other for other in doers if not other.is_person and says_name(other.name))
    return any(other.responsibility not in CLEARED for other in named)


def says_name(name: str) -> bool:
    """Whether a capital letter behind its first word, or a listed group, shows that words hold a name."""
    return listed_group(name) is not None or any(word[:1].isupper() for word in name.split()[1:])


@rule(
    "incidents.parties.mishap",
    fires_on="A driver killed four traders in a bus crash in Lagos on Monday.",
    spares="A driver killed four traders in a shooting in Lagos on Monday.",
)
def _is_of_mishap(party: Party, incident_type: str) -> bool:
    """Accidents and disasters have no perpetrators, unless the authorities put a crime on somebody."""
    return incident_type in UNMEANT and (party.responsibility != BY_AUTHORITIES or party.is_unsaid or not party.is_person)


@rule(
    "incidents.parties.only_stops",
    fires_on="Gunmen stormed a bank in Lagos on Monday and killed a clerk. Officers shot at them.",
    spares="Officers killed a clerk in Lagos on Monday. They shot at him.",
)
def _only_stops(party: Party, doers: Sequence[Party], incident_type: str, harmed: Collection[int]) -> bool:
    """Police and soldiers end an attack that others made, unless they harm a victim; where both sides fight, they are a party to it."""
    if not _is_force(party) or party.sentence in harmed or party.responsibility != AS_FACT or incident_type not in _ATTACKS:
        return False
    return any(not _is_force(other) and other.responsibility not in CLEARED for other in doers)


def _is_force(party: Party) -> bool:
    return not party.is_person and party.noun in words_of("cues", "forces")


@rule(
    "incidents.parties.attackers_again",
    fires_on="Masked gunmen stormed a bank in Lagos on Monday. The attackers killed a clerk.",
    spares="Masked gunmen stormed a bank in Lagos on Monday. The attacker killed a clerk.",
)
def _is_told_again(party: Party, doers: Sequence[Party]) -> bool:
    """Attackers described by a plain word are those described before: "gunmen", "the attackers", "armed men"."""
    if not _is_plain(party):
        return False
    alike = [other for other in doers if other is not party and _is_attackers(other) and _is_several(other) == _is_several(party)]
    return any(not _is_plain(other) or other.span < party.span for other in alike)


def _is_attackers(party: Party) -> bool:
    """Whether a name describes attackers by that, and nobody by name."""
    return not party.is_person and not party.is_body and (is_description(party) or _are_armed(party))


def _are_armed(party: Party) -> bool:
    words = party.name.lower().split()
    return party.noun in {"men", "man"} and bool(set(words) & words_of("population", "armed"))


def _is_plain(party: Party) -> bool:
    """Whether a description says no more than that they attack."""
    said = set(party.name.lower().split()[:-1])
    return _is_attackers(party) and said <= words_of("population", "armed") | words_of("population", "lead_word") | _further()


def _further() -> frozenset[str]:
    return words_of("population", "further")


def _is_several(party: Party) -> bool:
    return party.noun.endswith("s") or party.noun.endswith("men")
