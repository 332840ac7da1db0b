"""The levels of a match in words."""

from collections.abc import Mapping
from functools import cache

from pipeline.deduplication.matching.scoring import KIND, load_weights
from pipeline.lexicon import load_words

TOLD = 3  # levels for one incident and as many against it: the strongest say why


def say_levels(levels: Mapping[str, str]) -> str:
    """A sentence without its capital: what speaks most for one incident, the strongest first, and what against it.

    `levels` holds them by comparison, and under KIND the kind of the pair.
    """
    said = _rank_levels(levels[KIND])
    told = sorted(said[level] for level in levels.items() if level in said)
    for_it = [words for *_, is_for, words in told if is_for]
    against = [words for *_, is_for, words in told if not is_for]
    text = ", ".join(for_it[:TOLD]) or "nothing in common"
    return f"{text}{'; but ' + ', '.join(against[:TOLD]) if against else ''}."


@cache
def _rank_levels(kind: str) -> Mapping[tuple[str, str], tuple[int, str, str, bool, str]]:
    """By comparison and level, of those that weigh something: its place among others, the heaviest first, whether it is for one incident,
    and the words for it."""
    said = {(row["comparison"], row["level"]): row["said"] for row in load_words("match_weights")}
    weights = {(name, level): weight for name, held in load_weights(kind).items() for level, weight in held.items()}
    return {key: (-abs(weight), *key, weight > 0, said[key]) for key, weight in weights.items() if weight}
