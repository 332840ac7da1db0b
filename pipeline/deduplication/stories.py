"""Which articles are one story: an original and its copies, however long the chain of copying is."""

from collections.abc import Iterable

import polars as pl

from pipeline.ingestion.decisions import Decision, DecisionError


def find_stories(articles: pl.DataFrame, decisions: Iterable[Decision] = ()) -> tuple[pl.DataFrame, dict[str, str]]:
    """The articles with each copy pointing at the first article of its chain, and by article_id that article or the article itself.

    Where copies point at each other in a circle, the smallest id of the circle is the original. A link to an article
    that is not there stays as it is. Decisions of people come last: the second article of a merge becomes a copy of
    the first one's story, the second of a split a story of its own. Raises DecisionError for an unknown article.
    """
    links = dict(articles.select("article_id", "duplicate_of").iter_rows())
    for decision in decisions:
        if decision.table_name == "articles" and decision.other_id:
            _follow(decision, links)
    stories = {article_id: _find_original(article_id, links) for article_id in links}
    originals = pl.Series("duplicate_of", [None if stories[key] == key else stories[key] for key in articles["article_id"]], pl.String)
    return articles.with_columns(originals), stories


def _follow(decision: Decision, links: dict[str, str | None]) -> None:
    one, other = decision.row_id, decision.other_id
    for article_id in (one, other):
        if article_id not in links:
            raise DecisionError(f"{decision.place}: {article_id}: no such article now; copy its id from articles or drop the line")
    first, second = _find_original(one, links), _find_original(other, links)
    if decision.action == "merge" and first != second:
        links[first], links[second] = None, first
    elif decision.action == "split" and first == second:
        kept = other if first == other else one  # the original stays what it is: the copy becomes a story of its own
        links[other if kept == one else one] = None


def _find_original(article_id: str, links: dict[str, str | None]) -> str:
    path = [article_id]
    while (original := links.get(path[-1])) is not None:
        if original in path:
            return min(path[path.index(original) :])
        path.append(original)
    return path[-1]
