"""The recasing model: how it is made, and what is shipped."""

import gzip

import pytest

from pipeline.cleaning.recasing.model import Vocabulary, load_vocabulary, load_weights
from pipeline.cleaning.recasing.stems import find_stems
from pipeline.cleaning.recasing.train import count_words, list_sentences, read_newswire, read_treebank, train

TEXTS = ["Yesterday soldiers found rifles near Zandor.", "Later soldiers left Zandor with rifles.", "Soldiers of NATO saw Zandor."] * 4


def test_treebanks_are_read_as_printed(tmp_path):
    """Sentences come out of both formats as a newspaper prints them."""
    with gzip.open(tmp_path / "a.gz", "wt", encoding="utf-8") as file:
        file.write("# sent_id = 1\n# text = It's here.\n1\tIt\n\n# text = So?\n")
    with gzip.open(tmp_path / "b.gz", "wt", encoding="utf-8") as file:
        file.write("Sentence #,Word\nSentence: 1,It\n,'s\n,here\n,.\nSentence: 2,So\n,?\n")
    assert list(read_treebank(tmp_path / "a.gz")) == ["It's here.", "So?"]
    assert list(read_newswire(tmp_path / "b.gz")) == ["It's here.", "So?"]


def test_headlines_teach_nothing():
    """A sentence mostly in capitals is left out."""
    assert len(list_sentences(["Soldiers Found Rifles Near The Old Bridge", *TEXTS])) == len(TEXTS)


def test_training_learns_and_repeats_itself():
    """Words get the case they were seen in, and the same sentences give the same weights."""
    sentences = list_sentences(TEXTS)
    counts = count_words(sentences)
    assert (counts["zandor"], counts["nato"], counts["rifles"]) == ((0, 12, 0), (0, 0, 4), (8, 0, 0))
    vocabulary = Vocabulary(counts, frozenset(), frozenset(), frozenset())
    weights = train(sentences, vocabulary)
    assert weights == train(sentences, vocabulary)
    assert weights["k=c"][1] > weights["k=c"][0]


@pytest.mark.parametrize(("word", "kind"), [("soldiers", "l"), ("london", "c"), ("nato", "u"), ("xqzvander", "n"), ("demobilizing", "d")])
def test_words_of_the_shipped_model(word, kind):
    """The shipped table tells common words, names, acronyms and words it can only derive."""
    assert load_vocabulary().classify(word) == kind


def test_shipped_weights():
    """Every feature weighs on three labels."""
    assert len(load_weights()) > 50_000
    assert {len(found) for found in load_weights().values()} == {3}


def test_stems():
    """Endings and beginnings come off, down to a stem that still says something."""
    assert {"confiscate", "army", "stop", "arm"} <= {
        stem for word in ("confiscated", "armies", "stopped", "rearm") for stem in find_stems(word)
    }
    assert list(find_stems("is")) == []
