"""The parties of one report: every one once, under its name where a later sentence gives it, with who says so."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from pipeline.extraction.incidents.blame import ACCUSED, AS_FACT, BY_AUTHORITIES, CLAIMED, DENIED, is_official
from pipeline.extraction.incidents.events import Event
from pipeline.extraction.incidents.parties import is_description
from pipeline.extraction.matching import fold_case
from pipeline.extraction.records import Claim, Evidence, Party, Statement
from pipeline.lexicon import words_of

Row = TypeVar("Row", Claim, Party)
SAME_SENTENCE = 150  # characters: as far as coordinated victims stand apart


def settle_parties(events: Iterable[Event], statements: Sequence[Statement]) -> tuple[Party, ...]:
    """Every party once a role; a short form or a bare description gives way to the full name it stands for."""
    listed = list(events)
    given = {word: name for event in listed for word, name in event.parties.named}
    found: dict[tuple[str, str], Party] = {}
    for event in listed:
        for party in (*event.parties.perpetrators, *event.parties.victims, *(target for target, _ in event.parties.targets)):
            party = _by_name(party, given)
            found.setdefault((party.role, fold_case(party.name)), _said_by(party, statements))
    parties = list(found.values())
    kept = [party for party in parties if not any(_stands_for(party, other) for other in parties if other is not party)]
    return tuple(sorted(kept, key=lambda party: (party.span, party.role)))


def _by_name(party: Party, given: dict[str, Party]) -> Party:
    """A described person under the name that the article gives it further down: "the man was identified as …"."""
    name = given.get(party.name.split()[-1].lower())
    if name is None or party.role == "target" or not _is_single(party):
        return party
    proof = tuple(replace(item, span=name.span) if item.column == "name" else item for item in party.evidence)
    return replace(party, name=name.name, span=name.span, evidence=proof)


def _is_single(party: Party) -> bool:
    """Whether it is one undescribed person: "man", "16-year-old", "the suspect"."""
    last = party.name.split()[-1].lower()
    return last in words_of("population", "singular") or last in words_of("population", "one_attacker") or last.endswith("-old")


def _stands_for(party: Party, other: Party) -> bool:
    """Whether a party only repeats another of its role: by the last part of its name, or as "the gunman" of a named person."""
    if party.role != other.role or party.role == "target":
        return False
    words, others = fold_case(party.name).split(), fold_case(other.name).split()
    if len(words) < len(others) and others[-len(words) :] == words:
        return True
    return _is_single(party) and other.is_person and not _beside(party, other)


def _beside(party: Party, other: Party) -> bool:
    """Whether one sentence puts them side by side, so that they are two."""
    return party.role == "victim" and abs(party.span.start - other.span.start) < SAME_SENTENCE


def assert_by(row: Row, statements: Sequence[Statement]) -> Row:
    """The row with the speaker of the innermost statement around it, and that statement's words as evidence."""
    around = [said for said in statements if said.span.start <= row.span.start and row.span.end <= said.span.end and said.speaker]
    if not around:
        return row
    said = min(around, key=lambda one: one.span.end - one.span.start)
    proof = tuple(Evidence("asserted_by", item.span, item.rule) for item in said.evidence if item.column == "speaker")[:1]
    return replace(row, asserted_by=said.speaker, evidence=row.evidence + proof)


def _said_by(party: Party, statements: Sequence[Statement]) -> Party:
    """A perpetrator with who says so: who claims or denies it, else the speaker around the words.

    What somebody says of somebody is an accusation, unless it is only "gunmen" or "two men", which accuses nobody.
    """
    if party.role != "perpetrator":
        return party
    if party.responsibility in {CLAIMED, DENIED}:
        return replace(party, asserted_by=party.name, evidence=(*party.evidence, Evidence("asserted_by", party.span, "parties.claimant")))
    party = assert_by(party, statements)
    names_nobody = is_description(party.name) or party.name == party.name.lower()  # "two men on a scooter"
    if party.asserted_by and party.responsibility == AS_FACT and not names_nobody:
        said_as = {f"{said.speaker} {said.speaker_text}" for said in statements if said.speaker == party.asserted_by}
        return replace(party, responsibility=BY_AUTHORITIES if any(is_official(words) for words in said_as) else ACCUSED)
    return party
