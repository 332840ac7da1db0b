"""Words that lead from the news to its background: what it answers or follows, what went on for long, what was before it."""

from pipeline.lexicon.groups import find_groups


def find_background(text: str) -> set[str]:
    """The groups of `lexicon/background_words.csv` that a sentence has words of."""
    return set(find_groups(text, "background_words"))
