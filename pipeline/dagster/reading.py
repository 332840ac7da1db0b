"""Reads articles: those read before from the kept results, the others by the rules of extraction, many at once.

Worker processes import this module, and so it leaves Dagster alone.
"""

import traceback
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from functools import partial
from typing import Any

from pipeline.dagster.kept_results import KeptResults, Rows, pack_rows, unpack_rows
from pipeline.extraction import TABLES, UNREAD, extract_rows

GIVEN = ("article_id", "title", "text", "prose_start", "published_on", "publisher", "dateline")  # all that extraction sees
WORTH_WORKERS = 64  # articles to read: for fewer, starting workers takes longer than reading

Article = Mapping[str, Any]


def read_articles(articles: Sequence[Article], scope: str, kept: KeptResults, pool: Executor) -> tuple[Rows, int]:
    """Rows by table of some articles, in their order, and under UNREAD what was not read; and how many of them had to be read now.

    An article that a rule cannot digest has no rows but the one that says so, and is tried again in the next run.
    """
    keys = [kept.key(article, scope) for article in articles]
    found = kept.find(keys)
    new = {key: article for key, article in zip(keys, articles, strict=True) if key not in found}
    run = partial(pool.map, chunksize=8) if len(new) >= WORTH_WORKERS else map
    read = dict(zip(new, run(partial(read_article, scope=scope), new.values()), strict=True))
    kept.keep({key: result for key, (result, is_whole) in read.items() if is_whole})
    rows: Rows = {table: [] for table in (*TABLES, UNREAD)}
    for key in keys:
        for table, more in unpack_rows(read[key][0] if key in read else found[key]).items():
            rows[table] += more
    return rows, len(new)


def read_article(article: Article, scope: str) -> tuple[bytes, bool]:
    """The packed rows of one article, and whether a rule could digest it."""
    try:
        rows = extract_rows(article, scope)
        rows[UNREAD] = [{"article_id": article["article_id"], **one} for one in rows[UNREAD]]
        return pack_rows(rows), True
    except Exception as error:  # whatever it is: it must stop no other article
        return pack_rows({UNREAD: [_describe(article, error)]}), False


def _describe(article: Article, error: Exception) -> dict[str, Any]:
    """The whole article as a stretch that was not read. Where the rule stopped is named, and none of the words it stopped at."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{last.filename.rpartition('/pipeline/')[2]}, line {last.lineno}" if "/pipeline/" in last.filename else last.name
    reason = f"a rule stopped with {type(error).__name__} ({where}), and nothing of the article was read: report it with the text"
    span = {"char_start": 0, "char_end": len(article["text"])}
    return {"article_id": article["article_id"], **span, "check_name": "extraction_failed", "reason": reason}
