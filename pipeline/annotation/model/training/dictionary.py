"""Inflected English words with their dictionary forms, from the tables of the package spacy-lookups-data.

Its tables are WordNet's: an index of dictionary forms by part of speech and the irregular forms of each; and one of forms
without a part of speech. Regular forms are made from the index, as grammar has them.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from pipeline.annotation.lemmas import LONGEST_INITIALS
from pipeline.lexicon import load_words

FOLDER = "spacy_lookups_data/data"
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_Y_AFTER_CONSONANT = re.compile(r"(?<=[^aeiou])y$")
_TAGS = {"noun": ("NNS",), "verb": ("VBZ", "VBN", "VBG"), "adj": ("JJR", "JJS")}
_SILENT_E = re.compile(r"(?<=[^eoy])e$")  # falls before "-ing": "make", not "see", "canoe", "dye"


_NO_PLURAL = re.compile(r"(?:ese|sh|ch|ss)$")  # "the Japanese", "the British", "the Swiss"


@dataclass(frozen=True)
class Inflected:
    """A word in lower case, its lemma, and the tag it has (one of the values of lemmas.ENDINGS_OF)."""

    word: str
    tag: str
    lemma: str


def read_dictionary(wheel: Path) -> list[Inflected]:
    """All inflected forms, the surest first: irregular ones, those of the table of forms, then regular ones of the index."""
    tables = {name: _read_table(wheel, name) for name in ("exc", "index", "lookup")}
    irregular = list(_irregular(tables["exc"]))
    return [*irregular, *_peoples(), *_short_names(), *_listed(tables["lookup"], tables["index"]), *_regular(tables["index"], irregular)]


def _read_table(wheel: Path, name: str) -> dict:
    path = f"{FOLDER}/en_lemma_{name}.json.gz"
    with ZipFile(wheel) as files:
        if path not in files.namelist():
            raise ValueError(f"{wheel}: no {path} inside; give the wheel of spacy-lookups-data 1.0.5")
        return json.loads(gzip.decompress(files.read(path)))


def _irregular(table: dict[str, dict[str, list[str]]]) -> Iterator[Inflected]:
    for pos, forms in table.items():
        for word, lemmas in forms.items():
            tag = _tag_of(pos, word)
            known = [lemma for lemma in lemmas if _WORD.fullmatch(lemma) and lemma != word]
            if _WORD.fullmatch(word) and known and tag:
                yield Inflected(word, tag, max(known, key=len))  # "appall" before "appal"


def _tag_of(pos: str, word: str) -> str | None:
    """The tag of an inflected form by its looks; None where it looks like no form of that part of speech."""
    if pos == "noun":
        return "NNS"
    if pos == "verb":
        return "VBG" if word.endswith("ing") else "VBZ" if word.endswith("s") else "VBN"
    return "JJS" if word.endswith("st") else "JJR" if word.endswith(("er", "re", "se")) else None


def _listed(table: dict[str, str], index: dict[str, list[str]]) -> Iterator[Inflected]:
    """Forms of the table without parts of speech, under those that their lemma and their ending allow."""
    known = {pos: frozenset(words) for pos, words in index.items()}
    endings = {"noun": ("s",), "verb": ("s", "ed", "ing"), "adj": ("er", "est"), "adv": ("er", "est")}
    for form, lemma in table.items():
        word = form.lower()
        for pos, allowed in endings.items():
            if lemma.lower() in known[pos] and word.endswith(allowed) and _WORD.fullmatch(word) and word != lemma.lower():
                yield Inflected(word, _tag_of(pos, word) or "", lemma)


def _regular(index: dict[str, list[str]], irregular: Iterable[Inflected]) -> Iterator[Inflected]:
    """What grammar makes of the dictionary forms that have no irregular form of that tag."""
    taken = {(one.tag, one.lemma) for one in irregular}
    for lemma in filter(_WORD.fullmatch, index["noun"]):
        if ("NNS", lemma) not in taken:
            yield Inflected(_add_s(lemma), "NNS", lemma)
        if lemma.endswith("man"):
            yield Inflected(f"{lemma[:-2]}en", "NNS", lemma)
    for lemma in filter(_WORD.fullmatch, index["verb"]):
        forms = {
            "VBZ": _add_s(lemma),
            "VBN": lemma + "d" if lemma.endswith("e") else _Y_AFTER_CONSONANT.sub("i", lemma) + "ed",
            "VBG": _SILENT_E.sub("", lemma) + "ing",
        }
        yield from (Inflected(word, tag, lemma) for tag, word in forms.items() if (tag, lemma) not in taken)
    for pos, tags in _TAGS.items():  # what is no form of another word stays: "series", "hit"
        yield from (Inflected(lemma, tag, lemma) for lemma in filter(_WORD.fullmatch, index[pos]) for tag in tags)


def _add_s(lemma: str) -> str:
    if _SIBILANT.search(lemma):
        return lemma + "es"
    return _Y_AFTER_CONSONANT.sub("ie", lemma) + "s"


def _peoples() -> Iterator[Inflected]:
    """Those who come from a country, whose lemma has a capital."""
    for row in load_words("countries"):
        names = [name for name in row["demonyms"].split("|") if name.isalpha()]
        for name in (name for name in names if name.removesuffix("s") not in names or not name.endswith("s")):
            yield from (Inflected(name.lower(), tag, name) for tag in ("JJ", "NN"))
            yield Inflected(name.lower() if _NO_PLURAL.search(name) else _add_s(name.lower()), "NNS", name)


def _short_names() -> Iterator[Inflected]:
    """Names that are too short for capitals to tell whether they are initials: those of bodies are, those of countries and people not."""
    bodies = [name for row in load_words("organisations") for name in (row["name"], *row["aliases"].split("|")) if name.isupper()]
    others = [row["name"] for name in ("countries", "person_names") for row in load_words(name)]
    for name in (*bodies, *(name for name in others if len(name) <= LONGEST_INITIALS)):
        if name.isalpha():
            yield Inflected(name.lower(), "NNP", name)
