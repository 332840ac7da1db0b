"""Copies of one wire story: the same text again, trimmed, lengthened or lightly edited.

An article is a copy of one that it is like (likeness), unless their leads tell them apart (leads).
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import polars as pl

from pipeline.cleaning.leads import Lead, read_lead, tell_apart
from pipeline.cleaning.likeness import compare_articles, meet_articles, order_articles
from pipeline.cleaning.sketches import sketch_articles

KEPT = 64  # articles whose leads are at hand while they are told apart
SCHEMA = {
    "article_id": pl.String, "duplicate_of": pl.String, "score": pl.Float64, "unlike": pl.String, "difference": pl.String,
}  # fmt: skip
# How alike an article is to one before it, that one's position, and whether it is that story beyond doubt: word for word, or by its id.
Found = tuple[float, int, bool]


def find_copies(
    articles: pl.DataFrame, versions: Iterable[tuple[str, str]] = (), compared: pl.DataFrame | None = None
) -> pl.DataFrame:  # fmt: skip
    """Each copy with the article it copies and how much of the shorter one is in the longer (0 to 1), by article_id.

    `versions` are pairs of articles that are one story whatever their words (see versions): a copy without a score.
    `compared` are the pairs that `meet_articles` finds, as `compare_articles` has them, in any order; None: they are found here.

    `articles` has article_id, text, prose_start, published_on, in any order. An original is the earliest of its
    copies by published_on (NULL last) and article_id; a copy of a copy is a copy of its original.
    An article whose text is like another's while its lead is on another day or place (see leads) is no copy of it: it has
    no duplicate_of, but in `unlike` the one it is most like, and the `difference`.
    """
    if compared is None:
        compared = compare_articles(articles, meet_articles(articles, sketch_articles(articles)))
    rows = order_articles(articles).select("article_id", "text", "prose_start", "published_on").rows()
    positions = {row[0]: number for number, row in enumerate(rows)}
    stories, found = _Stories(rows), []
    alike, linked = _place_alike(positions, compared), _place_versions(positions, versions)
    for later in sorted({*alike, *linked}):  # in order, so that the story of an earlier article is known
        score, original, difference = stories.place(later, [*alike.get(later, ()), *linked.get(later, ())])
        key, copied = rows[later][0], rows[original][0]
        found.append((key, None, score, copied, difference) if difference else (key, copied, score or None, None, None))
    return pl.DataFrame(sorted(found), schema=SCHEMA, orient="row")


def _place_alike(positions: Mapping[str, int], compared: pl.DataFrame) -> dict[int, list[Found]]:
    """By the position of an article what it is like of those before it, the most alike first."""
    alike: dict[int, list[Found]] = {}
    like = compared.filter(pl.col("score").is_not_null())
    for later, earlier, score, is_verbatim in like.select("later", "earlier", "score", "is_verbatim").iter_rows():
        alike.setdefault(positions[later], []).append((score, positions[earlier], is_verbatim))
    return {later: sorted(found, key=lambda one: (-one[0], one[1])) for later, found in alike.items()}


def _place_versions(positions: Mapping[str, int], versions: Iterable[tuple[str, str]]) -> dict[int, list[Found]]:
    """By the position of an article the versions of its story before it, the newest first; nothing tells them apart.

    Their likeness is 0: it was not measured.
    """
    linked: dict[int, list[Found]] = {}
    for pair in versions:
        earlier, later = sorted(positions[article_id] for article_id in pair)
        linked.setdefault(later, []).append((0.0, earlier, True))
    return {later: sorted(found, reverse=True) for later, found in linked.items()}


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
