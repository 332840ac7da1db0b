"""Who did it, to whom and at what, read from the parse of one sentence: perpetrators, victims and targets.

Predicates give agents, patients and what they were aimed at; accusations, claims and denials say on whom a deed is
put. How sure it is that they did it is asked of `responsibility`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import names_around
from pipeline.annotation.coreference.pronouns import meant_by
from pipeline.annotation.document import Sentence
from pipeline.annotation.noun_phrases import (
    PERSONAL,
    bounds,
    entity_of,
    is_attacker,
    is_named,
    is_nobody,
    is_person,
    is_thing,
    named_by,
    put_beside,
    span_of,
)  # fmt: skip
from pipeline.annotation.places.gazetteer import country_adjectives, find_country
from pipeline.annotation.syntax import case_of, children, coordinated
from pipeline.contract.records import Evidence, Span
from pipeline.extraction.events.accusations import ACCUSED, BY_AUTHORITIES
from pipeline.extraction.events.identification import find_identities
from pipeline.extraction.events.predicates import HURT, Predicate, find_predicates
from pipeline.extraction.events.responsibility import AS_FACT, find_blame, is_by_officials, standing_of
from pipeline.extraction.events.self_harm import find_own_hand
from pipeline.extraction.events.state_agents import QUALIFIED, find_states, gives_deed
from pipeline.extraction.events.targets import AIMING, listed_target
from pipeline.extraction.events.weapons import find_means
from pipeline.extraction.records import Party
from pipeline.lexicon import load_words, words_of
from pipeline.rules import rule

FARTHEST_AGENT = 40  # words between a doer and the act: beyond, parses join what has no full stop between it


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
    agents = (party for party in _perpetrators(sentence, predicates, identities) if gives_deed(party, sentence))
    perpetrators = [replace(party, sentence=sentence.index) for party in _distinct(agents)]
    done = {party.span for party in perpetrators}
    own_hand = [replace(_make(noun, "victim", noun, "own_hand"), sentence=sentence.index) for noun in find_own_hand(sentence, predicates)]
    own_hand = [party for party in own_hand if party.is_person]
    done |= {party.span for party in own_hand}
    found = (party for party in _distinct(_victims(sentence, predicates, identities)) if party.span not in done)
    victims = [replace(party, sentence=sentence.index) for party in found]
    targets = {party.span: (party, kind) for predicate in predicates for party, kind in _targets(predicate)}
    named = ((noun.lower_, _make(name, "", noun, "identified")) for noun, name in identities if is_person(noun) and not is_named(noun))
    return Parties(tuple(perpetrators), tuple(victims), tuple(targets[span] for span in sorted(targets)), tuple(named), tuple(own_hand))


def _distinct(parties: Iterator[Party]) -> list[Party]:
    """One party a stretch of text, the first that a rule gave."""
    found: list[Party] = []
    for party in parties:
        overlapping = [known for known in found if party.span.start < known.span.end and known.span.start < party.span.end]
        if not overlapping or (party.is_body and all(known.span != party.span and not known.is_body for known in overlapping)):
            found.append(party)
    return sorted(found, key=lambda party: party.span)


def _perpetrators(sentence: Sentence, predicates: Sequence[Predicate], identities: Sequence[tuple[Token, Token]]) -> Iterator[Party]:
    names = dict(identities)
    official = bool(identities) and any(word.lower_ in words_of("cues", "official") for word in sentence.words)
    for blame in (replace(found, noun=meant_by(found.noun)) for found in find_blame(sentence.words)):
        if _may_be_agent(blame.noun) or (blame.noun.tag_.startswith("NNP") and blame.noun.ent_type_ != "LOC" and not is_thing(blame.noun)):
            sure = BY_AUTHORITIES if blame.responsibility == ACCUSED and is_by_officials(blame.word) else blame.responsibility
            for named in _each(names.get(blame.noun, blame.noun)):
                party = _make(named, "perpetrator", blame.word, "blame", sure)
                if not blame.is_unsaid or party.is_person:
                    yield replace(party, is_unsaid=blame.is_unsaid)
            yield from (_make(body, "perpetrator", blame.word, "blame", sure, is_body=True) for body in _bodies_of(blame.noun))
    for noun, name in identities:
        if is_attacker(noun) and is_person(name):
            yield _make(name, "perpetrator", noun, "identified", BY_AUTHORITIES if official else ACCUSED)
    for predicate in predicates:
        if any(one.lower_.endswith(("self", "selves")) for one in predicate.patients) and predicate.outcome in HURT:
            continue  # who kills himself is no perpetrator
        if predicate.outcome in HURT and any(is_attacker(one) for one in predicate.patients):
            continue  # nor who kills the attackers
        for agent in map(meant_by, predicate.agents):
            if _may_be_agent(agent) and not _is_slip(agent, predicate, predicates) and not _is_quarrel(sentence, predicate, agent):
                for named in _each(names.get(agent, agent)):
                    yield _make(named, "perpetrator", predicate.word, "act", standing_of(predicate.word, agent))
                standing = standing_of(predicate.word, agent)
                yield from (_make(body, "perpetrator", predicate.word, "act", standing, is_body=True) for body in _bodies_of(agent))
        for state in find_states(predicate):
            yield _make(state.doc[state.i : state.i + 1], "perpetrator", predicate.word, QUALIFIED, standing_of(predicate.word, state))


@rule(
    "events.parties.body_of_attackers",
    fires_on="Terrorists of the Red Front killed a guard.",
    spares="Terrorists of the north killed a guard.",
    otherwise=(),
)
def _bodies_of(noun: Token) -> tuple[Words, ...]:
    """The body that attackers belong to, by its name beside theirs: "Red Front guerrillas", "terrorists of the Red Front"."""
    if not is_attacker(noun) and noun.lower_ not in words_of("population", "body_of"):
        return ()
    first, last = bounds(noun)
    inside = [entity for entity in names_around(noun, "ORG") if first <= entity.start and entity.end <= max(noun.i, last)]
    behind = [child for child in children(noun, "nmod") if case_of(child) in {"of", "from"}]
    named = named_by(noun)
    bodies = (*inside, *(entity for child in behind if (entity := entity_of(child, "ORG")) is not None))
    adjectives = country_adjectives()
    return tuple(body for body in bodies if body.text != named.text and noun not in body and body.text.lower() not in adjectives)


def _each(noun: Token) -> Iterator[Token]:
    """Each of those whom an apposition names: "two men, Roy Lee and Karl Brandt, were arrested"; else the noun itself."""
    beside = [one for found in children(noun, "appos") for one in coordinated(found) if entity_of(one, "PER") is not None]
    yield from beside if len(beside) > 1 else (noun,)


@rule(
    "events.parties.no_agent",
    fires_on="Roy Lee was shot and died after he killed Roy Lee.",
    spares="Roy Lee killed a guard.",
)
def _is_slip(agent: Token, predicate: Predicate, predicates: Sequence[Predicate]) -> bool:
    """Whether the act, or another of the sentence, was done to the doer, or he stands so far off that he is its subject by a slip."""
    if abs(agent.i - predicate.word.i) > FARTHEST_AGENT:
        return True
    own = agent in children(predicate.word, "nsubj")
    undergone = (other for other in predicates if other is predicate or (other.outcome in HURT and not own))
    suffered = {named_by(one).text for other in undergone for one in other.patients}
    return named_by(agent).text in suffered


@rule(
    "events.parties.quarrel",
    fires_on="Adam Okoro attacked Amina Otieno on Monday.",
    spares="A gunman attacked Amina Otieno on Monday.",
)
def _is_quarrel(sentence: Sentence, predicate: Predicate, agent: Token) -> bool:
    """Whether "attacked" is of words: one person a named one, with no weapon; and no gang does a "gang rape"."""
    if agent.lower_ == "gang" and agent.i + 1 == predicate.word.i:
        return True
    if not predicate.word.lower_.startswith("attack") or is_attacker(agent) or agent.tag_ == "NNS":
        return False
    if entity_of(agent, "ORG", "LOC") is not None:
        return False
    return all(entity_of(one, "PER", "ORG") is not None for one in predicate.patients) and not find_means(sentence)


def _may_be_agent(noun: Token) -> bool:
    """Whether a noun can stand for somebody who acts, and says who."""
    if is_nobody(noun):
        return False
    if not _says_who(noun) or noun.lower_ in words_of("population", "victim") | words_of("population", "responder"):
        return False
    if is_person(noun) or entity_of(noun, "ORG") is not None or _is_named_beside(noun) or noun.lower_ in words_of("cues", "armed_body"):
        return True
    return entity_of(noun, "LOC") is not None and find_country(named_by(noun).text) is not None


def _victims(sentence: Sentence, predicates: Sequence[Predicate], identities: Sequence[tuple[Token, Token]]) -> Iterator[Party]:
    names = dict(identities)
    for noun, name in identities:
        if noun.lower_ in words_of("population", "victim"):
            yield _make(name, "victim", noun, "identified")
    for predicate in predicates:
        for noun in map(meant_by, predicate.patients):
            if noun in names:
                yield _make(names[noun], "victim", predicate.word, "identified")
            elif predicate.frame != "wreck" and is_person(noun) and _says_who(noun) and not is_attacker(noun) and not is_nobody(noun):
                yield from (_make(named, "victim", predicate.word, "act") for named in _each(noun))


def _is_named_beside(noun: Token) -> bool:
    return any(entity_of(one, "PER") is not None for one in put_beside(noun))


def _says_who(noun: Token) -> bool:
    """Whether the words tell one from another: no pronoun, no bare number, no "people" without an adjective."""
    if _is_named_beside(noun):
        return True  # "the victim, Maria Lopez"
    silent = words_of("population", "nobody") | words_of("population", "lead_word")
    adjectives = (child for child in children(noun, "amod") if child.tag_ != "VBN")
    if noun.lower_ in words_of("population", "nobody") and all(adjective.lower_ in silent for adjective in adjectives):
        return False
    return noun.lower_ not in PERSONAL and noun.tag_ not in {"CD", "PRP", "DT", "WP", "WDT"}


def _targets(predicate: Predicate) -> Iterator[tuple[Party, str | None]]:
    nouns = [*predicate.patients, *(predicate.places if predicate.frame in AIMING else ())]
    for noun in nouns:
        listed = listed_target(noun)
        if noun.tag_.startswith("NNP") and noun.lower_ in words_of("cues", "way"):
            continue  # "a shooting on Oak Street"
        if listed and not (is_person(noun) and (noun in predicate.patients or is_named(noun))):
            yield _make(named_by(noun), "target", predicate.word, "target"), listed[0]


def is_description(party: Party) -> bool:
    """Whether a name only says that they attacked: "masked gunmen"."""
    return party.noun in words_of("population", "attackers")


@cache
def _armed_groups() -> frozenset[str]:
    groups = (row for row in load_words("organisations") if row["actor_type"] == "armed_group" and row["ambiguous"] != "yes")
    return frozenset(name for row in groups for name in (row["name"], *row["aliases"].split("|")))


def _attacks_by_trade(party: Party) -> bool:
    return is_description(party) or party.name in _armed_groups() or party.name.split()[0] in _armed_groups()


def _make(noun: Token | Words, role: str, word: Token, rule: str, responsibility: str | None = None, is_body: bool = False) -> Party:
    words = noun if isinstance(noun, Words) else named_by(noun)
    span = span_of(words)
    shown = Span(min(span.start, word.idx), max(span.end, word.idx + len(word)))
    evidence = [Evidence("name", span, f"parties.{rule}"), Evidence("role", shown, f"parties.{rule}")]
    if responsibility:
        evidence.append(Evidence("responsibility", shown, f"parties.{rule}"))
    return Party(role, words.text, span, responsibility, evidence=tuple(evidence), is_person=_is_whole_name(words), is_body=is_body)


def _is_whole_name(words: Words) -> bool:
    return words.label_ == "PER" or (
        len(words) > 1 and all(word.tag_.startswith("NNP") for word in words) and is_person(words.root) and words.label_ != "ORG"
    )
