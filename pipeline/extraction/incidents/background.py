"""Words that lead from the news to its background: what it answers or follows, what went on for long, what was before it."""

from functools import cache

from pipeline.lexicon import load_words
from pipeline.lexicon.phrases import PhraseMatcher, fold_case


def find_background(text: str) -> set[str]:
    """The groups of `lexicon/background_words.csv` that a sentence has words of."""
    groups, matcher = _matcher()
    return {groups[hit.row] for hit in matcher.find(fold_case(text))}


@cache
def _matcher() -> tuple[list[str], PhraseMatcher]:
    """(the group of each row, the matcher of all their words)."""
    rows = load_words("background_words")
    phrases = ((word, number) for number, row in enumerate(rows) for word in row["words"].split("|"))
    return [row["group"] for row in rows], PhraseMatcher(phrases)
