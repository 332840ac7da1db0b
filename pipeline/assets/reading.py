"""Reads articles: those read before from the kept results, the others by the rules of extraction, many at once.

Worker processes import this module, and so it leaves Dagster alone.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import Any

from pipeline.assets.kept_results import KeptResults, Rows, pack_rows, unpack_rows
from pipeline.extraction import TABLES, extract_rows

GIVEN = ("article_id", "title", "text", "prose_start", "published_on", "publisher", "dateline")  # all that extraction sees
WORKERS = 2
WORTH_WORKERS = 64  # articles to read: for fewer, starting workers takes longer than reading

Article = Mapping[str, Any]


@contextmanager
def open_workers() -> Iterator[ProcessPoolExecutor]:
    """Processes to read in; none is started before there is work for it. Spawned: polars must not be forked."""
    pool = ProcessPoolExecutor(WORKERS, get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def read_articles(articles: list[Article], scope: str, kept: KeptResults, pool: ProcessPoolExecutor) -> tuple[Rows, int]:
    """Rows by table of some articles, in their order, and how many of these had to be read now.

    Raises RuntimeError naming the article that a rule could not digest.
    """
    keys = [kept.key(article, scope) for article in articles]
    found = kept.find(keys)
    new = {key: article for key, article in zip(keys, articles, strict=True) if key not in found}
    run = partial(pool.map, chunksize=8) if len(new) >= WORTH_WORKERS else map
    read = dict(zip(new, run(partial(read_article, scope=scope), new.values()), strict=True))
    kept.keep(read)
    rows: Rows = {table: [] for table in TABLES}
    for key in keys:
        for table, more in unpack_rows(read.get(key) or found[key]).items():
            rows[table] += more
    return rows, len(new)


def read_article(article: Article, scope: str) -> bytes:
    """The packed rows of one article."""
    try:
        return pack_rows(extract_rows(article, scope))
    except Exception as error:
        said = f"article {article['article_id']}: extraction failed ({type(error).__name__}: {error})"
        raise RuntimeError(f"{said}; take it out of its batch to go on, and report it") from error
