"""Which row of today stands for a row that stands no more: the same words of the same article, read anew.

Rules change and articles are corrected, and with them the ids of what was read. Without successors an incident would lose its
id whenever the report that named it was read in other words.
"""

from collections.abc import Iterator

import polars as pl

from schemas import TABLES

ALIKE = {
    "incident_reports": ("incident_type",), "incident_parties": ("role",), "casualty_claims": ("outcome",), "statements": (),
    "actor_mentions": (),
}  # fmt: skip
# beside the article, what an successor has in common with its forebear
SAID = {"statements": "content", "actor_mentions": "name", "incident_parties": "name"}  # words that an successor shares with its forebear
SHARED = 0.5  # of the words of the shorter one: bounds were mended, or a title was added; less is somebody else in the same place


def find_successors(table: str, before: pl.DataFrame, after: pl.DataFrame) -> dict[str, str]:
    """Id of the successor by the id of each row of `before` that is not in `after` and has one.

    Where rows have a place in the text, the successor is the row alike that overlaps most with the one gone, in the same words. A report
    has none: its successor is the only new report of its type in the article, if it was the only one to go.
    """
    key = TABLES[table].key()[0]
    gone = before.join(after, on=key, how="anti")
    if gone.is_empty():
        return {}
    shared = ["article_id", *ALIKE[table]]
    if "char_start" in TABLES[table].types():
        return dict(_pair_overlapping(key, shared, SAID.get(table, key), gone, after))
    return dict(_pair_only(key, shared, gone, before, after))


def _pair_overlapping(key: str, shared: list[str], said: str, gone: pl.DataFrame, after: pl.DataFrame) -> Iterator:
    columns = list(dict.fromkeys((key, *shared, "char_start", "char_end", said)))
    pairs = gone.select(columns).join(after.select(columns), on=shared, suffix="_new")
    overlap = pl.min_horizontal("char_end", "char_end_new") - pl.max_horizontal("char_start", "char_start_new")
    pairs = pairs.with_columns(overlap.alias("overlap")).filter(pl.col("overlap") > 0)
    if said != key:
        texts = zip(pairs[said], pairs[f"{said}_new"], strict=True)
        pairs = pairs.filter(pl.Series([_share_words(old, new) for old, new in texts], dtype=pl.Boolean))
    best = pairs.sort("overlap", f"{key}_new", descending=[True, False]).unique(key, keep="first", maintain_order=True)
    yield from best.sort(key).select(key, f"{key}_new").iter_rows()


def _pair_only(key: str, shared: list[str], gone: pl.DataFrame, before: pl.DataFrame, after: pl.DataFrame) -> Iterator:
    new = after.join(before, on=key, how="anti")
    gone, new = (frame.select(key, *shared).filter(~pl.struct(shared).is_duplicated()) for frame in (gone, new))
    yield from gone.join(new, on=shared, suffix="_new").sort(key).select(key, f"{key}_new").iter_rows()


def _share_words(old: str, new: str) -> bool:
    one, other = (set(text.casefold().split()) for text in (old, new))
    return len(one & other) >= SHARED * min(len(one), len(other))
