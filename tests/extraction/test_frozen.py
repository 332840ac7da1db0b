"""What annotation made of an article, extraction only reads."""

import ast
from dataclasses import FrozenInstanceError, fields, is_dataclass

import pytest
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, SENT_START, TAG
from spacy.tokens import Doc

from pipeline.annotation.document import AnnotatedArticle
from pipeline.contract import records
from pipeline.extraction.actors import find_mentions
from pipeline.extraction.incidents import find_reports
from pipeline.extraction.statements import find_statements
from tests.conftest import ROOT
from tests.extraction.reading import read

COLUMNS = [HEAD, DEP, TAG, POS, LEMMA, SENT_START, ENT_IOB, ENT_TYPE]
WRITERS = {"set_ents", "set_names", "from_array", "user_data", "retokenize", "set_extension"}
TEXTS = (
    "Desta Harlow, 44, was found in a car in Lima on Monday. Harlow had been shot dead. She leaves two sons.",
    "A bomb killed 12 people in Mosul on Monday, police said. “We heard it,” said Omar Said, a baker. He was hurt.",
    "Fighters of the Shining Path abducted Mayor Ana Reed near Cusco on 3 May 2024. She was freed a day later, her spokesman said.",
    "Gunmen who shot three traders in Lagos fled. Karl Brandt was arrested. He denied it, and Brandt's lawyer said he was at home.",
)


def state_of(doc: Doc) -> tuple:
    """All that stands on the words of a document."""
    return doc.to_array(COLUMNS).tolist(), [(name.start, name.end, name.label_) for name in doc.ents], dict(doc.user_data)


@pytest.fixture(params=TEXTS)
def article(request) -> AnnotatedArticle:
    return read(request.param, title="Shots in Lima")


def test_extraction_leaves_the_document_as_it_is(article):
    """Actors, statements and incidents change no head, relation, tag, lemma, name or antecedent."""
    doc = article.sentences[0].words.doc
    before = state_of(doc)
    mentions = find_mentions(article)
    reports = find_reports(article, find_statements(article, mentions), mentions)
    assert reports
    assert mentions
    assert state_of(doc) == before


def test_what_is_read_depends_on_no_order(article):
    """Incidents read before actors and statements are those read after them."""
    mentions = find_mentions(article)
    first = find_reports(article, (), mentions)
    find_statements(article, mentions)
    assert find_reports(article, (), mentions) == first


@pytest.mark.parametrize("path", sorted((ROOT / "pipeline" / "extraction").rglob("*.py")), ids=lambda path: path.stem)
def test_no_rule_writes_into_a_document(path):
    """No module of extraction names what changes a document, or sets an attribute of a word."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    called = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    set_on_words = [
        node.attr for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr.endswith("_")
    ]
    assert not called & WRITERS
    assert not set_on_words


@pytest.mark.parametrize("kind", [kind for kind in vars(records).values() if is_dataclass(kind)], ids=lambda kind: kind.__name__)
def test_records_are_frozen(kind):
    """No record of what was read can be changed behind its maker."""
    made = object.__new__(kind)
    with pytest.raises(FrozenInstanceError):
        setattr(made, fields(kind)[0].name, None)
