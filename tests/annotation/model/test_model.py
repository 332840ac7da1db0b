"""The shipped model: small, whole, and good enough on plain sentences that rules may lean on it."""

import os
import re
import socket
import subprocess
import sys

import pytest

from pipeline.annotation import annotate
from pipeline.annotation.model import FOLDER, MOST_PIECES, load_model
from pipeline.annotation.syntax import find_undergoers, is_verb
from tests.annotation.trees import doers

LARGEST = 25_000_000  # bytes: what the project allows a committed model
SENTENCES = [
    ("The soldiers attacked the village on Friday.", "attacked", ["soldiers"], ["village"]),
    ("Three farmers were killed by armed men near the river.", "killed", ["men"], ["farmers"]),
    ("Police arrested two students and their teacher.", "arrested", ["Police"], ["students", "teacher"]),
    ("Gunmen stormed the hotel, killing a guard.", "killing", ["Gunmen"], ["guard"]),
]


def words(text: str):
    """The words of a text that is one article."""
    return annotate({"article_id": "art-1", "text": text, "title": None, "prose_start": 0}).sentences[0].words.doc


def test_weights_are_small():
    """The committed model stays within what a clone should carry."""
    assert sum(file.stat().st_size for file in FOLDER.iterdir() if file.is_file()) <= LARGEST


def test_card_names_data_licence_scores_and_command():
    """Whoever meets the weights finds what they were made from, under which licence, how good they are, and how to make them again."""
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    data = ("UD English EWT", "GUM", "Groningen Meaning Bank", "Universal NER", "CrossNER", "all-MiniLM-L6-v2")
    assert [one for one in (*data, "CC BY-SA 4.0", "Apache-2.0", "python -m pipeline.annotation.model.training") if one not in card] == []
    assert re.search(r"\| GUM news\b.*\d", card)


def test_loading_opens_no_connection(monkeypatch):
    """The model comes from the package alone."""

    def refuse(*_):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    load_model.cache_clear()
    assert load_model().read(["Police", "left"]).tags == ("NNS", "VBD")


def test_longest_sentence_is_one_tree():
    """A sentence beyond what the encoder sees at once is read in parts, and its words still hang on one root."""
    reading = load_model().read(["Police", "arrested", "men", "and"] * MOST_PIECES)
    assert len(reading.heads) == 4 * MOST_PIECES
    assert [at for at, head in enumerate(reading.heads) if head == at] == [reading.relations.index("ROOT")]


@pytest.mark.parametrize("dress", [str, str.lower, str.upper], ids=["printed", "lower", "upper"])
@pytest.mark.parametrize(("text", "verb", "doing", "undergoing"), SENTENCES, ids=lambda value: value if isinstance(value, str) else "")
def test_who_did_what_is_read_in_any_case(text, verb, doing, undergoing, dress):
    """Plain news sentences say who did what to whom, printed with capitals or without."""
    found = next(token for token in words(dress(text)) if token.lower_ == verb)
    assert is_verb(found)
    assert [token.lower_ for token in doers(found)] == [one.lower() for one in doing]
    assert [token.lower_ for token in find_undergoers(found)] == [one.lower() for one in undergoing]


def test_threads_change_nothing():
    """However many threads the libraries are allowed, a sentence reads the same to the last name."""
    code = "from pipeline.annotation.model import load_model; print(load_model().read('Gunmen shot a judge in Accra on Monday .'.split()))"
    found = []
    for threads in ("1", "4"):
        environment = {**os.environ, "OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
        found.append(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment).stdout)
    assert found[0] == found[1]


def test_names_have_their_kind():
    """Persons, bodies and places stand apart, titles outside the name."""
    doc = words("President Ada Musa met officials of the World Bank in Nairobi on Monday.")
    assert [(name.text, name.label_) for name in doc.ents] == [("Ada Musa", "PER"), ("World Bank", "ORG"), ("Nairobi", "LOC")]


def test_lemmas():
    """Inflected verbs and nouns have their dictionary form."""
    found = [token.lemma_ for token in words("The rebels killed two women and left.")]
    assert found == ["the", "rebel", "kill", "two", "woman", "and", "leave", "."]


def test_annotation_depends_on_nothing_beside_the_article():
    """An article reads the same after another as before it, to the last head."""
    first, other = "Gunmen shot a judge in Accra.", "The bank said on Tuesday that rates would rise again."

    def read(text: str) -> list[tuple]:
        return [(token.text, token.tag_, token.dep_, token.head.i, token.ent_type_) for token in words(text)]

    before = read(first)
    read(other)
    assert read(first) == before


def test_sentence_borders_bind_the_parser():
    """No head lies in another sentence, however the text breaks its lines."""
    text = "Blast in port\n\nA blast hit the port. Two people were hurt, police said.\n\nNobody claimed it"
    article = annotate({"article_id": "art-1", "text": text, "title": "Blast in port", "prose_start": 15})
    for sentence in article.sentences:
        assert all(sentence.words.start <= token.head.i < sentence.words.end for token in sentence.words)
