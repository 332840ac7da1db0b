"""A parse that lost a clause its verb, or a verb one of its objects, is mended, and nothing else is."""

import pytest
from spacy.tokens import Doc

from pipeline.annotation.parse_repair import mend
from tests.annotation.trees import tree


def relations(doc: Doc) -> list[str]:
    return [f"{token.text} {token.dep_} {token.head.text}" for token in doc]


def test_a_noun_something_is_done_to_is_no_part_of_the_participle():
    """ "A video shot by a bystander shows" is about a video, whatever stands above."""
    doc = tree("A DT 3 det", "video NN 3 compound", "shot VBN 7 nsubj", "by IN 6 case", "a DT 6 det", "bystander NN 3 obl:agent",
               "shows VBZ 0 root")  # fmt: skip
    mend(doc)
    assert relations(doc) == ["A det video", "video nsubj shows", "shot acl video", "by case bystander", "a det bystander",
                              "bystander obl:agent shot", "shows ROOT shows"]  # fmt: skip


def test_a_phrase_without_a_verb_above_keeps_its_root():
    """ "Video shot by police" alone is headed by the video."""
    doc = tree("Video NN 2 compound", "shot VBN 0 root", "by IN 4 case", "police NNS 2 obl:agent")
    mend(doc)
    assert relations(doc)[:2] == ["Video ROOT Video", "shot acl Video"]


def test_a_clause_with_a_subject_has_a_past_tense():
    """ "After a fire ripped through" has a fire that ripped."""
    doc = tree("after IN 4 mark", "a DT 3 det", "fire NN 4 nsubj:pass", "ripped VBN 0 root", "through RP 4 advmod")
    mend(doc)
    assert (doc[3].tag_, doc[2].dep_) == ("VBD", "nsubj")


def test_oneself_is_joined_to_the_object_before():
    """ "Killed two women and then himself" has two objects."""
    doc = tree("killed VBD 0 root", "women NNS 1 obj", "and CC 5 cc", "then RB 5 advmod", "himself PRP 1 obl:unmarked")
    mend(doc)
    assert relations(doc)[1:] == ["women obj killed", "and cc himself", "then advmod himself", "himself conj women"]


def test_a_bare_noun_behind_a_verb_is_its_object():
    """ "The group claimed responsibility" claims it, whatever noun before the verb the tree ties it to."""
    doc = tree("The DT 2 det", "group NN 3 nsubj", "claimed VBD 0 root", "responsibility NN 2 nmod")
    mend(doc)
    assert relations(doc)[3] == "responsibility obj claimed"


@pytest.mark.parametrize(
    "rows",
    [
        ("Protests NNS 0 root", "after IN 4 mark", "man NN 4 nsubj:pass", "shot VBN 1 acl"),
        ("after IN 5 mark", "a DT 3 det", "man NN 5 nsubj:pass", "was VBD 5 aux:pass", "shot VBN 0 root"),
        ("with IN 4 mark", "the DT 3 det", "door NN 4 nsubj:pass", "torn VBN 0 root"),
        ("while IN 4 mark", "the DT 3 det", "numbers NNS 4 nsubj:pass", "reported VBN 5 advcl", "are VBP 0 root"),
        ("a DT 2 det", "man NN 0 root", "shot VBN 2 acl", "by IN 5 case", "police NNS 3 obl:agent"),
        ("The DT 2 det", "group NN 3 nsubj", "denied VBD 0 root", "in IN 5 case", "talks NNS 2 nmod"),
        ("killed VBD 0 root", "women NNS 1 obj", "by IN 4 case", "himself PRP 1 obl"),
    ],
)
def test_other_parses_stay(rows):
    """Headlines, passives with "was", phrases with "with", clauses with another verb and whole trees are left alone."""
    doc = tree(*rows)
    before = [(token.tag_, token.dep_, token.head.i) for token in doc]
    mend(doc)
    assert [(token.tag_, token.dep_, token.head.i) for token in doc] == before
