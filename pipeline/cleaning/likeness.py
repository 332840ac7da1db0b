"""How alike two articles are: those whose sketches share enough are compared exactly.

The work grows with the number of words, not of pairs. What an editor reworded is found by its sentences (rewording).
"""

from collections.abc import Sequence
from functools import lru_cache

import polars as pl

from pipeline.cleaning.meeting import meet_by_keys
from pipeline.cleaning.rewording import SHARED, WORD, are_near, compare_sentences

COMPARED = 4  # words of a shingle to compare by: an edited word spoils four of them, and not six
MIN_SHARED = 2  # sampled shingles two articles share before they are compared, and
MIN_SHARE = 0.3  # their share of the smaller sample: half of what CONTAINED lets one expect, as a sample strays
SHORT = 60  # words: of shorter texts one may quote the other whole without being its copy
CONTAINED = 0.7  # share of the shorter one's shingles found in the longer one that makes it a copy
LEADING = 0.5  # the same for its first half: two stories of one outlet share up to 0.6, all of it in what ends every page
ALIKE = 0.8  # share of all shingles that two short texts must have in common
LEAST_PART = 0.1  # length of the shorter one as a share of the longer: below, a brief is quoted, not trimmed
KEPT = 64  # articles whose words are at hand while they are compared
LIKENESS_TYPES: dict[str, pl.DataType] = {"score": pl.Float64(), "is_verbatim": pl.Boolean()}


def order_articles(articles: pl.DataFrame) -> pl.DataFrame:
    """In which one may copy those before it: by published_on (NULL last) and article_id."""
    return articles.sort("published_on", "article_id", nulls_last=True)


def meet_articles(articles: pl.DataFrame, sketches: pl.DataFrame) -> pl.DataFrame:
    """Columns later and earlier: ids of articles worth comparing, in order. `sketches` are those of `sketch_articles`, in any order."""
    held = order_articles(articles.select("article_id", "published_on")).join(sketches, on="article_id", maintain_order="left")
    by_words = meet_by_keys(held["rare_words"]).filter(pl.col("shared") >= SHARED)
    met = pl.concat([_meet_by_shingles(held["shingles"]), by_words]).select("later", "earlier").unique().sort("later", "earlier")
    return met.select(held["article_id"].gather(met[name]).alias(name) for name in met.columns)


def _meet_by_shingles(shingles: pl.Series) -> pl.DataFrame:
    sizes, met = shingles.list.len().cast(pl.Int64), meet_by_keys(shingles)
    smaller = pl.min_horizontal(sizes.gather(met["later"]), sizes.gather(met["earlier"]))
    return met.filter((pl.col("shared") >= pl.min_horizontal(MIN_SHARED, smaller)) & (pl.col("shared") >= MIN_SHARE * smaller))


def compare_articles(articles: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs, with columns later and earlier and any others, and those of LIKENESS_TYPES.

    `articles` has article_id, text, prose_start and published_on. `score` is how much of the shorter is in the longer, from 0 to 1; NULL
    when neither is a copy of the other. `is_verbatim` says that it is word for word, and long enough to be that story beyond doubt.
    """
    held = {row[0]: row[1:] for row in articles.select("article_id", "text", "prose_start", "published_on").iter_rows()}

    def prose(article_id: str) -> str:
        return str(held[article_id][0][held[article_id][1] :])

    words = lru_cache(KEPT)(lambda article_id: WORD.findall(prose(article_id).casefold()))
    found = []
    for later, earlier in pairs.select("later", "earlier").iter_rows():
        score = compare_words(words(earlier), words(later))
        is_verbatim = score == 1 and min(len(words(earlier)), len(words(later))) >= SHORT
        if score is None and are_near(held[earlier][2], held[later][2]):
            score = compare_sentences(prose(earlier), prose(later))
        found.append((None if score is None else round(score, 4), is_verbatim))
    return pairs.hstack(pl.DataFrame(found, schema=LIKENESS_TYPES, orient="row"))


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
