"""On whom a deed is put, and how surely: accusations, arrests, claims and denials."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import sentence_of
from pipeline.annotation.noun_phrases import entity_of, is_attacker, is_person
from pipeline.annotation.syntax import ancestors, case_of, children, coordinated, find_undergoers, is_negated, is_unreal
from pipeline.extraction.events.accusations import (
    ACCUSED,
    BY_AUTHORITIES,
    CLAIMED,
    DENIED,
    Blame,
    accusation_rows,
    is_deed,
    read_accusation,
)  # fmt: skip
from pipeline.extraction.events.claims_of_deed import find_own_claims
from pipeline.extraction.events.predicates import BE, named_aside, predicate_row
from pipeline.lexicon import words_of
from pipeline.lexicon.forms import speech_forms
from pipeline.rules import rule

AS_FACT = "reported_as_fact"
CLEARED = frozenset({DENIED, "acquitted"})  # standings of those who did not do it
_UNDER = frozenset({"xcomp", "ccomp", "advcl", "acl", "acl:relcl", "conj"})
_SUSPECTS = frozenset({"suspect", "suspects", "culprit", "culprits"})
_WORK = frozenset({"work", "handiwork"})


@cache
def _blaming() -> frozenset[str]:
    """Every word that may put a deed on somebody."""
    return frozenset(accusation_rows()) | _WORK | {"suspect", "suspects", "culprit", "culprits", "responsible", "behind", "held"}


def is_official(speaker: str) -> bool:
    """Whether a speaker's name says that it speaks for the authorities."""
    return any(word in words_of("cues", "official") for word in speaker.lower().split())


def find_blame(words: Words) -> Iterator[Blame]:
    """Every noun that the sentence accuses, or that claims, admits or denies a deed."""
    for token in words:
        yield from (Blame(noun, word, CLAIMED) for noun, word in find_own_claims(token))
        if token.lower_ not in _blaming():
            continue
        yield from read_accusation(token)
        if token.lower_ == "held" and token.tag_ == "VBN" and _is_jailed(token):
            yield from (Blame(noun, token, BY_AUTHORITIES, is_unsaid=True) for noun in _held(token))
        if token.lower_ in _SUSPECTS and token.tag_.startswith("NN"):
            yield from _suspects(token)
        if token.lower_ == "responsible":
            yield from (Blame(noun, token, ACCUSED) for noun in _who_is_responsible(token))
        if token.lower_ == "behind":
            yield from (Blame(noun, token.head, ACCUSED) for noun in _who_is_behind(token))
        if token.lower_ in _WORK:
            yield from (Blame(noun, token, ACCUSED) for noun in _whose_work(token))


@rule(
    "events.responsibility.behind",
    fires_on="The Red Front was behind the attack.",
    spares="The Red Front was behind the vote.",
    otherwise=(),
)
def _who_is_behind(word: Token) -> tuple[Token, ...]:
    """ "The Red Front is behind the attack"."""
    if word.dep_ != "case" or not is_deed(word.head) or is_negated(word.head):
        return ()
    return tuple(one for child in children(word.head, "nsubj") for one in coordinated(child))


@rule(
    "events.responsibility.jailed",
    fires_on="Roy Lee is being held without bond.",
    spares="Roy Lee is being held in the crowd.",
)
def _is_jailed(held: Token) -> bool:
    """Whether "held" is in jail: "is being held without bond", "was held at the county jail"."""
    behind = [word for child in children(held, "obl") for word in child.subtree]
    return any(word.lower_ in words_of("cues", "jail") for word in behind) and any(child.lower_ in BE for child in children(held, "aux"))


def _held(verb: Token) -> list[Token]:
    named = named_aside(verb)
    return [named] if named is not None else find_undergoers(verb)


@rule(
    "events.responsibility.suspect",
    fires_on="The suspect, Roy Lee, fled.",
    spares="The neighbour, Roy Lee, fled.",
    otherwise=(),
)
def _suspects(noun: Token) -> tuple[Blame, ...]:
    """Who is called a suspect: "Roy Lee, a suspect in the killing", "shooting suspect Roy Lee", "the suspect, Roy Lee"."""
    found = [noun.head] if noun.dep_ == "appos" and any(is_deed(one) for one in children(noun, "nmod")) else []
    found += children(noun, "nsubj") if children(noun, "cop") else ()
    if case_of(noun) == "as" and noun.head.lower_ in words_of("cues", "seeing_as"):  # "see the Red Front as the culprit"
        found += find_undergoers(noun.head)
    if noun.i + 1 < sentence_of(noun)[1] and noun.nbor(1).ent_iob_ == "B" and noun.nbor(1).ent_type_ == "PER":
        found.append(noun.nbor(1))
    found += (one for one in children(noun, "appos", "conj") if entity_of(one, "PER") is not None and not children(one, "cc"))
    for clause in children(noun, "acl", "acl:relcl"):  # "the suspect accused of the spree, Roy Lee, said"
        named = [one for one in clause.subtree if one.dep_ == "appos" and one.ent_type_ == "PER" and one.head.ent_type_ != "PER"]
        found += (one for one in named[:1] if one.head.tag_.startswith("NN") and not is_person(one.head))
    return tuple(Blame(one, noun, ACCUSED) for one in found)


def _what_for(responsible: Token) -> list[Token]:
    """What somebody is responsible for, and what is counted up behind "for"."""
    behind = [child for child in children(responsible, "obl", "nmod", "advcl") if case_of(child) == "for" or children(child, "mark")]
    return [one for child in behind for one in coordinated(child)]


@rule(
    "events.responsibility.responsible",
    fires_on="The Red Front was responsible for the bombing.",
    spares="The Red Front was responsible for the vote.",
    otherwise=(),
)
def _who_is_responsible(word: Token) -> tuple[Token, ...]:
    """Who "is responsible" for a deed, and whom somebody holds responsible."""
    if is_negated(word) or is_unreal(word) or is_unreal(word.head) or not any(map(is_deed, _what_for(word))):
        return ()
    if children(word, "cop"):
        return tuple(one for child in children(word, "nsubj") for one in coordinated(child))
    if word.dep_ == "amod" and word.i > word.head.i:
        return tuple(coordinated(word.head))
    return tuple(find_undergoers(word.head)) if word.head.lower_ in words_of("cues", "holding") else ()


@rule(
    "events.responsibility.work_of",
    fires_on="Officials called the attack the work of rebels.",
    spares="Officials called the bridge the work of rebels.",
    otherwise=(),
)
def _whose_work(noun: Token) -> tuple[Token, ...]:
    """ "Considers it the work of rebels": those whose work it is."""
    if noun.dep_ not in {"obj", "xcomp", "ROOT", "ccomp", "obl", "appos", "nmod", "conj"}:
        return ()
    if not any(one.lower_ in words_of("cues", "the_deed") or predicate_row(one) for up in (noun, noun.head) for one in up.children):
        return ()
    return tuple(one for child in children(noun, "nmod") if case_of(child) == "of" for one in coordinated(child))


def standing_of(word: Token, agent: Token) -> str:
    """How surely the doer of an act did it, by the words around both."""
    hedges = words_of("cues", "hedge")
    beside = [*word.children, *children(agent, "amod", "advmod", "det", "compound", "nmod:desc")]
    if agent.lower_ in {"suspect", "suspects"} or any(one.lower_ in hedges for one in beside):
        return ACCUSED
    below = word
    for up in ancestors(word):
        if below.dep_ not in _UNDER:
            break
        rows = accusation_rows().get(up.lower_, ())
        if rows and rows[0]["bearer"] == "object" and below.dep_ != "conj":
            return rows[0]["responsibility"]
        if rows and rows[0]["responsibility"] == DENIED and below.dep_ in {"ccomp", "xcomp"}:
            return DENIED
        if any(one.lower_ in hedges for one in children(up, "advmod")) and below.dep_ in {"xcomp", "conj"}:
            return ACCUSED
        if below.dep_ == "ccomp" and up.lower_ in speech_forms() and agent.tag_.startswith("NNP") and not is_attacker(agent):
            return BY_AUTHORITIES if is_by_officials(up) else ACCUSED  # of somebody named it is what somebody says
        below = up
    return AS_FACT


def is_by_officials(verb: Token) -> bool:
    """Whether the authorities are who says, accuses or charges: the verb's own subject or agent."""
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "obl:agent"}]
    return any(word.lower_ in words_of("cues", "official") for subject in subjects for word in subject.subtree)
