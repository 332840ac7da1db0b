"""What an incident may have been aimed at: people, bodies and things of a sentence that have a type of GTD's list.

A candidate is told by its noun (`lexicon/targets.csv`), and by what it belongs to: "the headquarters of the army". Which of an
article's candidates the incident was aimed at, `incidents.targets` decides.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import sentence_of
from pipeline.annotation.document import Sentence
from pipeline.annotation.noun_phrases import is_attacker, is_nobody, is_person, named_by, span_of
from pipeline.annotation.syntax import ancestors, case_of, children, is_source
from pipeline.contract.records import Span
from pipeline.extraction.events.predicates import find_predicates, predicate_row
from pipeline.lexicon import load_words, words_of
from pipeline.lexicon.forms import speech_forms
from pipeline.rules import rule

AIMING = frozenset({"deed", "aim", "blast", "device"})  # frames whose places are what was aimed at, not only where it happened
LONGEST_TARGET = 4  # words of the longest phrase in the list of targets
NEAR = 4  # heads above a noun among which the word for the deed stands
PRIVATE = "private_citizens_property"
AIMED, HARMED, PEOPLE, BESIDE, SAME, ELSEWHERE = "aimed", "harmed", "people", "beside", "same", "elsewhere"
"""How a candidate stands to the deed: aimed at; harmed by it, as somebody listed or as no more than "a woman" or a name; where it
happened; in a sentence that tells it, or in another."""
_APART = frozenset({"acl:relcl", "parataxis", "ccomp", "advcl"})


@dataclass(frozen=True)
class TargetCandidate:
    """A noun that may name a target: the words that give its type, its type, how it stands to the deed, and whom it names."""

    span: Span
    target_type: str
    relation: str
    is_person: bool
    name: str


@cache
def _target_types() -> Mapping[str, str]:
    return {row["phrase"].lower(): row["target_type"] for row in load_words("targets")}


@cache
def _last_words() -> frozenset[str]:
    return frozenset(phrase.replace("-", " ").split()[-1] for phrase in _target_types())


@cache
def _owner_types() -> Mapping[str, str]:
    return {word: row["target_type"] for row in load_words("target_owners") for word in row["words"].split("|")}


def listed_target(noun: Token) -> tuple[str | None, Words] | None:
    """The type of a target, by the longest listed phrase that ends with the noun, and the words that say so; None if not listed."""
    if noun.lower_ not in _last_words():
        return None
    for start in range(max(sentence_of(noun)[0], noun.i + 1 - LONGEST_TARGET), noun.i + 1):
        kind = _target_types().get(noun.doc[start : noun.i + 1].text.lower())
        if kind is not None:
            owner = _find_owner(noun)
            if owner is None:
                return kind or None, noun.doc[start : noun.i + 1]
            return _owner_types()[owner.lower_], noun.doc[min(start, owner.i) : max(noun.i, owner.i) + 1]
    return None


@rule(
    "events.targets.owner",
    fires_on="Rebels attacked the headquarters of the army.",
    spares="Rebels attacked the headquarters of the bank.",
    otherwise=None,
)
def _find_owner(noun: Token) -> Token | None:
    """A thing is a target of its owner's kind: "the headquarters of the army", "a helicopter of the navy", "a rebel base"."""
    if is_person(noun):
        return None
    beside = children(noun, "compound", "amod", "nmod:poss") + [one for one in children(noun, "nmod") if case_of(one) == "of"]
    return next((one for one in beside if one.lower_ in _owner_types()), None)


def find_targets(sentence: Sentence) -> Iterator[TargetCandidate]:
    """The candidates of a sentence, in order of the text; none for who only speaks there, nor for who did it."""
    relations, agents = _read_relations(sentence)
    tells = bool(relations) or any(map(_is_deed, sentence.words))
    for noun in sentence.words:
        if not noun.tag_.startswith("NN") or noun.i in agents or is_nobody(noun) or _speaks(noun) or _is_means(noun):
            continue
        listed, relation = listed_target(noun), relations.get(noun.i)
        if listed is None and relation == HARMED and _says_who(noun):
            yield TargetCandidate(span_of(named_by(noun)), PRIVATE, PEOPLE, True, named_by(noun).text)
        elif listed is not None and listed[0] and not _is_part(noun):
            relation = relation or _find_relation(noun) or (SAME if tells else ELSEWHERE)
            yield TargetCandidate(span_of(listed[1]), listed[0], relation, is_person(noun), named_by(noun).text)


@rule(
    "events.targets.bare_people",
    fires_on="Gunmen shot a nurse in Lagos on Monday.",
    spares="Gunmen shot two people in Lagos on Monday.",
)
def _says_who(noun: Token) -> bool:
    """Whether somebody harmed is told as a private person: a name or "a woman"; "three people" may be anybody, and "forces" are none."""
    silent = words_of("population", "nobody") | words_of("population", "collective") | words_of("cues", "forces")
    return is_person(noun) and not is_attacker(noun) and noun.lower_ not in silent


def _is_part(noun: Token) -> bool:
    """Whether a noun only belongs to a longer phrase of the list: "police" of "police station"."""
    return noun.dep_ == "compound" and listed_target(noun.head) is not None


def _read_relations(sentence: Sentence) -> tuple[dict[int, str], set[int]]:
    """(how words stand to the acts of a sentence, those that did them), by their number."""
    relations: dict[int, str] = {}
    agents: set[int] = set()
    for act in find_predicates(sentence.words):
        agents.update(one.i for one in act.agents)
        for noun in act.patients:
            relations.setdefault(noun.i, HARMED if is_person(noun) else AIMED)
        for noun in act.places:
            relations.setdefault(noun.i, AIMED if act.frame in AIMING else BESIDE)
    return relations, agents - set(relations)


def _find_relation(noun: Token) -> str | None:
    """How a noun stands to a word for the deed above it: before it in a compound ("mosque attack"), or behind a preposition of place."""
    if noun.dep_ in {"compound", "amod", "nmod:desc"} and _is_deed(noun.head):
        return AIMED
    below, case = noun, case_of(noun)
    for number, up in enumerate(ancestors(noun)):
        if number >= NEAR or below.dep_ in _APART:
            return None
        if _is_deed(up):
            return BESIDE if case in words_of("cues", "aimed") else None
        case, below = case_of(up) or case, up
    return None


def _is_deed(word: Token) -> bool:
    return predicate_row(word) is not None


@rule(
    "events.targets.means",
    fires_on="A truck attack killed two people in Lagos on Monday.",
    spares="A school attack killed two people in Lagos on Monday.",
)
def _is_means(noun: Token) -> bool:
    """Whether a deed is named after the vehicle that it was done with: "car bomb", "truck attack"."""
    return noun.dep_ in {"compound", "nmod:desc"} and noun.lower_ in words_of("cues", "attack_vehicle")


@rule(
    "events.targets.speaker",
    fires_on="The mayor said that a bomb killed two people in Lagos on Monday.",
    spares="A bomb killed the mayor in Lagos on Monday.",
)
def _speaks(noun: Token) -> bool:
    """Whether a noun is who says something: "the mayor said", "according to the mayor"."""
    return is_source(noun) or (noun.dep_.startswith("nsubj") and noun.head.lower_ in speech_forms())
