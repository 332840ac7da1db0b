"""Upper-case wire text to ordinary case, so that names can be read from it. README.md says how, and how well."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache

from pipeline.cleaning.recasing.acronyms import find_acronyms
from pipeline.cleaning.recasing.model import label_tokens, load_vocabulary, load_weights
from pipeline.cleaning.recasing.tokens import Token, find_tokens
from pipeline.lexicon import load_words

MIN_LETTERS = 20  # below, capitals are as likely an acronym or a heading
MIN_UPPER = 0.9  # share of capitals among letters: wire text has 1.0 but for a stray footer; shouting headlines in prose stay below
_PARTICLES = frozenset(["de", "del", "di", "da", "do", "dos", "du", "van", "von", "der", "den", "bin", "ibn", "ben", "y", "e"])
_ARTICLES = frozenset(("la", "las", "los", "el"))  # lower case after "de" only: El Salvador, La Paz

__all__ = ["is_upper_case", "recase_dateline", "recase_text"]


def is_upper_case(text: str) -> bool:
    """Whether nearly all letters of a text are capitals, and there are enough to tell."""
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return upper + lower >= MIN_LETTERS and upper >= MIN_UPPER * (upper + lower)


def recase_text(text: str) -> str:
    """The text in ordinary case: capitals for sentence starts, names and acronyms. Same length; only case changes."""
    tokens, vocabulary = find_tokens(text), load_vocabulary()
    classes = [vocabulary.classify(token.word) for token in tokens]
    labels = _agree(tokens, classes, label_tokens(tokens, classes, vocabulary, load_weights().get))
    labels = _raise_titles(tokens, classes, _lower_strays(tokens, classes, labels))
    for index, label in find_acronyms(text, tokens, classes):
        labels[index] = label
    pieces, last = [], 0
    for index, token in enumerate(tokens):
        pieces += (text[last : token.start], _write(text[token.start : token.end], _settle(tokens, labels, index)))
        last = token.end
    return "".join((*pieces, text[last:]))


def recase_dateline(text: str) -> str:
    """A dateline in ordinary case: a capital for each word, agencies' acronyms and words without vowels as they are."""
    tokens = find_tokens(text)
    pieces, last = [], 0
    for index, token in enumerate(tokens):
        written = text[token.start : token.end]
        known = token.word.upper() in _load_agencies() or not set(token.word) & set("aeiouy")
        label = "u" if known else "l" if index and token.word in _PARTICLES else "c"
        pieces += (text[last : token.start], _write(written, label if token.fixed != "l" else "l"))
        last = token.end
    return "".join((*pieces, text[last:]))


def _agree(tokens: Sequence[Token], classes: Sequence[str], labels: Sequence[str]) -> list[str]:
    """Labels after the article's own word: an unknown word that is a name in one place is one everywhere."""
    uses: dict[str, Counter] = defaultdict(Counter)
    for token, kind, label in zip(tokens, classes, labels, strict=True):
        if kind == "n" and not token.fixed and not token.starts:
            uses[token.word][label] += 1
    settled = []
    for token, label in zip(tokens, labels, strict=True):
        counted = uses.get(token.word)
        if counted and not token.fixed and (counted["c"] or counted["u"]):
            label = "u" if counted["u"] > counted["c"] else "c"
        settled.append(label)
    return settled


def _lower_strays(tokens: Sequence[Token], classes: Sequence[str], labels: Sequence[str]) -> list[str]:
    """Labels with common words lowered that got a capital alone, between words that have none."""
    settled = list(labels)
    for index, token in enumerate(tokens):
        if labels[index] != "l" and not token.fixed and not token.starts and classes[index] in "ld":
            ends = index + 1 == len(tokens) or tokens[index + 1].starts
            if labels[index - 1] == "l" and (ends or labels[index + 1] == "l"):
                settled[index] = "l"
    return settled


def _raise_titles(tokens: Sequence[Token], classes: Sequence[str], labels: Sequence[str]) -> list[str]:
    """Labels with capitals for titles right before a name: `Foreign Minister Roe`, beside `the foreign minister`."""
    settled = list(labels)
    for index in range(len(tokens) - 2, -1, -1):
        following = tokens[index + 1]
        if tokens[index].word not in _load_titles() or following.starts or following.before or settled[index + 1] != "c":
            continue
        if following.word in _load_titles() or classes[index + 1] in "nc":
            settled[index] = "c"
    return settled


@cache
def _load_agencies() -> frozenset[str]:
    words = " ".join(row["words"] for row in load_words("datelines") if row["kind"] == "agency")
    return frozenset(word for word in re.findall(r"[^\W\d_]+", words) if word.isupper())


@cache
def _load_titles() -> frozenset[str]:
    return frozenset(row["word"] for row in load_words("capital_titles"))


def _settle(tokens: Sequence[Token], labels: Sequence[str], index: int) -> str:
    """The label of one word, seen with its neighbours: sentence starts, and particles inside names."""
    token, label = tokens[index], labels[index]
    if token.starts and label == "l" and token.fixed is None:
        return "c"
    if token.starts or not index or index + 1 == len(tokens):
        return label
    inside = token.word in _PARTICLES and labels[index - 1] == "c"
    after = token.word in _ARTICLES and tokens[index - 1].word == "de"
    return "l" if label == "c" and (inside or after) else label


def _write(word: str, label: str) -> str:
    """An upper-case word under a label; letters whose lower case is two characters stay."""
    if label == "u":
        return word
    lower = word.lower()
    if len(lower) != len(word):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in word)
    if label == "l":
        return lower
    if lower.startswith("mc") and len(word) > 3:
        return word[0] + lower[1] + word[2] + lower[3:]
    return word[0] + lower[1:]
