"""Who did it, read from one sentence: those it accuses or who claim the deed, and the agents of its acts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import names_around
from pipeline.annotation.coreference.pronouns import antecedent_of, meant_by
from pipeline.annotation.document import Sentence
from pipeline.annotation.names.vocabulary import find_body_named
from pipeline.annotation.noun_phrases import bounds, entity_of, is_attacker, is_nobody, is_person, is_thing, named_by
from pipeline.annotation.places.gazetteer import country_adjectives, find_country
from pipeline.annotation.syntax import case_of, children, is_source
from pipeline.extraction.events.accusations import ACCUSED, BY_AUTHORITIES, CLAIMED, Blame
from pipeline.extraction.events.armed_groups import find_qualifying_groups, group_named
from pipeline.extraction.events.claims_of_deed import body_spoken_for, is_of_speaker
from pipeline.extraction.events.party_records import each_of, is_named_beside, make_party, says_who
from pipeline.extraction.events.predicates import HURT, Predicate
from pipeline.extraction.events.quarrels import is_quarrel
from pipeline.extraction.events.responsibility import find_blame, is_by_officials, standing_of
from pipeline.extraction.events.state_agents import QUALIFIED, find_states
from pipeline.extraction.records import Party
from pipeline.lexicon import words_of
from pipeline.rules import rule


def find_perpetrators(sentence: Sentence, predicates: Sequence[Predicate], identities: Sequence[tuple[Token, Token]]) -> Iterator[Party]:
    """Those a sentence gives a deed to, first by accusation and claim, then by the act; one may be named twice.

    For "its fighters" stands the body that claims their deed.
    """
    names = dict(identities)
    blames = [replace(blame, noun=meant_by(blame.noun)) for blame in find_blame(sentence.words)]
    claimed = any(blame.responsibility == CLAIMED for blame in blames)
    official = bool(identities) and any(word.lower_ in words_of("cues", "official") for word in sentence.words)
    for blame in blames:
        yield from _blamed(blame, names)
    for noun, name in identities:
        if is_attacker(noun) and is_person(name):
            yield make_party(name, "perpetrator", noun, "identified", BY_AUTHORITIES if official else ACCUSED)
    for predicate in predicates:
        if not _ends_attack(predicate, predicates):
            agents = [agent for agent in map(meant_by, predicate.agents) if not (claimed and is_of_speaker(agent))]
            yield from _agents(sentence, predicate, predicates, agents, names)
        for state in find_states(predicate):
            yield make_party(state.doc[state.i : state.i + 1], "perpetrator", predicate.word, QUALIFIED, standing_of(predicate.word, state))
        for group in find_qualifying_groups(predicate):
            yield make_party(group, "perpetrator", predicate.word, "group_qualifies", standing_of(predicate.word, group.root))


def _blamed(blame: Blame, names: Mapping[Token, Token]) -> Iterator[Party]:
    """Those on whom a deed is put, by name; of who speaks for a body, the body."""
    noun = blame.noun
    if not (_may_be_agent(noun) or _may_be_blamed(blame)):
        return
    sure = BY_AUTHORITIES if blame.responsibility == ACCUSED and is_by_officials(blame.word) else blame.responsibility
    if blame.responsibility == CLAIMED and (spoken_for := body_spoken_for(noun)) is not None:
        yield make_party(spoken_for, "perpetrator", blame.word, "blame", sure)
        return
    for named in each_of(names.get(noun, noun)):
        party = make_party(named, "perpetrator", blame.word, "blame", sure)
        if not blame.is_unsaid or party.is_person or is_attacker(noun) or blame.names_body:
            yield replace(party, is_unsaid=blame.is_unsaid)
    bodies = () if blame.is_unsaid else _bodies_of(noun)
    yield from (make_party(body, "perpetrator", blame.word, "blame", sure, is_body=True) for body in bodies)


def _may_be_blamed(blame: Blame) -> bool:
    """Whether a noun that is no known doer can stand for one whom a sentence accuses, or who claims the deed."""
    noun = blame.noun
    if group_named(noun) is not None or (noun.tag_.startswith("NNP") and noun.ent_type_ != "LOC" and not is_thing(noun)):
        return True
    return blame.responsibility == CLAIMED and says_who(noun) and noun.tag_.startswith("NN") and _holds_body(noun)


def _holds_body(noun: Token) -> bool:
    """Whether a phrase holds the name of a body: "an Islamic State affiliate"."""
    first, last = bounds(noun)
    return any(first <= entity.start and entity.end <= last for entity in names_around(noun, "ORG"))


@rule(
    "events.parties.ends_attack",
    fires_on="A gunman wounded a guard before officers shot him dead.",
    spares="A gunman wounded a guard before officers saw him.",
)
def _ends_attack(predicate: Predicate, predicates: Sequence[Predicate]) -> bool:
    """Who kills himself is no perpetrator, nor who kills or wounds the attackers."""
    if predicate.outcome not in HURT:
        return False
    if any(one.lower_.endswith(("self", "selves")) for one in predicate.patients):
        return True
    harmed = [antecedent_of(one) or one for one in predicate.patients]
    before = (act for act in predicates if act.word.i < predicate.word.i)
    doers = {meant_by(agent) for act in before for agent in act.agents if agent not in predicate.agents}
    if any(is_attacker(one) or _wields(one) for one in harmed):
        return True
    by_force = any(agent.lower_ in words_of("cues", "forces") for agent in predicate.agents)
    return by_force and bool(doers) and any(one in doers or one.lower_ in {"him", "her", "them"} for one in harmed)


def _wields(noun: Token) -> bool:
    """Whether a phrase says that somebody is armed: "a knife-wielding man"."""
    return any(word.lower_ == "wielding" for child in children(noun, "amod", "compound") for word in child.subtree)


def _agents(
    sentence: Sentence, act: Predicate, acts: Sequence[Predicate], agents: Sequence[Token], names: Mapping[Token, Token]
) -> Iterator[Party]:
    """The doers of one act, by name, with the bodies that attackers among them belong to."""
    for agent in agents:
        if _may_be_agent(agent) and not _is_slip(agent, act, acts) and not is_quarrel(sentence, act, agent):
            standing = standing_of(act.word, agent)
            for named in each_of(names.get(agent, agent)):
                yield make_party(named, "perpetrator", act.word, "act", standing)
            yield from (make_party(body, "perpetrator", act.word, "act", standing, is_body=True) for body in _bodies_of(agent))


@rule(
    "events.parties.body_of_attackers",
    fires_on="Terrorists of the Red Front killed a guard.",
    spares="Terrorists of the north killed a guard.",
    otherwise=(),
)
def _bodies_of(noun: Token) -> tuple[Words, ...]:
    """The body that attackers belong to: "Red Front guerrillas", "terrorists of the Red Front", "the gunman belonged to the Red Front"."""
    if not is_attacker(noun) and noun.lower_ not in words_of("population", "body_of"):
        return ()
    first, last = bounds(noun)
    inside = [entity for entity in names_around(noun, "ORG") if first <= entity.start and entity.end <= max(noun.i, last)]
    behind = [child for child in children(noun, "nmod") if case_of(child) in {"of", "from"}]
    if noun.dep_ == "nsubj" and noun.head.lower_ in {"belong", "belongs", "belonged"}:
        behind += [child for child in children(noun.head, "obl") if case_of(child) == "to"]
    named = named_by(noun)
    bodies = (*inside, *(entity for child in behind if (entity := entity_of(child, "ORG")) is not None))
    adjectives = country_adjectives()
    return tuple(body for body in bodies if body.text != named.text and noun not in body and body.text.lower() not in adjectives)


@rule(
    "events.parties.no_agent",
    fires_on="Roy Lee was shot and died after he killed Roy Lee.",
    spares="Roy Lee killed a guard.",
)
def _is_slip(agent: Token, predicate: Predicate, predicates: Sequence[Predicate]) -> bool:
    """Whether the act, or another of the sentence, was done to the doer, or he is its subject by a slip: hit by the doer."""
    verb = predicate.word
    if _is_named_as_source(agent) or _falls(predicate):
        return True
    if verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head == agent and case_of(agent) in {"into", "through", "toward", "towards"}:
        return True  # "drove into a crowd, killing ten"
    own = agent in children(predicate.word, "nsubj")
    undergone = (other for other in predicates if other is predicate or (other.outcome in HURT and not own))
    suffered = {named_by(one).text for other in undergone for one in other.patients}
    return named_by(agent).text in suffered


@rule(
    "events.parties.source_of_words",
    fires_on="The raid carried out by gunmen according to Ada Musa hit a village.",
    spares="The raid carried out by gunmen hit a village.",
)
def _is_named_as_source(agent: Token) -> bool:
    """Whose account it is did not do it: "according to the monitor", which parses tie to the verb behind it."""
    return is_source(agent)


@rule(
    "events.parties.falls",
    fires_on="Ada Musa hit the floor.",
    spares="Ada Musa hit a guard.",
)
def _falls(predicate: Predicate) -> bool:
    """Who hits the ground takes cover."""
    return bool(predicate.patients) and all(one.lower_ in words_of("cues", "ground") for one in predicate.patients)


def _may_be_agent(noun: Token) -> bool:
    """Whether a noun can stand for somebody who acts, and says who."""
    if is_nobody(noun):
        return False
    if not says_who(noun) or noun.lower_ in words_of("population", "victim") | words_of("population", "responder") or _is_medium(noun):
        return False
    if is_person(noun) or entity_of(noun, "ORG") is not None or is_named_beside(noun) or noun.lower_ in words_of("cues", "armed_body"):
        return True
    return entity_of(noun, "LOC") is not None and find_country(named_by(noun).text) is not None


def _is_medium(noun: Token) -> bool:
    """Whether it is the name of an outlet: what they do to others they do in words."""
    body = find_body_named(noun.text)
    return body is not None and body.actor_type == "media"
