"""Text → words: spaCy's rules for English."""

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc


def make_doc(text: str) -> Doc:
    """The words of a text, nothing said of them yet."""
    return _load_tokenizer().tokenizer(text)


@cache
def _load_tokenizer() -> Language:
    return spacy.blank("en")
