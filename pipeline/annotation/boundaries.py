"""Where a word's sentence begins and ends and which names stand in it, counted once a document."""

from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from pipeline.annotation.kept import OnceADocument

SHORTEST = 3  # letters of a surname that is known by itself: shorter ones are initials and particles


def sentence_of(token: Token) -> tuple[int, int]:
    """First and last (exclusive) word of the sentence of a word."""
    return _count_sentences(token.doc)[token.i]


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
    """Gives a document other names; only while it is annotated."""
    doc.set_ents(names)
    _list_names.forget(doc)
    known_surnames.forget(doc)


@OnceADocument
def known_surnames(doc: Doc) -> frozenset[str]:
    """The last words of the persons' names of several words."""
    names = (words for words in doc.ents if words.label_ == "PER" and len(words) > 1)
    return frozenset(words[-1].text for words in names if len(words[-1]) >= SHORTEST)


def _names_between(doc: Doc, first: int, last: int, labels: tuple[str, ...]) -> Iterator[Words]:
    kept = _list_names(doc)
    for number in range(bisect_left(kept, (first,)), len(kept)):
        start, end, label = kept[number]
        if start >= last:
            return
        if end <= last and (not labels or label in labels):
            yield Words(doc, start, end, label=label)


@OnceADocument
def _list_names(doc: Doc) -> list[tuple[int, int, str]]:
    return [(name.start, name.end, name.label_) for name in doc.ents]


@OnceADocument
def _count_sentences(doc: Doc) -> list[tuple[int, int]]:
    starts = [token.i for token in doc if token.is_sent_start or not token.i]
    found: list[tuple[int, int]] = []
    for first, last in zip(starts, [*starts[1:], len(doc)], strict=True):
        found += [(first, last)] * (last - first)
    return found
