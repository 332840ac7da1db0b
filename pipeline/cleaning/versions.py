"""Versions of one story: articles that a batch has under one id, or under one address. However much was rewritten, they are one source."""

from collections.abc import Iterator
from itertools import combinations
from urllib.parse import urlsplit

import polars as pl

from pipeline.ingestion.versions import find_first_id

MOST = 20  # articles under one id or address that are versions: one that more share is a section's page, or no id at all


def find_versions(articles: pl.DataFrame) -> list[tuple[str, str]]:
    """Pairs of articles that are versions of one story, in a total order; `articles` has article_id, batch, source_id and url."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for article_id, batch, source_id, url in articles.select("article_id", "batch", "source_id", "url").iter_rows():
        for kind, name in _name_stories(source_id, url):
            groups.setdefault((batch, kind, name), []).append(article_id)
    return sorted({pair for members in groups.values() if len(members) <= MOST for pair in combinations(sorted(members), 2)})


def _name_stories(source_id: str, url: str | None) -> Iterator[tuple[str, str]]:
    """What an article is a version of: its id's first version, and the page at its address, unless that is a site's front page."""
    yield "id", find_first_id(source_id) or source_id
    if url and _has_path(url):
        yield "url", url


def _has_path(url: str) -> bool:
    try:
        return bool(urlsplit(url).path.strip("/"))
    except ValueError:  # no address at all
        return False
