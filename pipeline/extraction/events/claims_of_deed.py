"""Who says of himself that he did it: "said it carried out the attack", "its claim of responsibility", a spokesman for his group."""

from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from pipeline.annotation.boundaries import names_around
from pipeline.annotation.noun_phrases import bounds, entity_of, is_attacker
from pipeline.annotation.syntax import case_of, children, coordinated, find_agents, is_negated, is_unreal
from pipeline.extraction.events.accusations import is_deed
from pipeline.extraction.events.armed_groups import group_named
from pipeline.extraction.events.predicates import predicate_row
from pipeline.lexicon import words_of
from pipeline.lexicon.forms import speech_forms
from pipeline.rules import rule

_BODY = frozenset({"it", "they", "we"})
_OWN = frozenset({"its", "their", "our"})


def body_spoken_for(noun: Token) -> Words | None:
    """The body for which a spokesman speaks: "a spokesman for the Red Front", "Red Front spokesman Omar Said"."""
    speakers = [one for one in (noun, *children(noun, "nmod:desc", "appos", "compound")) if one.lower_ in words_of("cues", "speaks_for")]
    if not speakers:
        return None
    for speaker in speakers:
        for behind in children(speaker, "nmod"):
            if case_of(behind) in {"for", "of"} and (body := entity_of(behind, "ORG") or group_named(behind)) is not None:
                return body
    first, last = bounds(noun)
    names = (name for name in names_around(noun) if first <= name.start < last)
    return next((name for name in names if name.label_ == "ORG" or group_named(name.root) is not None), None)


def find_own_claims(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Each speaker who says that he did it, and the word for that: of a verb of speech, or of the noun "claim"."""
    if verb.lower_ in {"claim", "claims"} and verb.tag_.startswith("NN"):
        yield from ((one, verb) for one in _whose_claim(verb))
    elif verb.lower_ in speech_forms() and verb.tag_.startswith("VB") and not is_negated(verb) and not is_unreal(verb):
        yield from _says_it_did(verb)


@rule(
    "events.responsibility.claim_of",
    fires_on="The Red Front's claim of responsibility was not verified.",
    spares="The Red Front's claim of victory was not verified.",
    otherwise=(),
)
def _whose_claim(noun: Token) -> tuple[Token, ...]:
    """ "The Red Front's claim of responsibility"."""
    behind = [one for one in children(noun, "nmod") if case_of(one) == "of"]
    if not any(one.lower_ in words_of("cues", "part_in_it") for one in behind):
        return ()
    by = [one for holder in (noun, *behind) for one in find_agents(holder)]
    return tuple(one for found in (*children(noun, "nmod:poss"), *by) for one in coordinated(found))


@rule(
    "events.responsibility.own_deed",
    fires_on="The Red Front said it carried out the attack.",
    spares="The Red Front said it saw the attack.",
    otherwise=(),
)
def _says_it_did(verb: Token) -> tuple[tuple[Token, Token], ...]:
    """A body that says that it, or its fighters, did it."""
    speakers = [one for one in children(verb, "nsubj") if _is_body(one)]
    clauses = [one for clause in children(verb, "ccomp") for one in (clause, *children(clause, "conj"))]
    told = [clause for clause in clauses if _is_own(clause) and _is_done(clause)]
    return tuple((speaker, clause) for clause in told[:1] for speaker in speakers)


def _is_body(noun: Token) -> bool:
    """Whether a speaker is a body, several attackers, or somebody who speaks for a body; no police, who end attacks by force."""
    if noun.lower_ in words_of("cues", "forces") | {"authorities", "officials"}:
        return False
    if any(verb.lower_ == "calling" for verb in children(noun, "acl")):
        return True  # "activists calling themselves the Red Front"
    if entity_of(noun, "ORG") is not None or group_named(noun) is not None or body_spoken_for(noun) is not None:
        return True
    bodies = words_of("population", "collective") | words_of("cues", "armed_body")
    return noun.lower_ in bodies or (is_attacker(noun) and noun.tag_ == "NNS")


def _is_own(clause: Token) -> bool:
    """Whether the clause tells of the speaker: "it carried out", "its fighters attacked"."""
    subjects = children(clause, "nsubj")
    if any(one.dep_.endswith("pass") for one in subjects):
        return False
    return any(one.lower_ in _BODY or (_fights(one) and is_of_speaker(one)) for one in subjects)


def is_of_speaker(noun: Token) -> bool:
    """Whether a noun is told as the speaker's own: "its fighters"."""
    return any(owner.lower_ in _OWN for owner in children(noun, "nmod:poss"))


def _fights(noun: Token) -> bool:
    """Whether a noun stands for those who fight for a body: "fighters", "men"."""
    return is_attacker(noun) or noun.lower_ in words_of("cues", "forces") | words_of("population", "body_of") | {"men"}


def _is_done(clause: Token) -> bool:
    """Whether a clause tells a deed as one's own: an act, its commission, being behind it or responsible for it."""
    if is_negated(clause) or is_unreal(clause) or any(is_attacker(one) for one in children(clause, "obj")):
        return False
    if clause.lower_ == "responsible":
        return any(is_deed(one) for one in children(clause, "obl"))
    row = predicate_row(clause)
    return row is not None and clause.tag_ in {"VBD", "VBN", "VBP"} and (row["frame"] in {"harm", "wreck"} or is_deed(clause))
