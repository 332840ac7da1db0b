"""Who did it, to whom and at what, read from the parse of one sentence: perpetrators, victims and targets.

Predicates give agents, patients and what they were aimed at; accusations, claims and denials say on whom a deed is
put. How sure it is that they did it is asked of `responsibility`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from pipeline.annotation.document import Sentence
from pipeline.annotation.noun_phrases import is_named, is_person, named_by
from pipeline.annotation.syntax import case_of, children, is_verb
from pipeline.contract.records import Span
from pipeline.extraction.events.accusations import ACCUSED
from pipeline.extraction.events.armed_groups import is_armed_group
from pipeline.extraction.events.identification import find_identities
from pipeline.extraction.events.party_records import make_party
from pipeline.extraction.events.perpetrators import find_perpetrators
from pipeline.extraction.events.predicates import Predicate, find_predicates
from pipeline.extraction.events.responsibility import AS_FACT
from pipeline.extraction.events.self_harm import find_own_hand
from pipeline.extraction.events.state_agents import gives_deed
from pipeline.extraction.events.targets import AIMING, listed_target
from pipeline.extraction.events.victims import find_victims
from pipeline.extraction.records import Party
from pipeline.lexicon import words_of
from pipeline.rules import rule


@dataclass(frozen=True)
class Parties:
    """The parties one sentence names; targets with their type, None where the list has none for it."""

    perpetrators: tuple[Party, ...] = ()
    victims: tuple[Party, ...] = ()
    targets: tuple[tuple[Party, str | None], ...] = ()
    named: tuple[tuple[str, Party], ...] = ()  # a description's noun and the name the sentence gives to it
    by_own_hand: tuple[Party, ...] = ()  # named persons who killed or wounded themselves

    def within(self, keeps: Callable[[Span], bool]) -> "Parties":
        """Those whose words fit."""
        return Parties(
            tuple(party for party in self.perpetrators if keeps(party.span)),
            tuple(party for party in self.victims if keeps(party.span)),
            tuple(pair for pair in self.targets if keeps(pair[0].span)),
            self.named,
            self.by_own_hand,
        )

    @property
    def names_attackers(self) -> bool:
        """Whether somebody is called an attacker, or answers for a deed: what politicians do to each other is no attack."""
        return any(_attacks_by_trade(party) or party.responsibility not in {AS_FACT, ACCUSED} for party in self.perpetrators)

    @property
    def names_somebody(self) -> bool:
        """Whether a person is named who did it, suffered it, or is given as one spoken of before."""
        return bool(self.named) or any(party.is_person for party in (*self.perpetrators, *self.victims))

    def __bool__(self) -> bool:
        return bool(self.perpetrators or self.victims or self.targets or self.named or self.by_own_hand)


def find_parties(sentence: Sentence) -> Parties:
    """All parties of a sentence, each in order of the text."""
    predicates, identities = find_predicates(sentence.words), list(find_identities(sentence.words))
    agents = (party for party in find_perpetrators(sentence, predicates, identities) if gives_deed(party, sentence))
    perpetrators = [replace(party, sentence=sentence.index) for party in _distinct(agents)]
    done = {party.span for party in perpetrators}
    alone = (make_party(noun, "victim", noun, "own_hand") for noun in find_own_hand(sentence, predicates))
    own_hand = [replace(party, sentence=sentence.index) for party in alone if party.is_person]
    done |= {party.span for party in own_hand}
    found = (party for party in _distinct(find_victims(sentence, predicates, identities)) if party.span not in done)
    victims = [replace(party, sentence=sentence.index) for party in found]
    targets = {party.span: (party, kind) for predicate in predicates for party, kind in _targets(predicate)}
    named = ((noun.lower_, make_party(name, "", noun, "identified")) for noun, name in identities if is_person(noun) and not is_named(noun))
    return Parties(tuple(perpetrators), tuple(victims), tuple(targets[span] for span in sorted(targets)), tuple(named), tuple(own_hand))


def _distinct(parties: Iterator[Party]) -> list[Party]:
    """One party a stretch of text, the first that a rule gave."""
    found: list[Party] = []
    for party in parties:
        overlapping = [known for known in found if party.span.start < known.span.end and known.span.start < party.span.end]
        if not overlapping or (party.is_body and all(known.span != party.span and not known.is_body for known in overlapping)):
            found.append(party)
    return sorted(found, key=lambda party: party.span)


def _targets(predicate: Predicate) -> Iterator[tuple[Party, str | None]]:
    nouns = [*predicate.patients, *(predicate.places if predicate.frame in AIMING else ())]
    for noun in nouns:
        listed = listed_target(noun)
        if noun.tag_.startswith("NNP") and noun.lower_ in words_of("cues", "way"):
            continue  # "a shooting on Oak Street"
        if noun in predicate.patients and _is_driven(noun, predicate):
            continue
        if listed and not (is_person(noun) and (noun in predicate.patients or is_named(noun))):
            yield make_party(named_by(noun), "target", predicate.word, "target"), listed[0]


@rule(
    "events.parties.driven_vehicle",
    fires_on="A truck was rammed into a street festival in Lagos on Monday, killing two men.",
    spares="A truck was rammed by a train in Lagos on Monday, killing two men.",
)
def _is_driven(noun: Token, predicate: Predicate) -> bool:
    """What is driven into something is the means, and no target."""
    if noun.lower_ not in words_of("cues", "attack_vehicle") or not is_verb(predicate.word):
        return False
    return any(case_of(child) == "into" for child in children(predicate.word, "obl"))


def is_description(party: Party) -> bool:
    """Whether a name only says that they attacked: "masked gunmen"."""
    return party.noun in words_of("population", "attackers")


def _attacks_by_trade(party: Party) -> bool:
    return is_description(party) or is_armed_group(party.name) or is_armed_group(party.name.split()[0])
