"""Which articles are one story: an original and its copies, however long the chain of copying is."""

import polars as pl


def find_stories(articles: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, str]]:
    """The articles with each copy pointing at the first article of its chain, and by article_id that article or the article itself.

    Where copies point at each other in a circle, the smallest id of the circle is the original. A link to an article
    that is not there stays as it is.
    """
    links = dict(articles.select("article_id", "duplicate_of").iter_rows())
    stories = {article_id: _find_original(article_id, links) for article_id in links}
    originals = pl.Series("duplicate_of", [None if stories[key] == key else stories[key] for key in articles["article_id"]], pl.String)
    return articles.with_columns(originals), stories


def _find_original(article_id: str, links: dict[str, str | None]) -> str:
    path = [article_id]
    while (original := links.get(path[-1])) is not None:
        if original in path:
            return min(path[path.index(original) :])
        path.append(original)
    return path[-1]
