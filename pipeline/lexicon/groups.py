"""Words of lists that put them in groups, found in a text: each row of such a list has `group` and `words`."""

from functools import cache

from pipeline.lexicon import load_words
from pipeline.lexicon.phrases import PhraseMatcher, fold_case


def find_groups(text: str, name: str) -> list[str]:
    """The group of each word of the list `name` that the text has, in order. Raises FileNotFoundError for an unknown list."""
    matcher, groups = _matcher(name), list_groups(name)
    return [groups[hit.row] for hit in matcher.find(fold_case(text))]


@cache
def list_groups(name: str) -> list[str]:
    """The group of each row of a list."""
    return [row["group"] for row in load_words(name)]


@cache
def _matcher(name: str) -> PhraseMatcher:
    return PhraseMatcher((word, number) for number, row in enumerate(load_words(name)) for word in row["words"].split("|"))
