"""What was counted of a document once, kept beside it for as long as it lives: spaCy counts anew at each question."""

from collections.abc import Callable
from functools import wraps
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from spacy.tokens import Doc, Token

Counted = TypeVar("Counted")


class OnceADocument(Generic[Counted]):
    """A function of a document that is run once for each; its answer must hold none of the words, or neither ever goes away."""

    def __init__(self, count: Callable[[Doc], Counted]) -> None:
        self._count, self._known = count, WeakKeyDictionary[Doc, Counted]()

    def __call__(self, doc: Doc) -> Counted:
        """The answer for a document."""
        try:
            return self._known[doc]
        except KeyError:
            return self._known.setdefault(doc, self._count(doc))

    def forget(self, doc: Doc) -> None:
        """Counts anew at the next question."""
        self._known.pop(doc, None)


def once_a_word(find: Callable[[Token], Counted]) -> Callable[[Token], Counted]:
    """A function of a word that is run once for each; its answer must hold none of the words."""
    kept = OnceADocument[dict[int, Counted]](lambda _: {})

    @wraps(find)
    def answer(word: Token) -> Counted:
        known = kept(word.doc)
        if word.i not in known:
            known[word.i] = find(word)
        return known[word.i]

    return answer
