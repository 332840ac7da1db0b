"""Mends one mistake of the parser that costs a sentence its verb: "Okoro denied involvement" read as one long noun.

A past tense between a name and a bare noun is taken for a participle before that noun. In the training and development
parts of EWT and GUM no participle stands so without a hyphen, and 70 past tenses do: here the verb is given back.
"""

from spacy.tokens import Doc, Token

_BEFORE_NOUN = frozenset({"compound", "nmod", "nmod:desc", "nmod:unmarked", "flat", "obl:unmarked"})


def mend(doc: Doc) -> None:
    """Turns each such noun phrase into subject, verb and object, in place."""
    for verb in doc:
        if verb.tag_ in {"VBN", "VBD"} and verb.dep_ == "amod" and _stands_between(verb):
            _give_back(verb)


def _stands_between(verb: Token) -> bool:
    """Whether a name stands right before the participle, on it or on the noun behind it."""
    if verb.i == verb.sent.start or verb.head.i < verb.i or not verb.text.islower():
        return False
    name = verb.nbor(-1)
    return name.text[0].isupper() and name.head in (verb, verb.head) and name.dep_ in _BEFORE_NOUN


def _give_back(verb: Token) -> None:
    noun, name = verb.head, verb.nbor(-1)
    above, relation = noun.head, noun.dep_
    moved = [child for child in noun.children if child not in (verb, name) and (child.i < name.i or child.tag_.startswith("VB"))]
    verb.tag_ = "VBD"
    if above == noun:
        verb.head, verb.dep_ = verb, "ROOT"
    else:
        verb.head, verb.dep_ = above, "ccomp" if above.tag_.startswith("VB") else relation
    noun.head, noun.dep_ = verb, "obj"
    name.head, name.dep_ = verb, "nsubj"
    for child in moved:  # what stood before the name is its own; a further verb goes on with this one
        child.head = name if child.i < name.i else verb
