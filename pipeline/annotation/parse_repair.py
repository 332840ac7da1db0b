"""Mends mistakes of the parser that cost a sentence its verb, or a verb one of those that it speaks of.

Each is told by what the tree itself shows to be wrong: a noun that something is done by, a branch that crosses the verb in front of it.
"""

from spacy.tokens import Doc, Token

_NOUNS = frozenset({"NN", "NNS"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def mend(doc: Doc) -> None:
    """Turns each such tree into what was meant, in place."""
    for word in doc:
        if word.tag_ == "VBN" and (noun := _taken_as_part(word)) is not None:
            _set_apart(word, noun)
        elif word.tag_ in _NOUNS and (verb := _lost_by(word)) is not None:
            word.head, word.dep_ = verb, "obj"


def _taken_as_part(verb: Token) -> Token | None:
    """The noun right before a participle that is read as a part of it, though somebody does it: "a video shot by a bystander shows"."""
    if verb.i == verb.sent.start or not any(child.dep_ == "obl:agent" for child in verb.children):
        return None
    noun = verb.nbor(-1)
    is_part = noun.head == verb and noun.dep_ == "compound" and noun.tag_.startswith("NN")
    return noun if is_part and verb.dep_ != "acl" else None


def _set_apart(verb: Token, noun: Token) -> None:
    """The noun in the place of the participle, which says more of it."""
    above, relation = verb.head, verb.dep_
    moved = [child for child in verb.children if child.i < noun.i]
    noun.head, noun.dep_ = (noun if above == verb else above), relation
    verb.head, verb.dep_ = noun, "acl"
    for child in moved:
        child.head = noun


def _lost_by(noun: Token) -> Token | None:
    """The verb right before a bare noun that the tree ties to a noun in front of both: "a group that … claimed responsibility"."""
    if noun.i == noun.sent.start or any(child.dep_ == "case" for child in noun.children):
        return None
    verb = noun.nbor(-1)
    crosses = noun.head.i < verb.i and noun.head.tag_.startswith("NN") and verb.is_ancestor(noun.head)
    return verb if crosses and verb.tag_ in _FINITE - {"MD"} and not any(child.dep_ == "obj" for child in verb.children) else None
