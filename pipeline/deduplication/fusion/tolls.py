"""One toll from what several sources say, by the contract's rule.

low: the smallest total. high: the largest, NULL where somebody's "at least n" goes beyond every total that is
bounded. best: the newest official total, else the one that most independent sources give. A number that counts a
part lowers no total: it is a lower bound, and stands only where nobody gives a total.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Toll:
    """Lowest, best and highest total, persons; None where unknown. low ≤ best ≤ high, and no best without a low."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True)
class Voice:
    """What one report says of one outcome: its toll, and the total it has from an authority, if any.

    `story` is the source: copies of one wire story share it. A low without a best is a lower bound made of parts.
    """

    story: str
    published_on: date | None
    toll: Toll
    official: int | None = None

    @property
    def age(self) -> date:
        """Day of publication; an undated report counts as the oldest."""
        return self.published_on or date.min


def fuse_tolls(voices: Iterable[Voice]) -> Toll:
    """The toll of an incident. The order of the voices does not matter."""
    known = [voice for voice in voices if voice.toll != Toll()]
    totals = [voice.toll for voice in known if voice.toll.best is not None]
    best = _choose_best(known)
    bounds = [voice.toll.low for voice in known if voice.toll.low is not None]
    low = min([*(toll.low for toll in totals), best]) if totals else max(bounds, default=None)
    highs = [voice.toll.high for voice in known if voice.toll.high is not None]
    open_ends = [voice.toll.low for voice in known if voice.toll.high is None]
    high = max(highs, default=None)
    if high is None or any(end > high for end in open_ends) or (best is not None and best > high):
        high = None
    return Toll(low, best, high)


def _choose_best(voices: list[Voice]) -> int | None:
    """The newest official total; of several as new, what most sources have, then the largest: tolls rise as news comes in."""
    official = [voice for voice in voices if voice.official is not None and voice.toll.best is not None]
    if official:
        newest = max(voice.age for voice in official)
        return _most_given({(voice.story, voice.official): voice.age for voice in official if voice.age == newest})
    spoken: dict[str, Voice] = {}
    for voice in voices:
        if voice.toll.best is not None:
            other = spoken.get(voice.story)
            if other is None or (voice.age, voice.toll.best) > (other.age, other.toll.best):
                spoken[voice.story] = voice  # a story's last word: a copy may carry a newer number than its original
    return _most_given({(story, voice.toll.best): voice.age for story, voice in spoken.items()})


def _most_given(given: dict[tuple[str, int], date]) -> int | None:
    """The number that most sources give; of several, the newest, then the largest."""
    sources: dict[int, set[str]] = {}
    newest: dict[int, date] = {}
    for (story, number), age in given.items():
        sources.setdefault(number, set()).add(story)
        newest[number] = max(age, newest.get(number, date.min))
    return max(sources, key=lambda number: (len(sources[number]), newest[number], number), default=None)
