"""A parse that lost a clause its noun, or a verb one of its objects, is mended, and nothing else is."""

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


def test_a_bare_noun_behind_a_verb_is_its_object():
    """ "The group claimed responsibility" claims it, whatever noun before the verb the tree ties it to."""
    doc = tree("The DT 2 det", "group NN 3 nsubj", "claimed VBD 0 root", "responsibility NN 2 nmod")
    mend(doc)
    assert relations(doc)[3] == "responsibility obj claimed"


@pytest.mark.parametrize(
    "rows",
    [
        ("a DT 2 det", "man NN 0 root", "shot VBN 2 acl", "by IN 5 case", "police NNS 3 obl:agent"),
        ("The DT 2 det", "group NN 3 nsubj", "denied VBD 0 root", "in IN 5 case", "talks NNS 2 nmod"),
    ],
)
def test_other_parses_stay(rows):
    """Whole trees, and phrases with a preposition, are left alone."""
    doc = tree(*rows)
    before = [(token.tag_, token.dep_, token.head.i) for token in doc]
    mend(doc)
    assert [(token.tag_, token.dep_, token.head.i) for token in doc] == before
