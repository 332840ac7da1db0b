"""The history a release carries: releases, changes and their reasons."""

import json
from datetime import date

import polars as pl
import pytest

from pipeline.release import history
from pipeline.release.history import Making
from schemas.identity import make_id


@pytest.fixture
def made_with(monkeypatch):
    """Sets the code and the lock that the next release believes to be made with."""

    def set_making(code="0.1.0+aaa", lock="c" * 64):
        monkeypatch.setattr(history, "code_version", lambda: code)
        monkeypatch.setattr(history, "lock_sha256", lambda: lock)

    set_making()
    return set_making


def reasons(release):
    """Reason by (table, change, row or column) of the newest release's changes."""
    changes = pl.read_parquet(release.path / "changes.parquet").filter(pl.col("to_version") == release.version)
    columns = ("table_name", "change", "row_id", "column_name", "reason")
    return {(table, change, column or row): reason for table, change, row, column, reason in changes.select(columns).iter_rows()}


def test_first_release_has_no_changes(world, cut, made_with):
    """Nothing came before it to be compared with: one row in releases, none in changes and redirects."""
    release = cut(world())
    row = pl.read_parquet(release.path / "releases.parquet").row(0, named=True)
    assert (row["version"], row["created_on"]) == ("2026.11.0", date(2026, 11, 3))
    assert (row["code_version"], row["lock_sha256"], row["inputs_sha256"]) == ("0.1.0+aaa", "c" * 64, "a" * 64)
    assert json.loads(row["rows"]) == release.rows
    assert (release.rows["releases"], release.rows["changes"], release.rows["id_redirects"]) == (1, 0, 0)


def test_history_grows_with_each_release(world, cut, made_with):
    """Older rows of releases and changes stay as they were; ids of changes are unique over all releases."""
    cut(world())
    second = cut(world(cue="told"), inputs="b")
    third = cut(world(numbers=(1, 2, 3)), inputs="c", today=date(2026, 12, 1))
    assert pl.read_parquet(third.path / "releases.parquet")["version"].to_list() == ["2026.11.0", "2026.11.1", "2026.12.0"]
    older, newer = (pl.read_parquet(release.path / "changes.parquet") for release in (second, third))
    assert newer.filter(pl.col("to_version") == "2026.11.1").equals(older)
    assert not newer["change_id"].is_duplicated().any()
    assert set(newer.select("from_version", "to_version").iter_rows()) == {("2026.11.0", "2026.11.1"), ("2026.11.1", "2026.12.0")}


def test_new_article_is_the_reason_for_its_rows_and_what_they_touch(world, cut, made_with):
    """Rows read from a new article, and the incident and actor that it adds to, changed because of it."""
    cut(world())
    found = reasons(cut(world(numbers=(1, 2, 3)), inputs="b"))
    article = make_id("article", "sample", 3)
    assert found["articles", "ADD", article] == "new article"
    assert found["evidence", "ADD", make_id("evidence", make_id("statement", article))] == "new article"
    assert found["incidents", "MOD", "article_count"] == "new article"
    assert found["actors", "MOD", "article_count"] == "new article"
    assert set(found.values()) == {"new article"}


def test_removed_and_corrected_articles_are_reasons_too(world, cut, made_with):
    """An article gone takes its rows with it; one whose text differs under the same code was corrected."""
    cut(world(numbers=(1, 2, 3)))
    assert set(reasons(cut(world(), inputs="b")).values()) == {"removed article"}
    corrected = world()
    first = make_id("article", "sample", 1)
    corrected["articles"] = corrected["articles"].with_columns(
        text_sha256=pl.when(pl.col("article_id") == first).then(pl.lit("f" * 64)).otherwise("text_sha256")
    )
    assert reasons(cut(corrected, inputs="c")) == {("articles", "MOD", "text_sha256"): "corrected article"}


def test_other_code_with_the_same_inputs_is_a_corrected_rule(world, cut, made_with):
    """When only the code differs, the code did it."""
    cut(world())
    made_with(code="0.1.0+bbb")
    assert set(reasons(cut(world(cue="told"))).values()) == {"corrected rule"}


def test_other_code_and_new_article_are_told_apart_where_they_can_be(world, cut, made_with):
    """A new article's own rows are due to it; what it shares with others may be due to the code as well."""
    cut(world())
    made_with(code="0.1.0+bbb")
    tables = world(numbers=(1, 2, 3))
    tables["rejects"] = tables["rejects"].clear(1).with_columns(reject_id=pl.lit("rej-1"), stage=pl.lit("cleaning"))
    tables["rejects"] = tables["rejects"].with_columns(check_name=pl.lit("x"), reason=pl.lit("y"))
    found = reasons(cut(tables, inputs="b"))
    assert found["articles", "ADD", make_id("article", "sample", 3)] == "new article"
    assert found["incidents", "MOD", "article_count"] == "new article or corrected rule"
    assert found["rejects", "ADD", "rej-1"] == "corrected rule or changed input"


def test_reason_is_unknown_when_nothing_that_is_watched_differs(world, cut, made_with):
    """Same code, inputs and lock, other rows: the release does not make a reason up. Another lock is named."""
    cut(world())
    assert set(reasons(cut(world(cue="told"))).values()) == {"unknown"}
    made_with(lock="d" * 64)
    assert set(reasons(cut(world(cue="claimed"))).values()) == {"changed dependency"}


def test_two_reasons_are_both_named(world, cut, made_with):
    """An incident that gains one article and loses another changed for both."""
    cut(world(numbers=(1, 2)))
    found = reasons(cut(world(numbers=(2, 3), label="Another line"), inputs="b"))
    assert found["incidents", "MOD", "label"] == "new article and removed article"


def test_changes_name_living_rows(world, cut, made_with):
    """A change's row can be looked up: in the new table if added or modified, as JSON in the change if deleted."""
    cut(world())
    release = cut(world(numbers=(2, 3)), inputs="b")
    changes = pl.read_parquet(release.path / "changes.parquet")
    deleted = [json.loads(old) for old in changes.filter(pl.col("change") == "DEL", pl.col("table_name") == "articles")["old"]]
    assert [row["article_id"] for row in deleted] == [make_id("article", "sample", 1)]
    assert not changes.filter(pl.col("table_name").is_in(["incidents", "actors"])).height  # two articles before and after


def test_unknown_version_is_an_error(world, cut):
    """A release that its own history does not know is damaged, and said to be."""
    releases = pl.read_parquet(cut(world()).path / "releases.parquet")
    with pytest.raises(KeyError, match=r"no row for 2030\.1\.0"):
        history.find_release(releases, "2030.1.0")


def test_making_is_described_by_hashes(made_with):
    """Code, lock and inputs are what tells two makings apart."""
    assert history.describe_making("a" * 64) == Making("0.1.0+aaa", "c" * 64, "a" * 64)
