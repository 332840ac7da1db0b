"""Older releases: held to their own description, and to files that other releases share with them."""

import os
from datetime import date

import polars as pl
import pytest

from pipeline.release import publish
from pipeline.release.contents import DATA
from pipeline.verification import verify
from schemas import TABLES
from schemas.identity import make_id
from tests.verification.forging import change_cell, flip_byte, forget_forms, newest, read, rewrite, sign


@pytest.fixture
def older(out):
    """The sample's release, after a second one was cut in which one article has another publisher."""
    first = newest(out)
    tables = {name: read(out, name) for name in DATA}
    row = pl.col("article_id") == tables["articles"]["article_id"][0]
    publisher = pl.when(row).then(pl.lit("Renamed")).otherwise("publisher")
    tables["articles"] = tables["articles"].with_columns(publisher.alias("publisher"))
    assert publish(tables, out, inputs_sha256="a" * 64, today=date(2025, 6, 20)).is_new
    return first


def test_two_releases_pass(out, older):
    """Each release's keys and links are checked; rows of files that both share are counted once."""
    findings = verify(out)
    assert findings.lie is None
    shared = [name for name in TABLES if os.path.samefile(older / f"{name}.parquet", newest(out) / f"{name}.parquet")]
    rows = sum(read(out, name).height + (0 if name in shared else pl.read_parquet(older / f"{name}.parquet").height) for name in TABLES)
    assert (findings.counts["releases"], findings.counts["keys"], findings.counts["rows"]) == (2, 2 * len(TABLES), rows)


def test_row_is_named_by_the_copy_in_another_release(out, older):
    """A file both releases had, changed in the older: the newer still has the row as it was."""
    row = read(out, "actors")["actor_id"][2]
    before, after = change_cell(older, "actors", 2, "name")
    lie = verify(out).lie
    assert (lie.file, lie.row, lie.column) == (older / "actors.parquet", row, "name")
    assert (lie.said, lie.found) == (after, f"{before} in release {newest(out).name}")


def test_damage_to_a_shared_file_is_seen_once(out, older):
    """One file with two names: the newest release is told of first, and its DuckDB file has the row."""
    path = newest(out) / "actors.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    with open(path, "r+b") as file:
        file.write(content)
    assert os.path.samefile(path, older / "actors.parquet")
    assert verify(out).lie.file == path


def test_table_that_no_other_release_has_names_the_file(out, older):
    """The only copy of an old table: a cell that keeps every rule of the description cannot be placed, the file is named."""
    change_cell(older, "articles", 0, "byline")
    lie = verify(out).lie
    assert (lie.file, lie.row) == (older / "articles.parquet", None)


def loosen(frame):
    return frame.with_columns(pl.lit("act-0000000000000000").alias("speaker_actor_id"))


def double(frame):
    return pl.concat([frame, frame.head(1)])


def misquote(frame):
    return frame.with_columns(pl.when(pl.int_range(pl.len()) == 0).then(pl.lit("x")).otherwise("quote").alias("quote"))


@pytest.mark.parametrize("forged", [False, True], ids=["stale", "signed"])
@pytest.mark.parametrize(
    ("table", "change", "column", "problem"),
    [
        ("statements", loosen, "speaker_actor_id", "finds no row"),
        ("merges", double, "merge_id", "share a key"),
        ("evidence", misquote, "evidence_id", "not the hash"),
    ],
    ids=["link", "key", "evidence"],
)
def test_broken_promise_of_an_old_release_is_named(out, older, table, change, column, problem, forged):
    """Links, keys and evidence of an older release, signed for or not: the row is named."""
    row = pl.read_parquet(older / f"{table}.parquet")[TABLES[table].key()[0]][0]
    rewrite(older, table, change)
    if forged:
        sign(older)
    lie = verify(out).lie
    assert (lie.file, lie.table, lie.row) == (older / f"{table}.parquet", table, row)
    if forged:
        assert lie.column == column
        assert problem in lie.problem


def test_row_that_is_gone_from_an_old_release_is_noticed(out, older):
    """Fewer rows than table releases says there were."""
    rewrite(older, "rejects", lambda frame: frame.tail(-1))
    sign(older)
    lie = verify(out).lie
    assert (lie.file, lie.table, lie.row, lie.column) == (older / "releases.parquet", "releases", older.name, "rows")
    assert "rejects" in lie.said


def test_column_of_another_type_is_named(out, older):
    """A column that is not what the release's own description says."""
    path = older / "articles.parquet"
    frame = pl.read_parquet(path).with_columns(pl.col("char_count").cast(pl.String))
    path.unlink()
    frame.write_parquet(path)
    sign(older)
    lie = verify(out).lie
    assert (lie.file, lie.table, lie.column, lie.said) == (path, "articles", "char_count", "VARCHAR")


def test_release_from_before_ids_were_hashes_passes(out, older):
    """In an old release no id may be a hash of its row; one among many that are is a lie."""
    old = pl.Series("evidence_id", [make_id("evidence", number) for number in range(read(out, "evidence").height)])
    rewrite(older, "evidence", lambda frame: frame.with_columns(old))
    forget_forms(older)
    assert verify(out).lie is None


def test_flipped_byte_in_an_old_release_is_found(out, older):
    """A raw byte of a file that only the older release has."""
    flip_byte(older / "articles.parquet", 2_000)
    assert verify(out).lie.file == older / "articles.parquet"
