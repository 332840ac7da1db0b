"""Mends mistakes of the parser that cost a sentence its verb, or a verb one of those that it speaks of.

Each is told by what the tree itself shows to be wrong: a noun that something is done by, a clause that has a subject and no
finite verb, a pronoun that "and" joins to nothing, a branch that crosses the verb in front of it.
"""

from spacy.tokens import Doc, Token

from pipeline.rules import rule

_SELVES = frozenset({"himself", "herself", "themselves"})
_HELPING = frozenset({"aux", "aux:pass", "cop", "obl:agent"})
_NOUNS = frozenset({"NN", "NNS"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOT_FINITE = frozenset({"with", "without"})  # what they open has no finite verb: "with the console torn apart"


def mend(doc: Doc) -> None:
    """Turns each such tree into what was meant, in place."""
    for word in doc:
        if word.tag_ == "VBN" and (noun := _taken_as_part(word)) is not None:
            _set_apart(word, noun)
        elif word.tag_ == "VBN" and (subject := _subject_of_past(word)) is not None:
            word.tag_, subject.dep_ = "VBD", "nsubj"
        elif word.lower_ in _SELVES and (joined := _joined_to(word)) is not None:
            word.head, word.dep_ = joined, "conj"
        elif word.tag_ in _NOUNS and (verb := _lost_by(word)) is not None:
            word.head, word.dep_ = verb, "obj"


@rule("syntax.noun_before_participle", fires_on="A video shot by a bystander shows him.", spares="A video shows him.", otherwise=None)
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


def _subject_of_past(verb: Token) -> Token | None:
    """The subject of a clause that a past tense closes where a participle is read: "after a fire ripped through the hall".

    Headlines leave "was" out, and articles with it ("after man shot"): a subject with an article has a finite verb. It may
    be another, right behind: "while the numbers reported this morning are good".
    """
    beside = list(verb.children)
    marks = [child for child in beside if child.dep_ == "mark"]
    if not marks or any(mark.lower_ in _NOT_FINITE for mark in marks) or any(child.dep_ in _HELPING for child in beside):
        return None
    behind = verb.right_edge.i + 1
    if behind < len(verb.doc) and verb.doc[behind].tag_ in _FINITE:
        return None
    subject = next((child for child in beside if child.dep_ == "nsubj:pass"), None)
    return subject if subject is not None and any(child.dep_ == "det" for child in subject.children) else None


@rule("syntax.oneself_joined", fires_on="Karl Brandt killed two women and then himself.", spares="He killed himself.", otherwise=None)
def _joined_to(pronoun: Token) -> Token | None:
    """The object before "and himself" that the tree ties to the verb alone: "killed two women and then himself"."""
    if not pronoun.dep_.startswith("obl") or not any(child.dep_ == "cc" for child in pronoun.children):
        return None
    return next((child for child in pronoun.head.children if child.dep_ == "obj" and child.i < pronoun.i), None)


def _lost_by(noun: Token) -> Token | None:
    """The verb right before a bare noun that the tree ties to a noun in front of both: "a group that … claimed responsibility"."""
    if noun.head.i >= noun.i - 1 or any(child.dep_ == "case" for child in noun.children):
        return None
    verb = noun.nbor(-1)
    crosses = verb.tag_ in _FINITE - {"MD"} and noun.head.tag_.startswith("NN") and verb.is_ancestor(noun.head)
    return verb if crosses and not any(child.dep_ == "obj" for child in verb.children) else None
