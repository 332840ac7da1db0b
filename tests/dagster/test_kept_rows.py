"""The rows of articles that the last build made, and when they may be taken over."""

from datetime import date

import polars as pl
import pytest

from pipeline.contract.extractor import GIVEN
from pipeline.dagster.kept_rows import MADE_OF, KeptRows

TYPES = {name: pl.Int32() if name == "prose_start" else pl.Date() if name == "published_on" else pl.String() for name in MADE_OF}


def list_articles(*ids, **cells):
    """Articles with nothing but what is told of them."""
    rows = [{"article_id": one, "text_sha256": one * 4, "prose_start": 0, **cells} for one in ids]
    return pl.DataFrame(rows, schema=TYPES)


@pytest.fixture
def tables(tmp_path):
    """Files of two tables, with two rows of each of the articles a, b and c, and one."""
    paths = {name: tmp_path / f"{name}.parquet" for name in ("reports", "evidence")}
    for path, ids in zip(paths.values(), ("aabbcc", "abc"), strict=True):
        pl.DataFrame({"article_id": list(ids), "row": range(len(ids))}).write_parquet(path)
    return paths


def take(tables, articles, version="1"):
    """The ids that are known, and how many rows of each table are taken over."""
    known, rows = KeptRows(tables["reports"].parent, tables, version).take(articles)
    return sorted(known), {name: frame.height for name, frame in rows.items()}


def note(tables, articles, version="1"):
    KeptRows(tables["reports"].parent, tables, version).note(articles)


def test_rows_of_the_same_articles_are_taken_over(tables):
    """Those that are new are not known, and the rows of one that is gone are left."""
    assert take(tables, list_articles("a", "b")) == ([], {})
    note(tables, list_articles("a", "b", "c"))
    assert take(tables, list_articles("a", "b", "c")) == (["a", "b", "c"], {"reports": 6, "evidence": 3})
    assert take(tables, list_articles("b", "d")) == (["b"], {"reports": 2, "evidence": 1})


@pytest.mark.parametrize("column", [name for name in MADE_OF if name != "article_id"])
def test_an_article_that_changed_is_new(tables, column):
    """Whatever a reader is given of it, from nothing or to nothing: its rows are made again."""
    other = {"prose_start": 7, "published_on": date(2031, 5, 5)}.get(column, "other")
    note(tables, list_articles("a"))
    assert take(tables, list_articles("a", **{column: other}))[0] == []
    note(tables, list_articles("a", **{column: other}))
    assert take(tables, list_articles("a"))[0] == []
    assert take(tables, list_articles("a", **{column: other}))[0] == ["a"]


def test_another_version_or_another_file_ends_it(tables):
    """What other code made, or what a table that was replaced held, is never taken for what stands there."""
    articles = list_articles("a", "b", "c")
    note(tables, articles)
    assert take(tables, articles, "2") == ([], {})
    pl.DataFrame({"article_id": ["a"], "row": [9]}).write_parquet(tables["evidence"])
    assert take(tables, articles) == ([], {})
    tables["evidence"].unlink()
    assert take(tables, articles) == ([], {})


def test_a_reader_is_given_nothing_else():
    """All columns that a reader is given decide, the text by its hash."""
    assert {"text" if name == "text_sha256" else name for name in MADE_OF} == {*GIVEN}
