"""How the model's training data is made: treebanks read, names brought to one guideline, text dressed otherwise."""

import gzip

import pytest
import spacy
from spacy.training import Example

from pipeline.language.training.augmentation import create_augmenter, curl_quotes, print_as_headline
from pipeline.language.training.corpus import PARAGRAPH_BREAK, group_sentences, make_doc
from pipeline.language.training.names import read_gum_names, read_iob, read_newswire, read_web_names, trim_name
from pipeline.language.training.treebanks import read_trees

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


def test_documents_read_as_printed(trees):
    """Contractions join, paragraphs are set apart, and heads, relations and sentence starts stand where the treebank has them."""
    [group] = group_sentences(trees)
    doc = make_doc(spacy.blank("en").vocab, group)
    assert doc.text == f"He didn't see Mayor Ada Musa.{PARAGRAPH_BREAK}Go. "
    assert [(token.text, token.dep_, token.head.text) for token in doc][:3] == [
        ("He", "nsubj", "see"),
        ("did", "aux", "see"),
        ("n't", "advmod", "see"),
    ]
    assert [token.text for token in doc if token.is_sent_start] == ["He", "Go"]
    assert [(name.text, name.label_) for name in doc.ents] == [("Ada Musa", "PER")]


def test_sentences_of_two_documents_stay_apart(trees):
    """A group ends with its document."""
    other = [type(tree)(**{**vars(tree), "document": "harbour"}) for tree in trees]
    assert [len(group) for group in group_sentences([*trees, *other])] == [2, 2]


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


def test_tags_of_names_need_not_begin_with_b():
    """A name that begins inside, or goes on as another kind, is closed where the kind ends."""
    kinds = {"PER": "PER", "ORG": "ORG"}
    assert list(read_iob(["I-PER", "I-PER", "I-ORG", "O", "B-TIME"], kinds)) == [(0, 2, "PER"), (2, 3, "ORG")]


@pytest.mark.parametrize("share", ["lower", "upper", "headline"])
def test_dress_changes_no_annotation(trees, share):
    """Another case changes the words alone: tags, heads and names stay."""
    nlp = spacy.blank("en")
    reference = make_doc(nlp.vocab, trees)
    shares = {"lower": 0.0, "upper": 0.0, "headline": 0.0, "quotes": 0.0, share: 1.0}
    [dressed] = create_augmenter(**shares, seed=1)(nlp, Example(nlp.make_doc(reference.text), reference))
    change = {"lower": str.lower, "upper": str.upper, "headline": print_as_headline}[share]
    assert [token.text for token in dressed.reference] == [change(token.text) for token in reference]
    assert [(t.tag_, t.dep_, t.head.i, t.ent_type_) for t in dressed.reference] == [
        (t.tag_, t.dep_, t.head.i, t.ent_type_) for t in reference
    ]
    assert dressed.predicted.text == dressed.reference.text


def test_quotes_open_and_close():
    """Straight quotes become typographic ones, and so do apostrophes."""
    assert curl_quotes(['"', "It", "'s", "here", '"']) == ["“", "It", "’s", "here", "”"]
