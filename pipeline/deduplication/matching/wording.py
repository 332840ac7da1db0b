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
    weights = load_weights(levels[KIND])
    told = sorted((-abs(weights[name].get(level, 0)), name, level) for name, level in levels.items() if name != KIND)
    said = _wordings()
    for_it = [said[name, level] for _, name, level in told if weights[name].get(level, 0) > 0]
    against = [said[name, level] for _, name, level in told if weights[name].get(level, 0) < 0]
    text = ", ".join(for_it[:TOLD]) or "nothing in common"
    return f"{text}{'; but ' + ', '.join(against[:TOLD]) if against else ''}."


@cache
def _wordings() -> Mapping[tuple[str, str], str]:
    return {(row["comparison"], row["level"]): row["said"] for row in load_words("match_weights")}
