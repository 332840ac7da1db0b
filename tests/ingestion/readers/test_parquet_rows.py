"""Parquet: what a file of a few kilobytes says about gigabytes is never held, and sound files of any writer are read."""

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.ingestion import RawRecord, read_inputs, unpacking
from pipeline.ingestion.readers import parquet_rows
from pipeline.ingestion.readers.parquet_pages import measure_pages

MIB = 2**20
ROWS = [{"id": str(n), "title": None if n % 3 else f"T{n % 5}", "text": f"{n} " * 3_000, "more": [n]} for n in range(300)]


def write(folder, columns, **how):
    """A file `x.parquet` of a table in columns."""
    pq.write_table(pa.table(columns), folder / "x.parquet", **how)


def read(folder):
    """Records, checks of rejects, and the most that Arrow held meanwhile."""
    before, most, found = pa.total_allocated_bytes(), 0, []
    for one in read_inputs(folder):
        most = max(most, pa.total_allocated_bytes() - before)
        found.append(one)
    records = [one for one in found if isinstance(one, RawRecord)]
    return records, [(one["check_name"], one["source_row"], one["reason"]) for one in found if isinstance(one, dict)], most


def repeat(value, count):
    """A column that means one value many times and holds it once."""
    return pa.DictionaryArray.from_arrays(pa.array([0] * count, pa.int32()), pa.array([value]))


WRITERS = {
    "polars": lambda path: pl.DataFrame(ROWS).write_parquet(path),
    "polars, small pages": lambda path: pl.DataFrame(ROWS).write_parquet(path, data_page_size=2_000, row_group_size=70),
    "pyarrow": lambda path: pq.write_table(pa.Table.from_pylist(ROWS), path),
    "pyarrow, second kind of pages": lambda path: pq.write_table(
        pa.Table.from_pylist(ROWS), path, data_page_version="2.0", compression="gzip", write_page_index=True, data_page_size=9_000
    ),
    "pyarrow, plain": lambda path: pq.write_table(
        pa.Table.from_pylist(ROWS), path, compression="none", use_dictionary=False, row_group_size=7, write_page_checksum=True
    ),
    "duckdb": lambda path: duckdb.from_arrow(pa.Table.from_pylist(ROWS)).write_parquet(str(path)),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_files_of_all_writers_are_read(tmp_path, writer):
    """Whatever its pages look like, a sound file gives every row, in order, with its number."""
    WRITERS[writer](tmp_path / "x.parquet")
    records, rejects, _ = read(tmp_path)
    assert not rejects
    assert [(r.source_id, r.title, r.source_row) for r in records] == [(r["id"], r["title"], n) for n, r in enumerate(ROWS, start=1)]
    assert [r.text for r in records] == [r["text"] for r in ROWS]


@pytest.mark.parametrize("how", [{}, {"data_page_version": "2.0"}, {"use_dictionary": False}, {"compression": "none"}])
def test_pages_are_measured_unpacked(tmp_path, how):
    """The longest value bounds the largest page from below, however well it packs, and all pages do from above."""
    write(tmp_path, {"id": ["a", "b"], "text": ["x" * MIB, "y"]}, **how)
    with open(tmp_path / "x.parquet", "rb") as stream:
        chunk = pq.ParquetFile(stream).metadata.row_group(0).column(1)
        assert MIB <= measure_pages(stream, chunk) <= chunk.total_uncompressed_size < MIB + 1_000


def test_rows_in_pages_too_large_are_refused_alone(tmp_path, monkeypatch):
    """A page that would fill memory is one reject for the rows of its group, and the other groups are read."""
    monkeypatch.setattr(parquet_rows, "HELD", MIB)
    write(tmp_path, {"id": list("abcdef"), "text": ["a", "b", "x" * 2 * MIB, "d", "e", "f"]}, row_group_size=2)
    records, rejects, most = read(tmp_path)
    assert [(r.source_id, r.source_row) for r in records] == [("a", 1), ("b", 2), ("e", 5), ("f", 6)]
    assert [(check, row) for check, row, _ in rejects] == [("too_large", 3)]
    assert "rows 3 to 4" in rejects[0][2]
    assert "fewer rows a page" in rejects[0][2]
    assert most < MIB


@pytest.mark.parametrize("encoding", ["dictionary", "DELTA_BYTE_ARRAY"])
def test_value_that_many_rows_mean_is_held_a_few_times(tmp_path, monkeypatch, encoding):
    """64 rows that share one MiB are not decoded at once to 64 where less is allowed, whichever way they share it."""
    monkeypatch.setattr(parquet_rows, "DECODED", 2 * MIB)
    columns = {"id": pa.array(range(64)), "text": pa.array(["x" * MIB] * 64)}
    if encoding == "dictionary":
        write(tmp_path, columns, store_schema=False, dictionary_pagesize_limit=64 * MIB)
    else:
        write(tmp_path, columns, use_dictionary=False, column_encoding={"id": "PLAIN", "text": encoding})
    assert (tmp_path / "x.parquet").stat().st_size < MIB
    records, rejects, most = read(tmp_path)
    assert (len(records), rejects) == (64, [])
    assert most < 20 * MIB


def test_lists_are_refused_without_being_decoded(tmp_path):
    """A list in a field is refused as ever; that it has 200 MB of items in one row of a few kilobytes costs nothing."""
    write(tmp_path, {"id": ["a"], "text": pa.ListArray.from_arrays([0, 200_000], repeat("x" * 1_000, 200_000)), "title": ["T"]})
    records, rejects, most = read(tmp_path)
    assert not records
    assert rejects == [("bad_type", 1, "x.parquet row 1: field `text` is a list: write it as a string")]
    assert most < MIB


def test_column_of_many_rows_and_few_bytes_is_refused(tmp_path):
    """More rows than articles of their own could take bytes are one reject, not as many."""
    write(tmp_path, {"id": repeat("a", 500_000), "text": repeat("x", 500_000)})
    records, rejects, _ = read(tmp_path)
    assert not records
    assert [(check, row) for check, row, _ in rejects] == [("too_large", 1)]
    assert "500,000 rows" in rejects[0][2]


def test_repetition_has_an_end(tmp_path, monkeypatch):
    """Rows that mean one long value are read up to what a file of that size may unpack to; the rest is one reject."""
    monkeypatch.setattr(unpacking, "ALWAYS", 2 * MIB)
    monkeypatch.setattr(unpacking, "AT_MOST", 100)
    write(tmp_path, {"id": pa.array(range(1_000)), "text": repeat("x" * 100_000, 1_000)}, compression="zstd")
    records, rejects, _ = read(tmp_path)
    assert 15 <= len(records) < 100
    assert [(check, row) for check, row, _ in rejects] == [("broken_container", len(records) + 1)]
    assert "unpacks to more than 100 times its size" in rejects[0][2]


def test_value_too_long_is_refused_with_its_id(tmp_path, monkeypatch):
    """In any field; what the reject repeats finds the row."""
    monkeypatch.setattr("pipeline.ingestion.limits.MAX_RECORD", 1_000)
    write(tmp_path, {"id": ["a", "b", "c"], "title": ["T", "é" * 501, "T"], "text": ["é" * 501, "b", "c"]})
    found = list(read_inputs(tmp_path))
    assert [(one["check_name"], one["row"]) for one in found if isinstance(one, dict)] == [
        ("too_large", '{"id": "a"}'),
        ("too_large", '{"id": "b"}'),
    ]
    assert [one.source_id for one in found if isinstance(one, RawRecord)] == ["c"]
