"""Makes words.parquet and weights.parquet: `python -m pipeline.cleaning.recasing.train FOLDER`.

FOLDER holds the treebanks that README.md names. Deterministic: one order, one seed, and sums of whole numbers.
"""

import csv
import gzip
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import polars as pl

from pipeline.cleaning.recasing.model import LABELS, SEEN, WEIGHTS, WORDS, Vocabulary, choose_label, list_features, load_place_names
from pipeline.cleaning.recasing.tokens import Token, find_tokens
from pipeline.lexicon import load_words
from pipeline.lexicon.event_words import trigger_phrases

ROUNDS = 6
SEED = 1
HELD_OUT = 10  # every tenth sentence of the newswire is for choosing, not for training
MIN_WEIGHT = 0.3  # smaller weights decide next to nothing and make the file a tenth larger
HEADLINE = 0.6  # share of words with capitals (above two words) from which a sentence is a headline, which teaches nothing
LISTED = 5  # uses that a word of the project's own lists counts for, where the treebanks hardly have it
LEAN = 4.0  # towards a capital for unknown words: a name lost costs extraction more than a noun taken for one

Sentence = tuple[list[Token], list[str]]


def read_treebank(path: Path) -> Iterator[str]:
    """Sentences of a CoNLL-U file, as printed."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from (line[len("# text = ") :].rstrip("\n") for line in file if line.startswith("# text = "))


def read_newswire(path: Path) -> Iterator[str]:
    """Sentences of the Groningen Meaning Bank's table, its tokens put together again."""
    words: list[str] = []
    with gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            if row["Sentence #"] and words:
                yield _join(words)
                words = []
            words.append(row["Word"])
    yield _join(words)


def _join(words: list[str]) -> str:
    return re.sub(r" (?=[,.;:!?)]|'s\b|'(?:re|ve|ll|d|m)\b|n't\b)|(?<=\() ", "", " ".join(words))


def read_label(text: str, token: Token) -> str:
    """How a word is written in a cased text: one of LABELS."""
    written = text[token.start : token.end]
    return "l" if written.islower() else "u" if written.isupper() else "c"


def list_sentences(texts: Iterable[str]) -> list[Sentence]:
    """Words and labels of each sentence that is no headline."""
    found = []
    for text in texts:
        tokens = find_tokens(text)
        labels = [read_label(text, token) for token in tokens]
        if tokens and sum(label != "l" for label in labels) <= HEADLINE * len(labels) + 2:
            found.append((tokens, labels))
    return found


def count_words(sentences: Iterable[Sentence]) -> dict[str, tuple[int, ...]]:
    """Uses of each word in each of LABELS, away from sentence starts; words of the project's lists added."""
    counts: dict[str, Counter] = defaultdict(Counter)
    for tokens, labels in sentences:
        for token, label in zip(tokens, labels, strict=True):
            if not token.starts and not token.fixed:
                counts[token.word][label] += 1
    for word, label in _list_words():
        if counts[word].total() < SEEN:
            counts[word] = Counter({label: LISTED})
    return {word: tuple(counted[label] for label in LABELS) for word, counted in sorted(counts.items()) if counted}


def _list_words() -> Iterator[tuple[str, str]]:
    """(word, label) of the lexicon: countries and their people, agencies, then words that are no names."""
    names = [name for row in load_words("countries") for name in (row["name"], *row["aliases"].split("|"), *row["demonyms"].split("|"))]
    agencies = [row["words"] for row in load_words("datelines") if row["kind"] == "agency"]
    for written in re.findall(r"[^\W\d_]+", " ".join((*names, *agencies))):
        if len(written) > 1 and not written.islower():
            yield written.lower(), "u" if written.isupper() else "c"
    things = (row["phrase"] for name in ("weapons", "targets") for row in load_words(name))
    phrases = [*(phrase for phrase, _ in trigger_phrases()), *things]
    for word in (*(row["word"] for row in load_words("common_words")), *re.findall(r"[^\W\d_]{3,}", " ".join(phrases))):
        if word.islower():
            yield word, "l"


def train(sentences: list[Sentence], vocabulary: Vocabulary) -> dict[str, tuple[float, ...]]:
    """Weights of an averaged perceptron, by feature."""
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * 3)
    totals: dict[str, list[float]] = defaultdict(lambda: [0.0] * 3)
    step, order = 0, list(range(len(sentences)))
    for number in range(ROUNDS):
        random.Random(SEED + number).shuffle(order)
        for position in order:
            for features, label, guess in _guess(sentences[position], vocabulary, weights):
                step += 1
                for feature in features if guess != label else ():
                    for name, change in ((label, 1.0), (guess, -1.0)):
                        weights[feature][LABELS.index(name)] += change
                        totals[feature][LABELS.index(name)] += change * step
    averaged = {name: [w - t / step for w, t in zip(weights[name], totals[name], strict=True)] for name in sorted(weights)}
    averaged.setdefault("k=n", [0.0] * 3)[LABELS.index("l")] -= LEAN
    return {name: tuple(round(w, 2) for w in found) for name, found in averaged.items() if max(map(abs, found)) >= MIN_WEIGHT}


def _guess(sentence: Sentence, vocabulary: Vocabulary, weights: dict[str, list[float]]) -> Iterator[tuple[list[str], str, str]]:
    """(features, right label, guessed label) of each word that has a choice; guesses are what later words see."""
    tokens, labels = sentence
    places = vocabulary.mark_places([token.word for token in tokens])
    classes = [vocabulary.classify(t.word, None if t.starts else LABELS.index(y)) for t, y in zip(tokens, labels, strict=True)]
    given: list[str] = []
    for index, (token, label) in enumerate(zip(tokens, labels, strict=True)):
        last = "s" if token.starts or not given else given[-1]
        before = given[-2] if len(given) > 1 and not token.starts else "s"
        if token.fixed or token.starts:
            given.append(token.fixed or label)
            continue
        features = list(list_features(tokens, classes, places, index, last, before))
        given.append(choose_label(features, weights.get))
        yield features, label, given[-1]


def read_training(folder: Path) -> list[Sentence]:
    """The training sentences."""
    newswire = read_newswire(folder / "gmb-part.csv.gz")
    texts = [text for name in ("ewt", "gum") for text in read_treebank(folder / f"{name}-train.conllu.gz")]
    return list_sentences((*texts, *(text for number, text in enumerate(newswire) if number % HELD_OUT)))


def main(folder: Path) -> None:
    """Writes the two tables beside this module."""
    sentences = read_training(folder)
    counts = count_words(sentences)
    rows = [(word, *counted) for word, counted in counts.items()]
    pl.DataFrame(rows, schema={"word": pl.String, **dict.fromkeys(LABELS, pl.Int32)}, orient="row").write_parquet(WORDS, compression="zstd")
    weights = train(sentences, Vocabulary(counts, *load_place_names()))
    schema = {"feature": pl.String, **dict.fromkeys(LABELS, pl.Float32)}
    weighed = [(feature, *found) for feature, found in weights.items()]
    pl.DataFrame(weighed, schema=schema, orient="row").write_parquet(WEIGHTS, compression="zstd", compression_level=19)
    print(f"{len(sentences)} sentences, {len(counts)} words, {len(weights)} weights")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
