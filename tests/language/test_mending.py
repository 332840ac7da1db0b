"""A parse that took a verb for a participle is mended, and nothing else is."""

import pytest
from spacy.tokens import Doc

from pipeline.language.mending import mend
from tests.language.trees import tree


def relations(doc: Doc) -> list[str]:
    return [f"{token.text} {token.dep_} {token.head.text}" for token in doc]


def test_name_verb_and_bare_noun_become_a_clause():
    """ "The Front denied involvement" has a subject, a verb and an object, whatever the parser made of it."""
    doc = tree("The DT 2 det", "Front NNP 4 compound", "denied VBN 4 amod", "involvement NN 0 root", ". . 4 punct")
    mend(doc)
    assert relations(doc)[:4] == ["The det Front", "Front nsubj denied", "denied ROOT denied", "involvement obj denied"]
    assert doc[2].tag_ == "VBD"


def test_a_mended_clause_goes_on_and_is_said():
    """A further verb goes on with the one given back, which is what a verb of speech above it says."""
    doc = tree("Okoro NNP 3 compound", "blamed VBN 3 amod", "rebels NNS 7 obl", "and CC 5 cc", "demanded VBD 3 conj", "he PRP 7 nsubj",
               "said VBD 0 root")  # fmt: skip
    mend(doc)
    assert relations(doc)[:5] == ["Okoro nsubj blamed", "blamed ccomp said", "rebels obj blamed", "and cc demanded", "demanded conj blamed"]


@pytest.mark.parametrize(
    "rows",
    [
        ("The DT 3 det", "wounded VBN 3 amod", "men NNS 0 root"),
        ("Iran NNP 3 compound", "- HYPH 3 punct", "backed VBN 4 amod", "men NNS 0 root"),
        ("Rebels NNS 2 nsubj", "freed VBD 0 root", "men NNS 2 obj"),
    ],
)
def test_other_parses_stay(rows):
    """Participles without a name before them, compounds with a hyphen and clauses are left alone."""
    doc = tree(*rows)
    before = relations(doc)
    mend(doc)
    assert relations(doc) == before
