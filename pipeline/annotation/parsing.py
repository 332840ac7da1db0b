"""The words of a text as spaCy has them, and what the model reads of each sentence put onto them."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np
import spacy
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.annotation.lemmas import lemmatize
from pipeline.annotation.model import Reading, load_model

BLANK_TAG, BLANK_POS, BLANK_RELATION = "_SP", "SPACE", "dep"  # as spaCy has them
KEPT = 512  # sentences whose readings stay at hand: as many as an article has that is read twice


def make_doc(text: str) -> Doc:
    """The words of a text, nothing said of them yet."""
    return _load_tokenizer().tokenizer(text)


@cache
def _load_tokenizer() -> Language:
    return spacy.blank("en")


def fill(doc: Doc, sentences: Sequence[Span]) -> None:
    """Tags, lemmas, heads, relations and names for all words, sentence by sentence, in place.

    Blanks hang on the word before them, those before the first word on that word; a word over a border is of the first sentence.
    What stands between the sentences without being one of them is read as nothing, and apart from them.
    """
    names: list[Span] = []
    columns = _Columns(len(doc))
    for words in sentences:
        own = [token.i for token in words if not token.is_space and not columns.is_filled[token.i]]
        if not own:
            continue
        forms = [doc[at].text for at in own]
        reading = read_words(tuple(forms))
        columns.take(own, forms, reading)
        names += [Span(doc, own[first], own[last - 1] + 1, label=kind) for first, last, kind in reading.names]
    columns.hang_rest(doc)
    doc.from_array([HEAD, DEP, TAG, POS, LEMMA], columns.encode(doc))
    doc.set_ents(names)


@lru_cache(maxsize=KEPT)
def read_words(words: tuple[str, ...]) -> Reading:
    """What the model reads of a sentence, whatever stands around it."""
    return load_model().read(words)


class _Columns:
    """A value a word of the document, until all are known."""

    def __init__(self, size: int) -> None:
        self.heads = list(range(size))
        self.relations, self.tags = [BLANK_RELATION] * size, [BLANK_TAG] * size
        self.parts_of_speech, self.lemmas = [BLANK_POS] * size, [""] * size
        self.is_filled = [False] * size

    def take(self, own: list[int], forms: list[str], reading: Reading) -> None:
        """The reading of the words with these numbers."""
        for at, number in enumerate(own):
            self.heads[number] = own[reading.heads[at]]
            self.relations[number] = reading.relations[at]
            self.tags[number], self.parts_of_speech[number] = reading.tags[at], reading.parts_of_speech[at]
            self.lemmas[number] = lemmatize(forms[at], reading.tags[at], reading.parts_of_speech[at])
            self.is_filled[number] = True

    def hang_rest(self, doc: Doc) -> None:
        """Hangs each blank on a word before it, and what no sentence holds on its own first word."""
        first = self.is_filled.index(True) if any(self.is_filled) else 0
        last = first
        for number, is_filled in enumerate(self.is_filled):
            if is_filled or (self.is_filled[last] and not doc[number].is_space):
                last = number
            if not is_filled:
                self.heads[number] = last

    def encode(self, doc: Doc) -> Any:
        """(words, 5) of spaCy's numbers, heads as steps from the word."""
        add = doc.vocab.strings.add
        steps = [head - number for number, head in enumerate(self.heads)]
        lemmas = [lemma or token.text for lemma, token in zip(self.lemmas, doc, strict=True)]
        named = [[add(one) for one in column] for column in (self.relations, self.tags, self.parts_of_speech, lemmas)]
        return np.column_stack([np.array(steps, np.int64).astype(np.uint64), *(np.array(column, np.uint64) for column in named)])
