"""Copies of one wire story: the same text again, trimmed, lengthened or lightly edited.

Articles whose sketches share sampled shingles (runs of words) are compared exactly; the work grows with the number of words, not of
pairs. What an editor reworded is found by its sentences (rewording).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

import polars as pl

from pipeline.cleaning.leads import Lead, read_lead, tell_apart
from pipeline.cleaning.meeting import meet_by_keys
from pipeline.cleaning.rewording import WORD, are_near, compare_sentences, pair_by_words
from pipeline.cleaning.sketches import sketch_articles

COMPARED = 4  # words of a shingle to compare by: an edited word spoils four of them, and not six
MIN_SHARED = 2  # sampled shingles two articles share before they are compared, and
MIN_SHARE = 0.3  # their share of the smaller sample: half of what CONTAINED lets one expect, as a sample strays
SHORT = 60  # words: of shorter texts one may quote the other whole without being its copy
CONTAINED = 0.7  # share of the shorter one's shingles found in the longer one that makes it a copy
LEADING = 0.5  # the same for its first half: two stories of one outlet share up to 0.6, all of it in what ends every page
ALIKE = 0.8  # share of all shingles that two short texts must have in common
LEAST_PART = 0.1  # length of the shorter one as a share of the longer: below, a brief is quoted, not trimmed
KEPT = 64  # articles whose words are at hand while they are compared
SCHEMA = {
    "article_id": pl.String, "duplicate_of": pl.String, "score": pl.Float64, "unlike": pl.String, "difference": pl.String,
}  # fmt: skip
# How alike an article is to one before it, that one's position, and whether it is that story beyond doubt: word for word, or by its id.
Found = tuple[float, int, bool]


def find_copies(
    articles: pl.DataFrame, versions: Iterable[tuple[str, str]] = (), sketches: pl.DataFrame | None = None
) -> pl.DataFrame:  # fmt: skip
    """Each copy with the article it copies and how much of the shorter one is in the longer (0 to 1), by article_id.

    `versions` are pairs of articles that are one story whatever their words (see versions): a copy without a score.
    `sketches` are those that `sketch_articles` makes of the articles, in any order; None: they are made here.

    `articles` has article_id, text, prose_start, published_on, in any order. An original is the earliest of its
    copies by published_on (NULL last) and article_id; a copy of a copy is a copy of its original.
    An article whose text is like another's while its lead is on another day or place (see leads) is no copy of it: it has
    no duplicate_of, but in `unlike` the one it is most like, and the `difference`.
    """
    rows = articles.select("article_id", "text", "prose_start", "published_on").rows()
    rows.sort(key=lambda row: (row[3] is None, row[3] or date.min, row[0]))
    stories = _Stories(rows)
    found = []
    order = pl.DataFrame({"article_id": [row[0] for row in rows]}, schema={"article_id": pl.String})
    sketched = order.join(sketch_articles(articles) if sketches is None else sketches, on="article_id", maintain_order="left")
    alike, linked = _compare(rows, sketched), _place_versions(rows, versions)
    for later in sorted({*alike, *linked}):  # in order, so that the story of an earlier article is known
        score, original, difference = stories.place(later, [*alike.get(later, ()), *linked.get(later, ())])
        key, copied = rows[later][0], rows[original][0]
        found.append((key, None, score, copied, difference) if difference else (key, copied, score or None, None, None))
    return pl.DataFrame(sorted(found), schema=SCHEMA, orient="row")


def _place_versions(rows: Sequence[tuple], versions: Iterable[tuple[str, str]]) -> dict[int, list[Found]]:
    """By the position of an article the versions of its story before it, the newest first; nothing tells them apart.

    Their likeness is 0: it was not measured.
    """
    positions = {row[0]: number for number, row in enumerate(rows)}
    linked: dict[int, list[Found]] = {}
    for pair in versions:
        earlier, later = sorted(positions[article_id] for article_id in pair)
        linked.setdefault(later, []).append((0.0, earlier, True))
    return {later: sorted(found, reverse=True) for later, found in linked.items()}


def _compare(rows: Sequence[tuple], sketched: pl.DataFrame) -> dict[int, list[Found]]:
    """By the position of an article what it is like of those before it, the most alike first."""

    def prose(index: int) -> str:
        return rows[index][1][rows[index][2] :]

    alike: dict[int, list[Found]] = {}
    words = lru_cache(KEPT)(lambda index: WORD.findall(prose(index).casefold()))
    met = {*_pair(sketched["shingles"]), *pair_by_words(sketched["rare_words"])}
    for later, earlier in sorted(met):
        score = compare_words(words(earlier), words(later))
        is_verbatim = score == 1 and min(len(words(earlier)), len(words(later))) >= SHORT
        if score is None and are_near(rows[earlier][3], rows[later][3]):
            score = compare_sentences(prose(earlier), prose(later))
        if score is not None:
            alike.setdefault(later, []).append((round(score, 4), earlier, is_verbatim))
    return {later: sorted(found, key=lambda one: (-one[0], one[1])) for later, found in alike.items()}


class _Stories:
    """Articles by what they copy."""

    def __init__(self, rows: Sequence[tuple]) -> None:
        self._rows = rows
        self._origin = list(range(len(rows)))
        self._leads: dict[int, dict[Lead, None]] = {}
        self._read = lru_cache(KEPT)(lambda index: read_lead(*rows[index][1:]))

    def place(self, later: int, alike: Sequence[Found]) -> tuple[float, int, str | None]:
        """How alike the article is to the story it copies, that story's original, and None; or what keeps it from the likest one.

        No article of a story is told apart from it: a copy that names no place or day makes no bridge between two that do.
        """
        kept_from = None
        for score, earlier, is_verbatim in alike:
            original = self._origin[earlier]
            told = self._leads.setdefault(original, {self._read(original): None})
            lead = self._read(later)
            difference = None if is_verbatim else next((found for one in told if (found := tell_apart(one, lead))), None)
            if difference is None:
                self._origin[later] = original
                told[lead] = None
                return score, original, None
            kept_from = kept_from or (score, earlier, difference)
        return kept_from


def compare_words(first: Sequence[str], second: Sequence[str]) -> float | None:
    """How much of the shorter text is in the longer, from 0 to 1; None when neither is a copy of the other."""
    short, long = sorted((first, second), key=lambda words: (len(words), words))
    small, large = _shingle(short, COMPARED), _shingle(long, COMPARED)
    if not small or len(small) < LEAST_PART * len(large):
        return None
    shared = len(small & large)
    if len(short) < SHORT:
        alike = shared / len(small | large)
        return alike if alike >= ALIKE else None
    half = _shingle(short[: len(short) // 2], COMPARED)
    leads = len(half & large) >= LEADING * len(half)
    return shared / len(small) if leads and shared >= CONTAINED * len(small) else None


def _shingle(words: Sequence[str], length: int) -> set[tuple[str, ...]]:
    length = min(length, len(words))
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)} if length else set()


def _pair(shingles: pl.Series) -> Iterator[tuple[int, int]]:
    """(later, earlier) positions of articles worth comparing, in order."""
    sizes = shingles.list.len().cast(pl.Int64)
    met = meet_by_keys(shingles)
    smaller = pl.min_horizontal(sizes.gather(met["later"]), sizes.gather(met["earlier"]))
    worth = (pl.col("shared") >= pl.min_horizontal(MIN_SHARED, smaller)) & (pl.col("shared") >= MIN_SHARE * smaller)
    yield from met.filter(worth).select("later", "earlier").iter_rows()
