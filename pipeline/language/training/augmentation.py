"""Training text in other dress: all lower case, all capitals, headline case, typographic quotes."""

import random
from collections.abc import Callable, Iterator

from spacy import registry
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

_QUOTES = {"'": "’", "`": "‘", "''": "”", "``": "“"}
_SMALL = {"a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "by", "with", "from", "as"}


def print_as_headline(word: str) -> str:
    """A word as title case has it."""
    return word if word in _SMALL else word[:1].upper() + word[1:]


@registry.augmenters("incidents.dress.v1")
def create_augmenter(lower: float, upper: float, headline: float, quotes: float, seed: int) -> Callable:
    """An augmenter that yields each example once, dressed otherwise by these shares; the same seed dresses the same examples."""
    chance = random.Random(seed)

    def dress(nlp: Language, example: Example) -> Iterator[Example]:
        draw = chance.random()
        change = None
        for share, one in ((lower, str.lower), (upper, str.upper), (headline, print_as_headline)):
            if draw < share:
                change = one
                break
            draw -= share
        curly = chance.random() < quotes
        if change is None and not curly:
            yield example
            return
        words = [token.text for token in example.reference]
        if curly:
            words = curl_quotes(words)
        yield _redress(nlp, example.reference, [change(word) for word in words] if change else words)

    return dress


def curl_quotes(words: list[str]) -> list[str]:
    """Straight quotes and apostrophes as typesetters have them; double ones open and close in turn."""
    curled, is_open = [], False
    for word in words:
        if word == '"':
            curled.append("”" if is_open else "“")
            is_open = not is_open
        else:
            curled.append(_QUOTES.get(word) or word.replace("'", "’"))
    return curled


def _redress(nlp: Language, reference: Doc, words: list[str]) -> Example:
    """The reference with other words of its own length; its annotation stays."""
    values = Example(reference, reference).to_dict()
    values["token_annotation"]["ORTH"] = words
    text = "".join(word + token.whitespace_ for word, token in zip(words, reference, strict=True))
    return Example.from_dict(nlp.make_doc(text), values)
