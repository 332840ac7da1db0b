"""Which pairs of tellings are worth comparing: those that share a place, a name, or two telling words.

The tellings of a block are sorted by day, and each is paired with its next neighbours only: work grows with the
number of tellings, not of pairs, and an incident told by thousands hangs together by its neighbours.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import polars as pl

from pipeline.deduplication.matching.vocabulary import is_rare

NEIGHBOURS = 25  # next tellings of a block that one is paired with: all of most blocks, enough to hang together in large ones
BY_WORD = 20  # the same for a word, since each telling is in several such blocks
TELLING = 16  # words of a telling it is found by, and
SHARED = 2  # how many of them two must share: one alone is shared by chance
FRESH = 31  # days between two tellings that share no more than a place, or words that many articles have: later a name or rare words join

PLACE, UNDATED, NAME, RARE, WORD = "place", "undated", "name", "rare", "word"  # kinds of blocks, by what their tellings share
LIMITS = {PLACE: (NEIGHBOURS, FRESH), NAME: (NEIGHBOURS, None), RARE: (BY_WORD, None), WORD: (BY_WORD, FRESH)}  # neighbours, days


def pair_tellings(features: pl.DataFrame) -> pl.DataFrame:
    """Columns one < other (telling), each pair once, of different stories, ordered. `features` as list_features makes it."""
    found = {kind: pair_block(kind, rows) for kind, rows in list_blocks(features)}
    by_words = pl.concat([found.pop(RARE), found.pop(WORD)])
    return _unite(pl.concat(list(found.values())), _share(by_words))


def list_blocks(features: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame]]:
    """Each kind of block with its rows: telling, story, day, and the key that the tellings of a block share: a number for a word.

    A telling may be in several blocks of a kind.
    """
    day = pl.coalesce("first", "published")
    rows = features.select("telling", "story", "family", "place", "surnames", "words", day=day)
    yield PLACE, rows.with_columns(key="place")
    yield UNDATED, rows.with_columns(key=pl.format("{} {}", "place", pl.col("family").fill_null("")))
    yield NAME, rows.explode("surnames").rename({"surnames": "key"})
    listed = rows.select("telling", "story", "day", key=pl.col("words").list.head(TELLING)).explode("key").drop_nulls("key")
    rare = is_rare(listed["key"])
    yield RARE, listed.filter(rare)
    yield WORD, listed.filter(~rare)


def pair_block(kind: str, rows: pl.DataFrame) -> pl.DataFrame:
    """The pairs (one < other) of whole blocks of a kind, each as often as the two share a key."""
    return _pair_undated(rows) if kind == UNDATED else _pair(rows, *LIMITS[kind])


def _share(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs that come SHARED times and more. A pair as one number is sorted many times faster than grouped as two."""
    ordered = np.sort(_pack(pairs))
    last = ordered[SHARED - 1 :]
    return _unpack(last[last == ordered[: len(last)]])


def _unite(*pairs: pl.DataFrame) -> pl.DataFrame:
    return _unpack(np.sort(np.concatenate([_pack(held) for held in pairs])))


def _pack(pairs: pl.DataFrame) -> npt.NDArray[np.uint64]:
    return pairs.select(pl.col("one").cast(pl.UInt64) * 2**32 + pl.col("other").cast(pl.UInt64)).to_series().to_numpy()


def _unpack(ordered: npt.NDArray[np.uint64]) -> pl.DataFrame:
    """Each pair once, in its order."""
    is_new = np.ones(len(ordered), dtype=bool)
    is_new[1:] = ordered[1:] != ordered[:-1]
    held = ordered[is_new]
    return pl.DataFrame({"one": (held >> np.uint64(32)).astype(np.uint32), "other": held.astype(np.uint32)})


def _pair_undated(rows: pl.DataFrame) -> pl.DataFrame:
    """The tellings without a day, each with others of its key, dated or not."""
    undated = rows.filter(pl.col("day").is_null())["telling"].implode()
    pairs = _pair(rows.filter(pl.col("day").is_null().any().over("key")).with_columns(day=None), NEIGHBOURS)
    return pairs.filter(pl.col("one").is_in(undated) | pl.col("other").is_in(undated))


def _pair(rows: pl.DataFrame, neighbours: int, longest: int | None = None) -> pl.DataFrame:
    """Each row with the next ones of its key, by day, at most `longest` days on; a pair as often as it shares a key."""
    rows = rows.select("telling", "story", "key", pl.col("day").cast(pl.Int32)).drop_nulls("key")
    rows = rows.filter(pl.len().over("key") > 1).sort("key", "day", "telling", nulls_last=True)
    found = []
    for step in range(1, neighbours + 1):
        later = rows.select(pl.all().shift(-step).name.suffix("_later"))
        near = True if longest is None else (pl.col("day_later") - pl.col("day")).fill_null(0) <= longest
        met = (pl.col("key") == pl.col("key_later")) & near
        pairs = pl.concat([rows, later], how="horizontal").filter(met)
        ends = ("telling", "telling_later")
        found.append(pairs.select(one=pl.min_horizontal(ends), other=pl.max_horizontal(ends)))
    return pl.concat(found)
