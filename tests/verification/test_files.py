"""Files of a release: missing, added, exchanged, damaged byte by byte; and the papers that list them."""

import io
import json
import shutil

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest

from pipeline.checksums import write_checksums
from pipeline.verification import verify
from schemas import TABLES
from tests.verification.forging import change_cell, flip_byte, newest, read, sign


def test_missing_file_is_named(out):
    """A file that is listed and gone."""
    (newest(out) / "merges.parquet").unlink()
    lie = verify(out).lie
    assert lie.file == newest(out) / "merges.parquet"
    assert "not there" in lie.problem
    assert "Restore" in lie.remedy


@pytest.mark.parametrize("name", ["notes.txt", "more", "extra.parquet", "site/more.html", "site/more"])
def test_file_that_is_not_listed_is_named(out, name):
    """A file or folder too many, hidden or not."""
    path = newest(out) / name
    path.mkdir() if name.endswith("more") else path.write_bytes(b"x")
    lie = verify(out).lie
    assert lie.file == path
    assert "not listed" in lie.problem


def test_table_that_is_listed_and_not_described(out):
    """A table put in and signed for, but not described, is no table of the release."""
    shutil.copy(newest(out) / "actors.parquet", newest(out) / "agents.parquet")
    write_checksums(newest(out))
    lie = verify(out).lie
    assert lie.file == newest(out) / "datapackage.json"
    assert "does not describe agents.parquet" in lie.problem


@pytest.mark.parametrize("name", ["CHANGES.md", "CITATION.cff", "LICENSE.md", "datapackage.json", "site/index.html"])
def test_changed_paper_is_named(out, name):
    """One character of a paper."""
    flip_byte(newest(out) / name, 40)
    lie = verify(out).lie
    assert lie.file == newest(out) / name


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: text.replace("  actors.parquet", " actors.parquet"), "cannot be read"),
        (lambda text: ("1" if text[0] == "0" else "0") + text[1:], "is not the one that SHA256SUMS lists"),
        (lambda text: "\n".join(text.splitlines()[1:]) + "\n", "not listed"),
        (None, "is not there"),
    ],
    ids=["broken", "other-hash", "line-gone", "gone"],
)
def test_changed_checksums_are_seen(out, change, said):
    """The list itself: broken, changed, shortened, gone."""
    path = newest(out) / "SHA256SUMS"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    if change:
        path.write_text(change(text), encoding="utf-8")
    assert said in verify(out).lie.problem


def test_description_of_another_file_is_seen(out):
    """Checksums signed anew, the description not: the row that differs is still named."""
    row = read(out, "actors")["actor_id"][0]
    change_cell(newest(out), "actors", 0, "name")
    write_checksums(newest(out))
    lie = verify(out).lie
    assert (lie.table, lie.row, lie.column) == ("actors", row, "name")
    assert "datapackage.json" in lie.problem


def test_description_of_another_version_is_seen(out):
    """A folder renamed, or a description taken from elsewhere."""
    path = newest(out) / "datapackage.json"
    told = json.loads(path.read_text(encoding="utf-8")) | {"version": "1999.1.0"}
    path.write_text(json.dumps(told), encoding="utf-8")
    write_checksums(newest(out))
    lie = verify(out).lie
    assert (lie.column, lie.said, lie.found) == ("version", "1999.1.0", newest(out).name)


def test_link_that_leads_elsewhere_is_seen(out):
    """`latest` leads to the newest release, or is named."""
    link = out / "releases" / "latest"
    version = newest(out).name
    link.unlink()
    assert verify(out).lie.file == link
    link.symlink_to("2020.1.0")
    lie = verify(out).lie
    assert (lie.file, lie.said, lie.found) == (link, "2020.1.0", version)


def list_places(path, table, column):
    """Three bytes of a column's stored values that matter: without them it reads otherwise, or not at all."""
    chunk = pq.ParquetFile(path).metadata.row_group(0).column(list(TABLES[table].types()).index(column))
    start = chunk.dictionary_page_offset or chunk.data_page_offset
    sound, found = pq.read_table(path, columns=[column]), []
    for place in range(start, start + chunk.total_compressed_size):
        content = bytearray(path.read_bytes())
        content[place] ^= 1
        try:
            matters = not pq.read_table(io.BytesIO(content), columns=[column]).equals(sound)
        except (OSError, ValueError):
            matters = True
        found += [place] if matters else []
    return found[:: max(len(found) // 2, 1)]


@pytest.mark.parametrize(("table", "column"), [("incidents", "label"), ("actors", "name"), ("casualty_claims", "count_low")])
def test_flipped_byte_of_a_table_is_named(out, table, column):
    """A raw byte among a column's values: column and row are named; of values that cannot be read any more, the rows they were of."""
    path = newest(out) / f"{table}.parquet"
    sound, rows = path.read_bytes(), read(out, table)[TABLES[table].key()[0]].to_list()
    for place in list_places(path, table, column):
        flip_byte(path, place)
        lie = verify(out).lie
        assert (lie.file, lie.table, lie.column) == (path, table, column)
        assert set(lie.row.split(" … ")) <= set(rows)
        path.write_bytes(sound)


def test_flipped_byte_outside_the_values_is_named(out):
    """A raw byte of the file's own description: the file is named, and that every row still stands."""
    path = newest(out) / "actors.parquet"
    place = path.read_bytes().rindex(b"One row = one person")
    flip_byte(path, place)
    lie = verify(out).lie
    assert (lie.file, lie.row) == (path, None)
    assert "belongs to no value" in lie.problem


def test_any_flipped_byte_is_found(out):
    """Every 1999th byte of a file, one at a time: never missed, never a crash."""
    path = newest(out) / "actors.parquet"
    sound = path.read_bytes()
    for place in range(0, len(sound), 1999):
        flip_byte(path, place)
        assert verify(out).lie.file == path, place
        path.write_bytes(sound)


def reads_as(path):
    """The rows that polars and DuckDB read from a file; None where one of them cannot."""
    try:
        one = pl.read_parquet(path)
        with duckdb.connect() as connection:
            other = connection.execute(f"SELECT * FROM read_parquet('{path}')").fetchall()
    except (OSError, pl.exceptions.PolarsError, pl.exceptions.PanicException, duckdb.Error):
        return None
    return one.rows(), other


def test_any_flipped_byte_is_found_though_signed(out):
    """A forger flips a byte and signs: unless every reader still reads the same rows, verify fails, and never crashes."""
    path, papers = newest(out) / "actors.parquet", {}
    for name in ("actors.parquet", "datapackage.json", "SHA256SUMS"):
        papers[name] = (newest(out) / name).read_bytes()
    sound = reads_as(path)
    for place in range(4, len(papers[path.name]), 2999):
        flip_byte(path, place)
        sign(newest(out))
        same, lie = reads_as(path) == sound, verify(out).lie
        assert (lie is None) <= same, place
        assert lie is None or lie.table == "actors"
        for name, content in papers.items():
            (newest(out) / name).write_bytes(content)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda schema: schema.pop("fields"), lambda schema: schema.pop("primaryKey"), lambda schema: schema["fields"][0].pop("type"),
        lambda schema: schema["foreignKeys"][0]["reference"].update(resource="nothing"), lambda schema: schema.update(primaryKey=["none"]),
        lambda schema: schema["fields"].pop(), lambda schema: schema["fields"][0].update(type="geojson"),
    ],
    ids=["fields", "key", "type", "link", "other-key", "column", "other-type"],
)  # fmt: skip
def test_description_that_leaves_something_out_is_named(out, spoil):
    """A description signed for that lacks a table's columns, key or links, or tells of others."""
    path = newest(out) / "datapackage.json"
    told = json.loads(path.read_text(encoding="utf-8"))
    spoil(next(resource["schema"] for resource in told["resources"] if resource["name"] == "statements"))
    path.write_text(json.dumps(told), encoding="utf-8")
    sign(newest(out))
    assert verify(out).lie.table == "statements"


def test_file_that_is_no_parquet_is_named(out):
    """Cut short, or something else: the table is named, for no row can be read."""
    path = newest(out) / "statements.parquet"
    for content in (path.read_bytes()[:2000], b"no table", b""):
        path.unlink()
        path.write_bytes(content)
        lie = verify(out).lie
        assert (lie.file, lie.table) == (path, "statements")
        assert "cannot be read as Parquet" in lie.problem
        sign(newest(out))
        assert verify(out).lie.file == path


def test_row_is_named_without_the_duckdb_file(out):
    """Nothing left to compare with: a changed cell that breaks a rule is named by the rule, another at least by its file."""
    (out / "incidents.duckdb").unlink()
    row = read(out, "evidence")["evidence_id"][7]
    change_cell(newest(out), "evidence", 7, "quote")
    lie = verify(out).lie
    assert (lie.file.name, lie.table, lie.row) == ("evidence.parquet", "evidence", row)
    assert "not the one that SHA256SUMS lists" in lie.problem


def test_damage_that_nothing_can_place_names_the_file(out):
    """A cell that keeps every rule, and no other copy of it in OUT."""
    (out / "incidents.duckdb").unlink()
    change_cell(newest(out), "actors", 0, "name")
    lie = verify(out).lie
    assert (lie.file.name, lie.row) == ("actors.parquet", None)
    assert pl.read_parquet(lie.file).height
