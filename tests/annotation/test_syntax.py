"""What rules ask a parse, over trees written by hand: no model's mistake can hide a mistake of these functions."""

import pytest
from spacy.tokens import Doc, Token

from pipeline.annotation.syntax import (
    case_of,
    find_subject,
    find_undergoers,
    is_negated,
    is_unreal,
    phrase,
)
from tests.annotation.trees import doers, tree


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


def texts(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


ACTIVE = tree("Gunmen NNS 2 nsubj", "killed VBD 0 root", "guards NNS 2 obj", "and CC 5 cc", "drivers NNS 3 conj", "and CC 7 cc",
              "fled VBD 2 conj")  # fmt: skip
PASSIVE = tree("Guards NNS 3 nsubj:pass", "were VBD 3 aux:pass", "shot VBN 0 root", "by IN 5 case", "rebels NNS 3 obl:agent")
REDUCED = tree("Guards NNS 0 root", "shot VBN 1 acl", "by IN 4 case", "rebels NNS 2 obl")
RELATIVE = tree("men NNS 0 root", "who WP 3 nsubj", "attacked VBD 1 acl:relcl", "it PRP 3 obj")
CHAINED = tree("Rebels NNS 2 nsubj", "attacked VBD 0 root", "it PRP 2 obj", ", , 5 punct", "killing VBG 2 advcl", "six CD 5 obj")
FORCED = tree("They PRP 2 nsubj", "forced VBD 0 root", "him PRP 2 obj", "to TO 5 mark", "leave VB 2 xcomp")
FAMILIES = tree("families NNS 0 root", "of IN 3 case", "those DT 1 nmod", "killed VBN 1 acl")
WOULD = tree("They PRP 3 nsubj", "would MD 3 aux", "attack VB 0 root")
IF = tree("if IN 3 mark", "they PRP 3 nsubj", "attack VBP 5 advcl", "we PRP 5 nsubj", "leave VBP 0 root")
SAID_WOULD = tree("He PRP 2 nsubj", "said VBD 0 root", "they PRP 5 nsubj", "would MD 5 aux", "attack VB 2 ccomp")
REPORTED = tree("It PRP 3 nsubj", "might MD 3 aux", "say VB 0 root", "rebels NNS 5 nsubj", "attacked VBD 3 ccomp")
NOUN = tree("the DT 2 det", "attack NN 0 root", "in IN 6 case", "front NN 3 fixed", "of IN 3 fixed", "gates NNS 2 nmod", "that WDT 8 nsubj",
            "close VBP 6 acl:relcl")  # fmt: skip


@pytest.mark.parametrize(
    ("doc", "verb", "doing", "undergoing"),
    [
        (ACTIVE, "killed", ["Gunmen"], ["guards", "drivers"]),
        (ACTIVE, "fled", ["Gunmen"], []),
        (PASSIVE, "shot", ["rebels"], ["Guards"]),
        (REDUCED, "shot", ["rebels"], ["Guards"]),
        (RELATIVE, "attacked", ["men"], ["it"]),
        (CHAINED, "killing", ["Rebels"], ["six"]),
        (FORCED, "leave", ["him"], []),
        (FAMILIES, "killed", [], ["those"]),
    ],
)
def test_who_did_what_to_whom(doc, verb, doing, undergoing):
    """Active, passive, participle, relative clause, coordination and infinitive say the same of doer and undergoer."""
    assert (texts(doers(word(doc, verb))), texts(find_undergoers(word(doc, verb)))) == (doing, undergoing)


def test_a_verb_without_subject_has_none():
    """An order names no doer."""
    assert find_subject(tree("Leave VB 0 root", "now RB 1 advmod")[0]) is None


@pytest.mark.parametrize(
    ("doc", "verb", "unreal"),
    [
        (ACTIVE, "killed", False),
        (WOULD, "attack", True),
        (IF, "attack", True),
        (IF, "leave", False),
        (SAID_WOULD, "attack", True),
        (REPORTED, "attacked", False),
    ],
)
def test_what_only_may_happen_is_told_apart(doc, verb, unreal):
    """Modal and conditional clauses assert nothing; what somebody says is judged by its own clause."""
    assert is_unreal(word(doc, verb)) is unreal


def test_negation():
    """ "Not" denies the verb it hangs on."""
    doc = tree("They PRP 4 nsubj", "did VBD 4 aux", "not RB 4 advmod", "attack VB 0 root")
    assert is_negated(doc[3])
    assert not is_negated(ACTIVE[1])


def test_phrases_end_before_clauses_and_coordination():
    """A phrase holds its determiners and complements, not its relative clause, nor the noun beside it."""
    assert NOUN[slice(*phrase(NOUN[1]))].text == "the attack in front of gates"
    assert ACTIVE[slice(*phrase(ACTIVE[2]))].text == "guards"


def test_prepositions_of_several_words():
    """ "In front of" is one preposition."""
    assert case_of(word(NOUN, "gates")) == "in front of"
