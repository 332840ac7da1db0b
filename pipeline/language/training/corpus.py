"""Treebanks → spaCy's training files: which sentences train, which choose, which are kept for the card."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

from pipeline.language.training.names import read_gum_names, read_newswire, read_web_names
from pipeline.language.training.treebanks import Tree, read_trees

LONGEST = 8  # sentences of one document: enough to learn where one ends and the next begins
HELD_OUT = 10  # of the newswire, whose names nobody split, every tenth block chooses
BLOCK = 20  # sentences of one block, so that a story does not stand on both sides
PARAGRAPH_BREAK = "\n\n"
WEB_CHOOSES = 5  # every fifth group of the web text with names chooses
SEED = 1
SPLITS = ("train", "dev", "test")


def read_split(folder: Path, split: str) -> dict[str, list[list[Tree]]]:
    """Source → groups of sentences that stand together, for one of SPLITS."""
    webs = list(read_trees(folder / f"ewt-{split}.conllu.gz"))
    if split != "train":
        _add_web_names(webs, read_web_names(folder / f"uner-ewt-{split}.iob2.gz"))
    found = {"ewt": list(group_sentences(webs))}
    found["gum"] = list(group_sentences(read_trees(folder / f"gum-{split}.conllu.gz", read_gum_names)))
    if split != "test":
        wire = list(read_newswire(folder / "gmb-part.csv.gz"))
        chooses = [tree for at, tree in enumerate(wire) if (at // BLOCK % HELD_OUT == 0) == (split == "dev")]
        found["gmb"] = [[tree] for tree in chooses]
    return found


def _add_web_names(trees: list[Tree], names: dict[str, list]) -> None:
    missing = {tree.sent_id for tree in trees} ^ names.keys()
    if missing:
        raise ValueError(f"Universal NER and EWT differ in sentence {min(missing)}: take both from one release")
    trees[:] = [replace(tree, names=names[tree.sent_id]) for tree in trees]


def group_sentences(trees: Iterable[Tree]) -> Iterator[list[Tree]]:
    """Up to LONGEST sentences of one document in a row."""
    group: list[Tree] = []
    for tree in trees:
        if group and (len(group) == LONGEST or tree.document != group[-1].document):
            yield group
            group = []
        group.append(tree)
    if group:
        yield group


def make_doc(vocab: Vocab, trees: list[Tree]) -> Doc:
    """One document; paragraphs are set apart by a token of line breaks, as in an article."""
    words: list[str] = []
    columns: dict[str, list] = {"spaces": [], "tags": [], "pos": [], "lemmas": [], "heads": [], "deps": [], "sent_starts": []}
    names: list[tuple[int, int, str]] = []
    for tree in trees:
        if words and tree.opens_paragraph:
            columns["spaces"][-1] = False
            _add(columns, words, [PARAGRAPH_BREAK], [False], ["_SP"], ["SPACE"], [PARAGRAPH_BREAK], [len(words) - 1], ["dep"], [-1])
        start = len(words)
        names += [(start + first, start + last, kind) for first, last, kind in tree.names or ()]
        starts = [1, *[-1] * (len(tree.words) - 1)]
        heads = [start + head for head in tree.heads]
        _add(columns, words, tree.words, tree.spaces, tree.tags, tree.pos, tree.lemmas, heads, tree.deps, starts)
    if not trees[0].heads:
        columns = {"spaces": columns["spaces"]}
    doc = Doc(vocab, words=words, **columns)
    marked = trees[0].names is not None
    doc.set_ents([Span(doc, *name) for name in names], default="outside" if marked else "missing")
    return doc


def _add(columns: dict[str, list], words: list[str], more: list[str], *values: list) -> None:
    words += more
    for column, added in zip(columns.values(), values, strict=True):
        column += added


def write_training_files(part: str, folder: Path, out: Path) -> tuple[Path, Path]:
    """Writes and names the two files, for training and for choosing, of "syntax" or of "names"."""
    found = {split: read_split(folder, split) for split in ("train", "dev")}
    web = found["dev"].pop("ewt")
    if part == "syntax":
        groups = {split: [*parts.get("ewt", web), *parts["gum"]] for split, parts in found.items()}
    else:  # nobody named the web text's training part: most of its development part trains names instead
        groups = {split: [*parts["gum"], *parts["gmb"]] for split, parts in found.items()}
        for at, trees in enumerate(web):
            groups["train" if at % WEB_CHOOSES else "dev"].append(trees)
    random.Random(SEED).shuffle(groups["train"])
    files = tuple(out / f"{part}-{split}.spacy" for split in groups)
    for file, trees in zip(files, groups.values(), strict=True):
        write_corpus(Vocab(), trees, file)
    return files


def write_corpus(vocab: Vocab, groups: Iterable[list[Tree]], path: Path) -> int:
    """Writes a spaCy training file; the number of words in it."""
    docs = [make_doc(vocab, trees) for trees in groups]
    DocBin(docs=docs, store_user_data=False).to_disk(path)
    return sum(len(doc) for doc in docs)
