"""Writes the table that lemmas are read from: `python -m pipeline.annotation.model.training.lemmas FOLDER WHEEL`.

FOLDER holds the treebanks (the model's README.md says which), WHEEL is the wheel of the package spacy-lookups-data 1.0.5 as
the package registry has it. Inflected words of both are evidence: what an ending says of most words that have it becomes a
rule, and words that the rules get wrong are kept whole. The same inputs give the same bytes.
"""

import csv
import gzip
import io
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.annotation.lemmas import ENDING, ENDINGS_OF, NAMES, TABLE, VERBATIM, LemmaRules, straighten
from pipeline.annotation.model.training.dictionary import Inflected, read_dictionary
from pipeline.annotation.model.training.treebanks import Tree, read_trees

Evidence = dict[tuple[str, str, str], Counter]  # (tag, part of speech, word in lower case) → lemma → in how many documents

RARE = 2  # documents: what fewer say against the rules is taken for a misprint
SUPPORT = 2  # words: an ending that fewer share is no rule
LONGEST_ENDING = 6
SINGULAR = ("ss", "us")  # of words that end so few are plurals, whatever a tagger says
TREEBANKS = ("ewt", "gum")


def gather_evidence(trees: Iterable[Tree]) -> Evidence:
    """Lemmas of the treebanks' words, each counted once a document: a document that errs, errs throughout."""
    seen: set[tuple[str, str, str, str, str]] = set()
    found: Evidence = defaultdict(Counter)
    for tree in trees:
        for form, tag, pos, lemma in zip(tree.words, tree.tags, tree.pos, tree.lemmas, strict=True):
            lower = straighten(form).lower()
            one = (tag, pos, lower, lemma, tree.document)
            if tag in VERBATIM or lemma == "_" or one in seen:
                continue
            seen.add(one)
            found[tag, pos, lower][straighten(lemma)] += 1
    return found


def choose(counts: Counter) -> tuple[str, int]:
    """The lemma most documents give a word, and how many; of equals the first by letter."""
    return min(counts.items(), key=lambda item: (-item[1], item[0]))


def pool(evidence: Evidence) -> Evidence:
    """The same under blank parts of speech; of names only what proper nouns have, since "United" is of the verb "Unite" elsewhere."""
    found: Evidence = defaultdict(Counter)
    for (tag, pos, word), counts in evidence.items():
        if tag not in NAMES or pos == "PROPN":
            found[tag, "", word].update(counts)
    return found


def learn_endings(lemmas: dict[str, str]) -> dict[str, str]:
    """Ending → what stands instead, for words of one group: the shortest set by which most words of each ending are read right."""
    counts: dict[str, Counter] = defaultdict(Counter)
    for word, lemma in lemmas.items():
        for length in range(min(LONGEST_ENDING, len(word) - 1) + 1):
            stem, ending = word[: len(word) - length], word[len(word) - length :]
            if lemma.startswith(stem):
                counts[ending][lemma[len(stem) :]] += 1
    found: dict[str, str] = {}
    for ending in sorted(counts, key=lambda one: (len(one), one)):
        instead, support = choose(counts[ending])
        inherited = next((ending[:at] + found[ending[at:]] for at in range(1, len(ending) + 1) if ending[at:] in found), ending)
        if support >= SUPPORT and instead != inherited and counts[ending][instead] > counts[ending][inherited]:
            found[ending] = instead
    return found


def make_rules(evidence: Evidence, dictionary: Iterable[Inflected]) -> LemmaRules:
    """Endings learned from both, and the words that they get wrong."""
    pooled = pool(evidence)
    listed: dict[str, dict[str, str]] = defaultdict(dict)
    for one in dictionary:
        listed[one.tag].setdefault(one.word, one.lemma)
    regular = {group: {word: lemma for word, lemma in words.items() if _teaches(group, word, lemma)} for group, words in listed.items()}
    for (tag, _, word), counts in pooled.items():
        group, lemma = ENDINGS_OF.get(tag), choose(counts)[0]
        if group and tag not in NAMES and word.isalpha() and _teaches(group, word, lemma):
            regular[group].setdefault(word, lemma)
    endings = {(group, ending): instead for group in sorted(regular) for ending, instead in learn_endings(regular[group]).items()}
    words = {}
    rules = LemmaRules(words, endings)
    for tag in sorted(listed):
        words |= {(tag, "", word): lemma for word, lemma in sorted(listed[tag].items()) if rules.read(word, tag, "") != lemma}
    for part in (pooled, evidence):  # what holds of any part of speech first
        words |= dict(_exceptions(rules, part))
    return rules


def _teaches(group: str, word: str, lemma: str) -> bool:
    """Whether endings may be learned from a word: a noun in "s" that is its own plural ("series") tells nothing of unknown ones."""
    return group != "NNS" or word != lemma or not word.endswith("s") or word.endswith(SINGULAR)


def _exceptions(rules: LemmaRules, evidence: Evidence) -> Iterator[tuple[tuple[str, str, str], str]]:
    """Words of which the rules say something else than the treebanks do."""
    for key, counts in sorted(evidence.items()):
        tag, pos, word = key
        lemma, documents = choose(counts)
        read = rules.read(word, tag, pos)
        rare = documents < RARE and (lemma.lower() != read.lower() or rules.find_word(word, tag, pos) is not None)
        if not rare and (read != lemma or rules.read(word.upper(), tag, pos) != lemma):
            yield key, lemma


def write_table(rules: LemmaRules, path: Path) -> int:
    """Writes the rules as gzipped CSV; the number of its lines."""
    rows = [(tag, "", ENDING + ending, ENDING + instead) for (tag, ending), instead in rules.endings.items()]
    rows += [(*key, lemma) for key, lemma in rules.words.items()]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(sorted(rows))
    path.write_bytes(gzip.compress(text.getvalue().encode("utf-8"), mtime=0))
    return len(rows)


def main(folder: Path, wheel: Path) -> int:
    """Reads both sources and writes the table; the number of its lines."""
    trees = (tree for name in TREEBANKS for tree in read_trees(folder / f"{name}-train.conllu.gz"))
    return write_table(make_rules(gather_evidence(trees), read_dictionary(wheel)), TABLE)


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), Path(sys.argv[2])), "rules")
