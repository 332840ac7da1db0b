"""Where a word's sentence begins and ends and which names stand in it, counted once a document: spaCy counts anew at each question."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

_SENTENCES, _NAMES = "sentences", "names"  # where a document keeps what was counted


def sentence_of(token: Token) -> tuple[int, int]:
    """First and last (exclusive) word of the sentence of a word."""
    doc = token.doc
    found = doc.user_data.get(_SENTENCES)
    if found is None:
        found = doc.user_data[_SENTENCES] = _count_sentences(doc)
    return found[token.i]


def names_around(token: Token, *labels: str) -> Iterator[Words]:
    """The names in a word's sentence, in order; with `labels` only those of these kinds."""
    first, last = sentence_of(token)
    return _names_between(token.doc, first, last, labels)


def name_of(token: Token) -> Words | None:
    """The name that a word is part of; None for a word of no name."""
    return next((name for name in names_around(token) if name.start <= token.i < name.end), None)


def names_in(words: Words, *labels: str) -> Iterator[Words]:
    """The names that stand whole among some words, in order; with `labels` only those of these kinds."""
    return _names_between(words.doc, words.start, words.end, labels)


def set_names(doc: Doc, names: list[Words]) -> None:
    """Gives a document other names."""
    doc.set_ents(names)
    doc.user_data.pop(_NAMES, None)


def _names_between(doc: Doc, first: int, last: int, labels: tuple[str, ...]) -> Iterator[Words]:
    kept = doc.user_data.get(_NAMES)
    if kept is None:
        kept = doc.user_data[_NAMES] = [(name.start, name.end, name.label_) for name in doc.ents]
    for number in range(bisect_left(kept, (first,)), len(kept)):
        start, end, label = kept[number]
        if start >= last:
            return
        if end <= last and (not labels or label in labels):
            yield Words(doc, start, end, label=label)


def _count_sentences(doc: Doc) -> list[tuple[int, int]]:
    starts = [token.i for token in doc if token.is_sent_start or not token.i]
    found: list[tuple[int, int]] = []
    for first, last in zip(starts, [*starts[1:], len(doc)], strict=True):
        found += [(first, last)] * (last - first)
    return found
