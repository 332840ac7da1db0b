"""Which parties of a report only repeat another: a shorter form of its name, or a description of who is named."""

from pipeline.annotation.coreference.name_forms import may_name_one
from pipeline.extraction.records import Party
from pipeline.lexicon import words_of
from pipeline.lexicon.phrases import fold_case, says_less
from pipeline.rules import rule


def is_single(party: Party) -> bool:
    """Whether it is one described person: "man", "16-year-old", "store clerk"."""
    last = party.noun
    if party.is_one and party.role == "perpetrator":
        return True
    if last in words_of("population", "singular") or last in words_of("population", "one_attacker") or last.endswith("-old"):
        return True
    return last in words_of("population", "victim") and not last.endswith("s")


def stands_for(party: Party, other: Party) -> bool:
    """Whether a party only repeats another of its role."""
    if party.role != other.role:
        return False
    if party.role == "target":
        return _is_part_of_name(party, other)
    return _is_shorter(party, other) or _describes(party, other)


@rule(
    "incidents.parties.shorter_name",
    fires_on="Masked men shot a guard in Lagos on Monday. The men shot a driver.",
    spares="Masked men shot a guard in Lagos on Monday. Soldiers shot a driver.",
)
def _is_shorter(party: Party, other: Party) -> bool:
    """A shorter form of a party's name is the same party: "Roy Lee" of "Roy A. Lee Jr."."""
    if says_less(party.name, other.name):
        return True
    return party.is_person and other.is_person and len(party.name) < len(other.name) and may_name_one(party.name, other.name)


@rule(
    "incidents.parties.target_again",
    fires_on="Gunmen attacked a naval air station in Lagos on Monday. The attack on the station killed a sailor.",
    spares="Gunmen attacked a naval air station in Lagos on Monday. The attack on a bank killed a sailor.",
)
def _is_part_of_name(party: Party, other: Party) -> bool:
    """A target named with fewer of the same words is the same: "the consulate" of "the U.S. consulate"."""
    words, others = (fold_case(one.name).split() for one in (party, other))
    return len(words) < len(others) and words[-1] == others[-1] and set(words) < set(others)


@rule(
    "incidents.parties.described_again",
    fires_on="Roy Lee shot two men in Lagos on Monday. The gunman shot them at home.",
    spares="Roy Lee shot two men in Lagos on Monday. The gunmen shot them at home.",
)
def _describes(party: Party, other: Party) -> bool:
    """ "The gunman" is the named person of his role, unless one sentence puts two victims side by side."""
    if party.is_person or not other.is_person or not is_single(party):
        return False
    return party.role != "victim" or party.sentence != other.sentence
