"""Words of a sentence with their offsets in the article: names, possessives and abbreviations kept in one piece."""

import re
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Token

from pipeline.annotation.document import Sentence
from pipeline.annotation.names.vocabulary import abbreviations
from pipeline.annotation.syntax import SUBJECTS

_TOKEN = re.compile(
    r"@\w+"
    rf"|(?:{'|'.join(sorted(map(re.escape, abbreviations()), key=lambda form: (-len(form), form)))})(?![\w.])"
    r"|(?:[A-Z]-)?(?:[A-Z]\.){2,}(?:-\w+)?|[A-Z]\.(?=\s+[A-Z])"
    r"|''|``"
    r"|(?:[Tt]hen|[Ee]x)-(?=[A-Z])"
    r"|[^\W_](?:\w|[.&'’‑-](?=\w))*"
    r"|\S"
)  # fmt: skip
_NO_PRONOUNS = frozenset({"US", "WHO"})  # bodies whose names in small letters are pronouns
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$", re.I)


class Word(NamedTuple):
    """One word or mark; offsets as in Span. `lower` is its lower case with plain apostrophes, "US" and "WHO" as they are.

    `is_capital`: it begins as a name does ("Omar", "al-Qaeda", "@omar", not "3rd"); `is_word`: it holds a letter or a digit.
    `token`: the model's token in which it begins, None where the words were split without their sentence.
    """

    text: str
    lower: str
    start: int
    end: int
    is_capital: bool
    is_word: bool
    token: Token | None = None

    @property
    def tag(self) -> str:
        """The Penn tag that the model gives the word, "" when it was not asked."""
        return self.token.tag_ if self.token is not None else ""


@lru_cache(maxsize=65536)
def _look(text: str) -> tuple[str, bool, bool]:
    first = text[0]
    behind = text[text.index("-") + 1 : text.index("-") + 2] if "-" in text[:4] else ""
    return (
        text if text in _NO_PRONOUNS else text.lower().replace("’", "'"),
        first.isupper() or first == "@" or (first.islower() and behind.isupper()),
        first.isalnum() or first == "@",
    )


def make_word(text: str, start: int) -> Word:
    """The word that begins at an offset."""
    lower, is_capital, is_word = _look(text)
    return Word(text, lower, start, start + len(text), is_capital, is_word)


@lru_cache(maxsize=512)
def split_words(text: str, offset: int) -> tuple[Word, ...]:
    """The words of `text`, which begins at `offset` of the article; "'s" stands alone."""
    words: list[Word] = []
    for match in _TOKEN.finditer(text):
        form, start = match[0], offset + match.start()
        if form[-1] in "sS" and (cut := _POSSESSIVE.search(form)):
            words.append(make_word(form[: cut.start()], start))
            words.append(make_word(form[cut.start() :], start + cut.start()))
        else:
            words.append(make_word(form, start))
    return tuple(words)


def text_of(words: tuple[Word, ...], first: int, last: int) -> str:
    """Words first to last (exclusive) with single blanks between."""
    return " ".join(word.text for word in words[first:last])


def read_words(sentence: Sentence) -> tuple[Word, ...]:
    """The words of a sentence, each with the model's token."""
    tokens = list(sentence.words)
    begins = [token.idx for token in tokens[1:]]
    at, last, found = 0, len(begins), []
    for word in split_words(sentence.text, sentence.start):
        while at < last and begins[at] <= word.start:
            at += 1
        found.append(Word(*word[:-1], tokens[at]))
    return tuple(found)


def is_clause_verb(word: Word) -> bool:
    """Whether a word is a verb that has a clause: "fire" in "to fire former director …", not "retired" in "a retired general"."""
    if word.tag in {"VB", "VBP", "VBZ", "MD"}:
        return True
    return word.tag == "VBD" and any(child.dep_ in SUBJECTS for child in word.token.children)
