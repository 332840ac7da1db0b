"""By what each article is looked up among those that it may copy, found in its own text alone.

It is reduced to a sample of its shingles (runs of words) that falls alike in every article: those whose hash is divisible by SAMPLE
(Broder's mod-p sketch). A trimmed story keeps its share of the sample, so containment shows, where signatures of MinHash, made for
texts of one length, lose it.
"""

from collections.abc import Sequence
from zlib import crc32

import polars as pl

from pipeline.cleaning.rewording import WORD, list_rare_words

LOOKED_UP = 6  # words of a shingle to look up by: phrases and names in common are shorter, sentences longer
SAMPLE = 8  # one shingle in so many is looked up: a story of 300 words has some 37, enough to meet any half of itself
ALWAYS = 4  # shingles of the smallest hash taken besides, so that a brief has a sample at all
SKETCH_TYPES: dict[str, pl.DataType] = {
    "article_id": pl.String(), "shingles": pl.List(pl.UInt32()), "rare_words": pl.List(pl.String()),
}  # fmt: skip


def sketch_articles(articles: pl.DataFrame) -> pl.DataFrame:
    """Of each article its id, the hashes of its sampled shingles, and its rare words; `articles` has article_id, text and prose_start."""
    rows = []
    for article_id, text, start in articles.select("article_id", "text", "prose_start").iter_rows():
        prose = text[start:]
        rows.append((article_id, _sketch(WORD.findall(prose.casefold())), list_rare_words(prose)))
    return pl.DataFrame(rows, schema=SKETCH_TYPES, orient="row")


def _sketch(words: Sequence[str]) -> list[int]:
    """The sampled hashes of a text, ascending; CRC-32 gives the same on every machine."""
    starts = range(max(len(words) - LOOKED_UP, 0) + 1 if words else 0)
    hashes = sorted({crc32(" ".join(words[start : start + LOOKED_UP]).encode()) for start in starts})
    return sorted({*hashes[:ALWAYS], *(value for value in hashes if value % SAMPLE == 0)})
