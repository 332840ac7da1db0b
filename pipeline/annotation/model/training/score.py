"""Scores the shipped model on the treebanks' tests, as the card prints them: `python -m pipeline.annotation.model.training.score FOLDER`.

Words and sentences are the treebanks' own; every sentence is read by itself, as the pipeline reads it. Intervals are of 95%,
by drawing sentences 1,000 times with one seed.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from pipeline.annotation.lemmas import lemmatize
from pipeline.annotation.model import Reading, load_model
from pipeline.annotation.model.training.augmentation import print_as_headline
from pipeline.annotation.model.training.corpus import add_names, read_split
from pipeline.annotation.model.training.names import read_web_names
from pipeline.annotation.model.training.treebanks import Tree, read_trees

MEASURES = ("tags", "lemmas", "UAS", "LAS", "names")
DRAWS, SEED = 1000, 1
SENTENCES_AT_ONCE = 20  # about an article


def list_parts(folder: Path) -> dict[str, list[Tree]]:
    """What is scored: the test parts whole, PUD, GUM's news alone, and both test parts in other dress."""
    test, dev = read_split(folder, "test"), read_split(folder, "dev")
    pud = add_names(read_trees(folder / "pud-test.conllu.gz"), read_web_names(folder / "uner-pud-test.iob2.gz", "text"), "text")
    both = [*test["ewt"], *test["gum"]]
    return {
        "EWT test": test["ewt"],
        "GUM test": test["gum"],
        "GUM news, test": [tree for tree in test["gum"] if "_news_" in tree.document],
        "GUM news, dev and test": [tree for tree in (*dev["gum"], *test["gum"]) if "_news_" in tree.document],
        "PUD": pud,
        "both tests, lower case": _dress(both, str.lower),
        "EWT test, capitals": _dress(test["ewt"], str.upper),
        "GUM test, capitals": _dress(test["gum"], str.upper),
        "both tests, headline case": _dress(both, print_as_headline),
    }


def _dress(trees: Iterable[Tree], change: Callable[[str], str]) -> list[Tree]:
    return [replace(tree, words=[change(word) for word in tree.words]) for tree in trees]


def count_right(tree: Tree, reading: Reading) -> list[int]:
    """Words, then right ones by measure; of names those wanted, found and right."""
    lemmas = [lemmatize(*one) for one in zip(tree.words, reading.tags, reading.parts_of_speech, strict=True)]
    hung = [found == wanted for found, wanted in zip(reading.heads, tree.heads, strict=True)]
    named = [found == wanted for found, wanted in zip(reading.relations, tree.deps, strict=True)]
    wanted, found = set(tree.names or ()), set(reading.names if tree.names is not None else ())
    return [
        len(tree.words),
        _agree(reading.tags, tree.tags),
        _agree(lemmas, [lemma.lower() for lemma in tree.lemmas], str.lower),
        sum(hung),
        sum(one and other for one, other in zip(hung, named, strict=True)),
        len(wanted),
        len(found),
        len(wanted & found),
    ]


def _agree(found: Sequence[str], wanted: Sequence[str], fold: Callable[[str], str] = str) -> int:
    return sum(fold(one) == other for one, other in zip(found, wanted, strict=True))


def score(trees: Sequence[Tree]) -> Iterator[tuple[float, float, float]]:
    """For each of MEASURES the value in percent, and the bounds of its interval."""
    counts = np.array([count_right(tree, load_model().read(tree.words)) for tree in trees])
    draws = np.random.default_rng(SEED).multinomial(len(trees), np.full(len(trees), 1 / len(trees)), DRAWS) @ counts
    for at in range(len(MEASURES)):
        low, high = np.percentile([_measure(row)[at] for row in draws], [2.5, 97.5])
        yield _measure(counts.sum(0))[at], float(low), float(high)


def _measure(row: np.ndarray) -> list[float]:
    words, tags, lemmas, heads, relations, wanted, found, right = row.tolist()
    return [*(100 * one / words for one in (tags, lemmas, heads, relations)), 200 * right / max(1, wanted + found)]


def measure_speed(trees: Sequence[Tree]) -> float:
    """Words a second of CPU with lemmas, over texts as long as an article, from text to annotated words."""
    from pipeline.annotation import annotate

    texts = ["".join(w + " " * s for w, s in zip(tree.words, tree.spaces, strict=True)) for tree in trees]
    articles = ["\n\n".join(texts[at : at + SENTENCES_AT_ONCE]) for at in range(0, len(texts), SENTENCES_AT_ONCE)]
    rows = [{"article_id": "", "text": text, "title": None, "prose_start": 0} for text in articles]
    annotate(rows[0])
    started = time.process_time()
    words = sum(len(sentence.words) for row in rows for sentence in annotate(row).sentences)
    return words / (time.process_time() - started)


def main(folder: Path) -> Iterator[str]:
    """The rows of the card's table."""
    parts = list_parts(folder)
    yield f"| | {' | '.join(MEASURES)} |"
    yield f"|---|{'---|' * len(MEASURES)}"
    for name, trees in parts.items():
        yield f"| {name} | {' | '.join(f'{value:.1f} ({low:.1f}–{high:.1f})' for value, low, high in score(trees))} |"
    yield f"{measure_speed(parts['GUM test']):.0f} words a second"


if __name__ == "__main__":
    for line in main(Path(sys.argv[1])):
        print(line, flush=True)
