"""How many articles and sources report an incident, and from when to when."""

from datetime import timedelta

from tests.deduplication.told import AFTER, article, fuse, report


def test_counts_and_days_of_reporting():
    """Articles count each, sources once a story; the days are those of the first and the last article that is dated."""
    articles = [
        article(1, published_on=AFTER), article(2, copies=1, published_on=None), article(3, published_on=AFTER + timedelta(4)), article(4),
    ]  # fmt: skip
    row = fuse(report(1), report(2), report(3), articles=articles)
    assert (row["article_count"], row["source_count"]) == (3, 2)
    assert (row["first_reported_on"], row["last_reported_on"]) == (AFTER, AFTER + timedelta(4))
    undated = fuse(report(1), articles=[article(1, published_on=None)])
    assert (undated["first_reported_on"], undated["last_reported_on"]) == (None, None)
