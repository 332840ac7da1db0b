"""Reads CoNLL-U treebanks: sentences of words with tags, lemmas, heads and relations, and the names that GUM marks."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.annotation.model.labels import Name

NAME_LABELS = ("PER", "ORG", "LOC")  # as Universal NER and CoNLL-2003 have them


@dataclass(frozen=True)
class Tree:
    """One sentence: a value a word in each list. `heads` are indices, a root's its own; `names` is None where nobody marked any."""

    words: list[str]
    spaces: list[bool]
    pos: list[str] = field(default_factory=list)  # UPOS
    tags: list[str] = field(default_factory=list)  # Penn Treebank
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    names: list[Name] | None = None
    opens_paragraph: bool = False
    document: str = ""
    sent_id: str = ""
    text: str = ""


@dataclass(frozen=True)
class Row:
    """One word's line of a CoNLL-U file, and whether a blank follows it."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    misc: dict[str, str]
    space: bool


def read_trees(path: Path, read_names=None) -> Iterator[Tree]:
    """The trees of a gzipped CoNLL-U file; `read_names` takes the rows of one sentence to its names."""
    document, opens, sent_id, text = "", False, "", ""
    for comments, lines in _read_blocks(path):
        for comment in comments:
            if comment.startswith("# newdoc"):
                document, opens = comment.partition("=")[2].strip(), True
            if comment.startswith("# sent_id"):
                sent_id = comment.partition("=")[2].strip()
            if comment.startswith("# text ="):
                text = comment.partition("=")[2].strip()
            opens = opens or comment.startswith("# newpar")
        rows = _read_rows(lines)
        yield _make_tree(rows, read_names(rows) if read_names else None, opens, document, sent_id, text)
        opens = False


def _read_blocks(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    comments: list[str] = []
    lines: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in (*file, ""):
            line = line.rstrip("\n")
            if line.startswith("#"):
                comments.append(line)
            elif line:
                lines.append(line)
            elif lines:
                yield comments, lines
                comments, lines = [], []


def _read_rows(lines: list[str]) -> list[Row]:
    """Syntactic words in order; the parts of one written word ("don't") stand without a blank between them."""
    rows: list[Row] = []
    inside, last_of_word, blank_after = 0, 0, True
    for line in lines:
        number, form, lemma, upos, xpos, _feats, head, deprel, _deps, misc = line.split("\t")
        values = dict(part.partition("=")[::2] for part in misc.split("|"))
        space = values.get("SpaceAfter") != "No"
        if "-" in number:
            last_of_word, blank_after = int(number.partition("-")[2]), space
        elif "." not in number:
            inside = int(number)
            if inside <= last_of_word:
                space = blank_after if inside == last_of_word else False
            rows.append(Row(form, lemma, upos, xpos, int(head), deprel, values, space))
    return rows


def _make_tree(rows: list[Row], names: list[Name] | None, opens: bool, document: str, sent_id: str, text: str) -> Tree:
    return Tree(
        words=[row.form for row in rows],
        spaces=[row.space for row in rows],
        pos=[row.upos for row in rows],
        tags=[row.xpos for row in rows],
        lemmas=[row.lemma for row in rows],
        heads=[row.head - 1 if row.head else at for at, row in enumerate(rows)],
        deps=[row.deprel if row.head else "ROOT" for row in rows],
        names=names,
        opens_paragraph=opens,
        document=document,
        sent_id=sent_id,
        text=text,
    )
