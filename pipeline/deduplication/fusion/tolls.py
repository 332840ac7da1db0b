"""One toll from what several sources say, by the contract's rule.

low: the smallest total. high: the largest, NULL where somebody's "at least n" goes beyond every total that is
bounded. best: the newest official total, else the one that most independent sources give. A number that counts a
part lowers no total: it is a lower bound, and stands only where nobody gives a total.

A lone official total gives way to one that many sources agree on, as new or twice as high: there it was misread, or counts a part.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

OUTVOTED = 4  # times as many sources as give an official total agree on another


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
    spoken: dict[str, Voice] = {}
    for voice in voices:
        if voice.toll.best is not None:
            other = spoken.get(voice.story)
            if other is None or (voice.age, voice.toll.best) > (other.age, other.toll.best):
                spoken[voice.story] = voice  # a story's last word: a copy may carry a newer number than its original
    given = {(story, voice.toll.best): voice.age for story, voice in spoken.items()}
    common = _most_given(given)
    official = [voice for voice in voices if voice.official is not None and voice.toll.best is not None]
    if not official:
        return common
    newest = max(voice.age for voice in official)
    told = {(voice.story, voice.official): voice.age for voice in official if voice.age == newest}
    best = _most_given(told)
    return common if _is_outvoted(best, common, told | given, newest) else best


def _is_outvoted(best: int, common: int, given: dict[tuple[str, int], date], told_on: date) -> bool:
    """Whether many times as many sources agree on another number, as new as the official one or more than twice as high."""
    sources = {number: {story for story, said in given if said == number} for number in (best, common)}
    newest = max(age for (_, number), age in given.items() if number == common)
    return len(sources[common]) >= OUTVOTED * len(sources[best]) and (newest >= told_on or common > 2 * best)


def _most_given(given: dict[tuple[str, int], date]) -> int | None:
    """The number that most sources give; of several, the newest, then the largest."""
    sources: dict[int, set[str]] = {}
    newest: dict[int, date] = {}
    for (story, number), age in given.items():
        sources.setdefault(number, set()).add(story)
        newest[number] = max(age, newest.get(number, date.min))
    return max(sources, key=lambda number: (len(sources[number]), newest[number], number), default=None)
