"""The levels of a match in words."""

from collections.abc import Mapping
from functools import cache

from pipeline.deduplication.matching.scoring import load_weights
from pipeline.lexicon import load_words


def say_levels(levels: Mapping[str, str]) -> str:
    """A sentence without its capital: what speaks for one incident, the strongest first, and what against it."""
    weights = load_weights()
    told = sorted((-abs(weights[name].get(level, 0)), name, level) for name, level in levels.items())
    for_it = [_say(name, level) for _, name, level in told if weights[name].get(level, 0) > 0]
    against = [_say(name, level) for _, name, level in told if weights[name].get(level, 0) < 0]
    text = ", ".join(for_it) or "nothing in common"
    return f"{text}{'; but ' + ', '.join(against) if against else ''}."


def _say(name: str, level: str) -> str:
    return _wordings()[name, level]


@cache
def _wordings() -> Mapping[tuple[str, str], str]:
    return {(row["comparison"], row["level"]): row["said"] for row in load_words("match_weights")}
