"""Names of persons, organisations and places in four notations, brought to one guideline: Universal NER's.

A title is not part of a name ("President" in front of one), nor is an article; who comes from a place is no place.
"""

import csv
import gzip
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pipeline.annotation.model.labels import Name
from pipeline.annotation.model.training.treebanks import NAME_LABELS, Row, Tree
from pipeline.lexicon import load_words

_GUM = {"person": "PER", "organization": "ORG", "place": "LOC"}
_GMB = {"per": "PER", "org": "ORG", "geo": "LOC", "gpe": "LOC"}
_CROSSNER = {
    "person": "PER", "politician": "PER", "organisation": "ORG", "politicalparty": "ORG", "country": "LOC", "location": "LOC",
}  # fmt: skip
_IN_NAME = {"flat", "compound", "goeswith", "nummod", "amod", "punct", "nmod:poss"}
_TIES = {"nmod", "conj"}  # "Department of State", "Food and Drug Administration"
_SMALL = {"of", "for", "and", "&", "the", "de", "al", "bin", "van", "von"}
_NO_BLANK_BEFORE = re.compile(r"^(?:[,.;:!?)%]|'s|'|n't|'(?:re|ve|ll|d|m))$")


@cache
def title_words() -> frozenset[str]:
    """Words of titles and functions, lower case."""
    rows = (*load_words("titles"), *({"title": row["word"]} for row in load_words("capital_titles")))
    return frozenset(word.rstrip(".") for row in rows for word in row["title"].lower().split())


@cache
def people_words() -> frozenset[str]:
    """Words for those who come from a country, lower case."""
    return frozenset(name.lower() for row in load_words("countries") for name in row["demonyms"].split("|") if name)


def read_gum_names(rows: list[Row]) -> list[Name]:
    """Names among GUM's typed entities: those whose head is a proper noun, cut to the words of the name."""
    found = sorted(_gum_spans(rows), key=lambda span: (span[0] - span[1], span[0]))
    names: list[Name] = []
    for first, last, kind in found:
        name = _cut_to_name(rows, first, last, kind)
        if name and all(name[1] <= one[0] or one[1] <= name[0] for one in names):
            names.append(name)
    return sorted(names)


def _gum_spans(rows: list[Row]) -> Iterator[Name]:
    """Entities that open and close in the sentence and whose type is one of names."""
    open_at: dict[str, list[tuple[int, str]]] = {}
    for at, row in enumerate(rows):
        entity = row.misc.get("Entity", "")
        for begun in re.finditer(r"\((\d+)(?:\[\d/\d\])?-([a-z]+)([^()]*)", entity):
            open_at.setdefault(begun[1], []).append((at, begun[2]))
            if entity[begun.end() : begun.end() + 1] == ")":
                yield from _close(open_at, begun[1], at)
        for ended in re.finditer(r"(\d+)(?:\[\d/\d\])?\)", re.sub(r"\([^()]*\)?", "", entity)):
            yield from _close(open_at, ended[1], at)


def _close(open_at: dict[str, list[tuple[int, str]]], group: str, at: int) -> Iterator[Name]:
    if open_at.get(group):
        first, kind = open_at[group].pop()
        if kind in _GUM:
            yield first, at + 1, _GUM[kind]


def _cut_to_name(rows: list[Row], first: int, last: int, kind: str) -> Name | None:
    heads = [at for at in range(first, last) if not first <= rows[at].head - 1 < last]
    if not heads or not rows[heads[0]].xpos.startswith("NNP"):
        return None
    inside = {heads[0]}
    for _ in range(last - first):  # words hang on words already in
        inside |= {at for at in range(first, last) if rows[at].head - 1 in inside and _belongs(rows, at)}
    begin, end = min(inside), max(inside) + 1
    while end > begin and not (rows[end - 1].xpos.startswith("NNP") or rows[end - 1].xpos == "CD"):
        end -= 1
    return trim_name([row.form for row in rows], begin, end, kind)


def _belongs(rows: list[Row], at: int) -> bool:
    row = rows[at]
    proper = row.xpos.startswith("NNP")
    if row.deprel.partition(":")[0] in _IN_NAME or row.deprel in _IN_NAME:
        return proper or row.xpos == "HYPH" or (row.xpos in {"CD", "JJ", "POS"} and row.form[0].isupper())
    if row.deprel in _TIES:
        return proper and any(other.head - 1 == at and other.form.lower() in _SMALL for other in rows)
    return row.deprel in {"case", "cc", "det"} and row.form.lower() in _SMALL and at > 0 and rows[row.head - 1].xpos.startswith("NNP")


def trim_name(words: list[str], first: int, last: int, kind: str) -> Name | None:
    """The name without the article, and a person's without the titles before it; None when nothing of a name remains."""
    while first < last and words[first].lower() == "the":
        first += 1
    if kind == "PER":
        while first < last and (words[first].lower().rstrip(".") in title_words() or words[first].lower() in people_words()):
            first += 1
    elif last - first == 1 and words[first].lower() in people_words():
        return None
    return (first, last, kind) if first < last and any(word[:1].isupper() for word in words[first:last]) else None


def read_newswire(path: Path) -> Iterator[Tree]:
    """Sentences of the Groningen Meaning Bank's table with their names; the last one is cut and left out."""
    rows: list[dict[str, str]] = []
    with gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            if row["Sentence #"] and rows:
                yield _newswire_tree(rows)
                rows = []
            rows.append(row)


def read_encyclopaedia(path: Path) -> Iterator[Tree]:
    """Sentences of CrossNER with their names: a word and its tag a line, sentences apart by blank lines."""
    rows: list[tuple[str, str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in (*file, "\n"):
            if line.strip():
                word, tag = line.split()
                rows.append((word, tag))
            elif rows:
                words = [word for word, _ in rows]
                names = [name for span in read_iob([tag for _, tag in rows], _CROSSNER) if (name := trim_name(words, *span))]
                yield Tree(words, [True] * len(words), names=names)
                rows = []


def _newswire_tree(rows: list[dict[str, str]]) -> Tree:
    words = [row["Word"] for row in rows]
    spaces = [not _NO_BLANK_BEFORE.match(word) for word in (*words[1:], ".")]
    spaces[-1] = True
    names = [name for span in read_iob([row["Tag"] for row in rows], _GMB) if (name := trim_name(words, *span))]
    return Tree(words, spaces, names=names)


def read_iob(tags: list[str], kinds: dict[str, str]) -> Iterator[Name]:
    """Spans of B- and I- tags whose type is in `kinds`; an I- that goes on with another type ends the span."""
    start, kind = 0, ""
    for at, tag in enumerate((*tags, "O")):
        prefix, _, name = tag.partition("-")
        if kind and (prefix != "I" or kinds.get(name) != kind):
            yield start, at, kind
            kind = ""
        if prefix in {"B", "I"} and not kind and name in kinds:
            start, kind = at, kinds[name]


def read_web_names(path: Path, key: str = "sent_id") -> dict[str, list[Name]]:
    """What a comment says of a sentence ("sent_id", "text") → its names, of a Universal NER file."""
    kinds = {label: label for label in NAME_LABELS}
    found: dict[str, list[Name]] = {}
    said, tags = "", []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in (*file, "\n"):
            if line.startswith(f"# {key} ="):
                said = line.partition("=")[2].strip()
            elif line[0].isdigit():
                tags.append(line.split("\t")[2])
            elif tags and not line.strip():
                found[said] = list(read_iob(tags, kinds))
                tags = []
    return found
