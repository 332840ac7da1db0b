"""When two spellings are of one name: transliterations differ in vowels, doubled letters and a few consonants (Muttaqi, Muttaki)."""

import re
from functools import cache, lru_cache

from pipeline.lexicon import load_words

_ARTICLES = frozenset(("al", "el", "ul", "ad", "ar", "as", "az"))  # forms of the Arabic article, which one paper prints and another drops
_SOUNDS = (
    (re.compile(r"ph"), "f"), (re.compile(r"tsch|tch|cz"), "ch"), (re.compile(r"ou|oo|u|w(?=[^aeiouy]|$)"), "o"),
    (re.compile(r"(?:ee|ei|ey|ie|iy|yi|ii|e|y|i)+"), "i"), (re.compile(r"q|ck|kh|c(?=[aou]|$)"), "k"), (re.compile(r"gh"), "g"),
    (re.compile(r"dh"), "d"), (re.compile(r"tz|ts"), "z"), (re.compile(r"(?<=.)h$"), ""), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


@cache
def _variants() -> dict[str, str]:
    return {form: row["name"] for row in load_words("name_variants") for form in (row["name"], *row["variants"].split("|"))}


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """What the spellings of a word of a name (normalised) have in common."""
    word = _variants().get(word, word)
    for sound, letter in _SOUNDS:
        word = sound.sub(letter, word)
    return word


@lru_cache(maxsize=1 << 16)
def fold_name(form: str) -> tuple[str, ...]:
    """The folded words of a normalised name, without forms of the Arabic article; a name of nothing else stays as it is."""
    words = tuple(fold_word(word) for word in form.split() if word not in _ARTICLES)
    return words or (form,)
