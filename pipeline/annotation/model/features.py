"""What the encoder is told of a word beside its pieces: its case, and which of the project's lists have it.

Both are numbers of rows in tables that were trained with the encoder: a list that changes takes full effect when
the model is trained again.
"""

from functools import cache, lru_cache

from pipeline.lexicon import load_words
from pipeline.lexicon.gazetteer import fold_name, load_places

CASES = 9  # of `case_of`; 0 stands for the marks that begin and end a sentence
LISTS = ("given_names", "places", "bodies", "titles")
MEMBERSHIPS = 2 ** len(LISTS)  # of `lists_of`: one bit a list
LARGE = 15_000  # people of a place whose name counts: those of hamlets are anybody's surname
CACHED_WORDS = 100_000


def case_of(word: str) -> int:
    """The class of a word's letters, 1 to 8: capitals, one capital, Capitalised, MixedCase, lower, with digits, other letters, none."""
    if word.isupper():
        return 1 if len(word) > 1 else 2
    if word[:1].isupper():
        return 3 if word[1:].islower() else 4
    if word.islower():
        return 5
    if any(sign.isdigit() for sign in word):
        return 6
    return 7 if any(sign.isalpha() for sign in word) else 8


@lru_cache(CACHED_WORDS)
def lists_of(word: str) -> int:
    """Which of LISTS have a word: the sum of their bits, the first the lowest."""
    folded = fold_name(word)
    return sum(1 << bit for bit, name in enumerate(LISTS) if folded in load_list(name))


@cache
def load_list(name: str) -> frozenset[str]:
    """The folded words of one of LISTS."""
    if name == "given_names":
        names = [row["name"] for row in load_words("person_names")]
    elif name == "places":
        large = load_places().filter(load_places()["population"] >= LARGE)
        names = [*large["name"], *(form for row in load_words("countries") for form in (row["name"], *row["aliases"].split("|")))]
    elif name == "bodies":
        names = [row["noun"] for row in load_words("actor_nouns")]
        names += [form for row in load_words("organisations") for form in (row["name"], *row["aliases"].split("|"))]
    elif name == "titles":
        names = [row["title"] for row in load_words("titles")]
    else:
        raise KeyError(f"no list {name!r}: give one of {', '.join(LISTS)}")
    return frozenset(word for one in names for word in fold_name(one).split() if len(word) > 2)
