"""Dictionary forms as UD English has them, from words and tags alone."""

import gzip
import json
from collections import Counter
from zipfile import ZipFile

import pytest

from pipeline.annotation.lemmas import TABLE, lemmatize
from pipeline.annotation.model.training.dictionary import FOLDER, Inflected, read_dictionary
from pipeline.annotation.model.training.lemmas import gather_evidence, learn_endings, make_rules, write_table
from pipeline.annotation.model.training.treebanks import Tree

LARGEST = 200_000  # bytes of the table

INFLECTED = """
    killed VBD kill        killed VBN kill         shot VBN shoot         found VBD find        founded VBD found
    left VBD leave         fell VBD fall           lay VBD lie            laid VBN lay          dying VBG die
    admitted VBD admit     edited VBN edit         freed VBD free         denies VBZ deny       clashes VBZ clash
    kidnapping VBG kidnap  stabbing VBG stab       raging VBG rage        torched VBD torch     hit VBD hit
    gunmen NNS gunman      policewomen NNS policewoman  casualties NNS casualty  lives NNS life  knives NNS knife
    shootings NNS shooting militias NNS militia    series NNS series      1990s NNS 1990s       buses NNS bus
    deadliest JJS deadly   bigger JJR big          worse JJR bad          best RBS well         later RBR late
    motorbikes NNS motorbike  jihadists NNS jihadist  re-opened VBD re-open  co-founders NNS co-founder  TVs NNS TV
    Houthis NNS houthi     headquarters NNS headquarters  troops NNS troops  virus NNS virus  crises NNS crisis
"""
OTHERS = """
    was VBD be             n't RB not              n’t RB not             's POS 's             ’s POS 's
    's VBZ be              ’re VBP be              'll MD will            wo MD will            ca MD can
    me PRP I               them PRP they           her PRP she            her PRP$ her          his PRP$ his
    an DT a                those DT that           “ `` "                 ” '' "                – : -
    1,200 CD 1200          3.5 CD 3.5              Twelve CD twelve       ii CD II              % NN %
    Attack NN attack       TV NN TV                Muslim JJ Muslim       news NN news          police NN police
    wounded JJ wounded     fighting NN fighting    ada@example.org NN ada@example.org
"""
NAMES = """
    Kenyans NNPS Kenyan    States NNPS State       Philippines NNPS Philippines  Japanese NNPS Japanese  Athens NNP Athens
    Oct. NNP October       Nairobi NNP Nairobi     McDonald NNP McDonald  O’Brien NNP O'Brien   al-Shabaab NNP al-Shabaab
    NAIROBI NNP Nairobi    nairobi NNP Nairobi     NATO NNP NATO          nato NNP NATO         WHO NNP WHO
    IRAQ NNP Iraq          UNESCO NNP UNESCO       KENYANS NNPS Kenyan    O'BRIEN NNP O'Brien   AL-SHABAAB NNP Al-Shabaab
"""


def read_rows(text: str) -> list[list[str]]:
    """The triples word, tag, lemma of a table."""
    words = text.split()
    return [words[at : at + 3] for at in range(0, len(words), 3)]


@pytest.mark.parametrize("table", [INFLECTED, OTHERS, NAMES], ids=["inflected", "others", "names"])
def test_lemmas_are_those_of_universal_dependencies(table):
    """Every word has the lemma that UD English gives it under that tag."""
    rows = read_rows(table)
    assert [[form, tag, lemmatize(form, tag, "")] for form, tag, _ in rows] == rows


def test_words_in_capitals_or_headline_case_have_the_lemma_of_lower_case():
    """How a text is printed changes no lemma but that of names too short to tell from initials."""
    rows = read_rows(INFLECTED)
    for dress in (str.upper, str.capitalize):
        assert [[form, tag, lemmatize(dress(form), tag, "")] for form, tag, _ in rows if form != "TVs"] == [
            [form, tag, lemma] for form, tag, lemma in rows if form != "TVs"
        ]


def test_part_of_speech_decides_where_the_tag_does_not():
    """A proper noun made of a participle keeps its lemma apart from a name of the same letters."""
    assert lemmatize("United", "NNP", "VERB") == "Unite"
    assert lemmatize("United", "NNP", "PROPN") == "United"


@pytest.mark.parametrize(("form", "tag"), [("\n\n", "_SP"), ("", ""), ("*", "NFP"), ("s", "NNS"), ("ed", "VBD"), ("ΑΘΉΝΑ", "NNPS")])
def test_odd_words_have_a_lemma(form, tag):
    """Blanks, single letters, bare endings and foreign letters do no harm."""
    assert bool(lemmatize(form, tag, "X")) == bool(form)


def test_table_is_small():
    """The table stays what a start of the program can read in passing."""
    assert TABLE.stat().st_size <= LARGEST


def test_endings_are_learned_where_words_share_them():
    """An ending says what most of its words say, a longer one only what the shorter does not, and one word alone nothing."""
    lemmas = {"denied": "deny", "cried": "cry", "tied": "tie", "killed": "kill", "robbed": "rob", "stabbed": "stab", "went": "go"}
    lemmas |= {"burned": "burn", "attacked": "attack"}
    assert learn_endings(lemmas) == {"ed": "", "bed": "", "ied": "y"}


def test_treebanks_overrule_a_dictionary_and_misprints_overrule_nothing():
    """What two documents say is kept, what one says against the rules is not."""
    evidence = {("NNS", "NOUN", "people"): Counter({"people": 2}), ("NNS", "NOUN", "towns"): Counter({"twon": 1})}
    listed = [Inflected(word, "NNS", lemma) for word, lemma in (("people", "person"), ("towns", "town"), ("ports", "port"), ("men", "man"))]
    rules = make_rules(evidence, listed)
    assert [rules.read(word, "NNS", "NOUN") for word in ("people", "towns", "forts", "men")] == ["people", "town", "fort", "man"]


def test_evidence_counts_documents():
    """A word that one document repeats weighs no more than one that it has once."""
    trees = [Tree(["Ports"], [True], ["NOUN"], ["NNS"], ["port"], [0], ["ROOT"], document=name) for name in ("a", "a", "b")]
    assert gather_evidence(trees) == {("NNS", "NOUN", "ports"): Counter({"port": 2})}


def test_dictionary_gives_regular_and_irregular_forms(tmp_path):
    """The index gives what grammar makes of it, but nothing where an irregular form is listed."""
    tables = {
        "exc": {"verb": {"shot": ["shoot"], "robbed": ["rob"]}, "noun": {"men": ["man"]}},
        "index": {"noun": ["city", "series"], "verb": ["shoot", "rob", "raze", "deny"], "adj": [], "adv": []},
        "lookup": {"razes": "raze"},
    }
    with ZipFile(tmp_path / "tables.whl", "w") as wheel:
        for name, table in tables.items():
            wheel.writestr(f"{FOLDER}/en_lemma_{name}.json.gz", gzip.compress(json.dumps(table).encode()))
    found = {(one.word, one.tag): one.lemma for one in reversed(read_dictionary(tmp_path / "tables.whl"))}
    rows = read_rows("shot VBN shoot  men NNS man  cities NNS city  series NNS series  razing VBG raze  denied VBN deny  razes VBZ raze")
    assert [[word, tag, found[word, tag]] for word, tag, _ in rows] == rows
    assert ("shooted", "VBN") not in found


def test_dictionary_names_the_wheel_it_wants(tmp_path):
    """Another wheel is refused by name."""
    with ZipFile(tmp_path / "other.whl", "w") as wheel:
        wheel.writestr("README", "")
    with pytest.raises(ValueError, match=r"other\.whl: no .*give the wheel of spacy-lookups-data"):
        read_dictionary(tmp_path / "other.whl")


def test_the_same_rules_give_the_same_bytes(tmp_path):
    """The table knows no clock and no order of reading."""
    listed = [Inflected(f"{word}s", "NNS", word) for word in ("port", "fort", "town")]
    for name, order in (("one", listed), ("other", listed[::-1])):
        write_table(make_rules({}, order), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
