"""How the model's training data is made: treebanks read, names brought to one guideline, text dressed otherwise."""

import gzip
import random
from dataclasses import replace

import pytest

from pipeline.annotation.model.training.augmentation import HIDDEN_SIGN, dress, print_as_headline
from pipeline.annotation.model.training.corpus import add_names
from pipeline.annotation.model.training.names import read_encyclopaedia, read_gum_names, read_iob, read_newswire, read_web_names, trim_name
from pipeline.annotation.model.training.treebanks import read_trees

TREEBANK = """\
# newdoc id = port
# newpar
# sent_id = port-1
# text = He didn't see Mayor Ada Musa.
1\tHe\the\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tsee\tsee\tVERB\tVB\t_\t0\troot\t_\t_
4.1\tsaw\tsee\tVERB\tVBD\t_\t_\t_\t_\t_
5\tMayor\tmayor\tNOUN\tNNP\t_\t6\tcompound\t_\tEntity=(1-person-new-nnnnn-cf1-1-sgl
6\tAda\tAda\tPROPN\tNNP\t_\t4\tobj\t_\t_
7\tMusa\tMusa\tPROPN\tNNP\t_\t6\tflat\t_\tEntity=1)|SpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# sent_id = port-2
# text = Go.
1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

"""


@pytest.fixture
def trees(tmp_path):
    """The trees of a small treebank."""
    with gzip.open(tmp_path / "port.conllu.gz", "wt", encoding="utf-8") as file:
        file.write(TREEBANK)
    return list(read_trees(tmp_path / "port.conllu.gz", read_gum_names))


def test_trees_read_as_printed(trees):
    """Parts of a contraction are words; heads, relations, names and text stand where the treebank has them."""
    tree = trees[0]
    assert list(zip(tree.words, tree.deps, [tree.words[head] for head in tree.heads], strict=True))[:4] == [
        ("He", "nsubj", "see"),
        ("did", "aux", "see"),
        ("n't", "advmod", "see"),
        ("see", "ROOT", "see"),
    ]
    assert tree.text == "He didn't see Mayor Ada Musa."
    assert [" ".join(tree.words[first:last]) for first, last, _ in tree.names] == ["Ada Musa"]


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        (["Mayor", "Ada", "Musa"], "PER", "Ada Musa"),
        (["the", "Red", "Cross"], "ORG", "Red Cross"),
        (["Ghanaian"], "LOC", None),
        (["the"], "ORG", None),
        (["Ghana"], "LOC", "Ghana"),
    ],
)
def test_names_follow_one_guideline(words, kind, name):
    """Titles and articles are no part of a name; people of a country are no place."""
    found = trim_name(words, 0, len(words), kind)
    assert (" ".join(words[found[0] : found[1]]) if found else None) == name


def test_names_of_the_newswire(tmp_path):
    """The table's tags become spans of our three labels; the sentence that its end cuts is left out."""
    with gzip.open(tmp_path / "wire.csv.gz", "wt", encoding="utf-8") as file:
        file.write("Sentence #,Word,POS,Tag\nSentence: 1,President,NNP,B-per\n,Musa,NNP,I-per\n,left,VBD,O\n,Tema,NNP,B-geo\n")
        file.write("Sentence: 2,On,IN,O\n")
    [tree] = read_newswire(tmp_path / "wire.csv.gz")
    assert tree.names == [(1, 2, "PER"), (3, 4, "LOC")]


def test_names_of_the_web(tmp_path):
    """Names are found by the sentence they belong to."""
    with gzip.open(tmp_path / "web.iob2.gz", "wt", encoding="utf-8") as file:
        file.write("# sent_id = a-1\n1\tAda\tB-PER\t-\t-\n2\tMusa\tI-PER\t-\t-\n\n# sent_id = a-2\n1\tTema\tB-LOC\t-\t-\n\n")
    assert read_web_names(tmp_path / "web.iob2.gz") == {"a-1": [(0, 2, "PER")], "a-2": [(0, 1, "LOC")]}


def test_names_of_the_encyclopaedia(tmp_path):
    """Finer kinds become our three; elections and events are no names."""
    with gzip.open(tmp_path / "politics.txt.gz", "wt", encoding="utf-8") as file:
        file.write("Ada\tB-politician\nMusa\tI-politician\nwon\tO\n\nTema\tB-location\nVote\tB-election\n")
    assert [tree.names for tree in read_encyclopaedia(tmp_path / "politics.txt.gz")] == [[(0, 2, "PER")], [(0, 1, "LOC")]]


def test_treebank_and_names_of_two_releases_are_refused(trees):
    """Where many sentences have no names, the files do not belong together."""
    with pytest.raises(ValueError, match="take both from one release"):
        add_names(trees, {})


def test_tags_of_names_need_not_begin_with_b():
    """A name that begins inside, or goes on as another kind, is closed where the kind ends."""
    kinds = {"PER": "PER", "ORG": "ORG"}
    assert list(read_iob(["I-PER", "I-PER", "I-ORG", "O", "B-TIME"], kinds)) == [(0, 2, "PER"), (2, 3, "ORG")]


def test_dress_changes_no_annotation(trees):
    """Another case and hidden words change the words alone: as many as before, and all else stays."""
    dressed = [dress(trees, random.Random(seed)) for seed in range(40)]
    for found in dressed:
        assert [replace(one, words=tree.words) for one, tree in zip(found, trees, strict=True)] == trees
        for one, tree in zip(found, trees, strict=True):
            assert all(new == HIDDEN_SIGN or new.lower() == old.lower() for new, old in zip(one.words, tree.words, strict=True))
    words = {word for found in dressed for tree in found for word in tree.words}
    assert {"he", "HE", HIDDEN_SIGN} <= words
    assert print_as_headline("see") == "See"
