"""Parquet files: the same rows, the same bytes; every reader reads them."""

from datetime import date

import duckdb
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.release.contents import ReleaseError
from pipeline.release.parquet import arrow_type, fit_columns, read_parquet, write_parquet
from schemas import TABLES

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NUMBERS = st.integers(min_value=0, max_value=2**31 - 1)
COORDINATES = st.floats(min_value=-90, max_value=90)
VALUES = {pl.String: WORDS, pl.Boolean: st.booleans(), pl.Int32: NUMBERS, pl.Int64: NUMBERS, pl.Float64: COORDINATES, pl.Date: st.dates()}


def rows_of(name):
    """Lists of up to a dozen rows of a table with different keys, of any values its types and NULL rules allow."""
    table, columns = TABLES[name], {}
    for column, dtype in table.types().items():
        value = st.lists(WORDS, max_size=3) if isinstance(dtype, pl.List) else VALUES[dtype.base_type()]
        columns[column] = st.none() | value if table.columns()[column].nullable else value
    return st.lists(st.fixed_dictionaries(columns), max_size=12, unique_by=lambda row: tuple(row[part] for part in table.key()))


@pytest.mark.parametrize("name", ["incidents", "statements", "codes"])
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_frame_comes_back_as_it_was(tmp_path_factory, name, data):
    """Frame → Parquet → frame keeps rows, types, NULLs and empty lists, for any values."""
    frame = TABLES[name].frame(data.draw(rows_of(name)))
    path = tmp_path_factory.mktemp("parquet") / f"{name}.parquet"
    write_parquet(TABLES[name], frame, path)
    back = read_parquet(path)
    assert back.schema == frame.schema
    assert back.equals(frame)


@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_bytes_do_not_depend_on_row_order_or_chunks(tmp_path_factory, data):
    """Rows in another order, in frames put together from pieces, give the same file."""
    table, rows = TABLES["statements"], data.draw(rows_of("statements"))
    folder = tmp_path_factory.mktemp("parquet")
    pieces = [pl.DataFrame([row], schema=table.types()) for row in data.draw(st.permutations(rows))]
    write_parquet(table, table.frame(rows), folder / "a.parquet")
    write_parquet(table, pl.concat([table.frame([]), *pieces], rechunk=False), folder / "b.parquet")
    assert (folder / "a.parquet").read_bytes() == (folder / "b.parquet").read_bytes()


def test_long_table_has_several_row_groups(tmp_path):
    """A table longer than a row group is written in groups of that size, and read back whole."""
    ids = pl.int_range(130_000, eager=True).cast(pl.String).str.zfill(6)
    empty = TABLES["id_redirects"].frame([]).clear(130_000)
    frame = empty.with_columns(old_id="inc-" + ids, version=pl.lit("2026.11.0"), reason=pl.lit("merge"))
    write_parquet(TABLES["id_redirects"], frame, tmp_path / "long.parquet")
    with pq.ParquetFile(tmp_path / "long.parquet") as file:
        assert [file.metadata.row_group(number).num_rows for number in range(file.num_row_groups)] == [122_880, 7_120]
    assert read_parquet(tmp_path / "long.parquet").equals(frame)


def test_every_file_of_a_release_opens_in_three_readers(full, cut):
    """Polars, PyArrow and DuckDB read each file and find the same rows."""
    release = cut(full)
    for name, rows in release.rows.items():
        path = release.path / f"{name}.parquet"
        by_duckdb = duckdb.sql(f"SELECT * FROM '{path}'").fetchall()
        assert {pl.read_parquet(path).height, pq.read_table(path).num_rows, len(by_duckdb)} == {rows}, name


def test_files_say_what_their_columns_mean(world, cut):
    """Descriptions travel in the file's metadata, from the models and from nowhere else; no trace of pandas."""
    metadata = pq.read_schema(cut(world()).path / "incidents.parquet").metadata
    assert metadata[b"description"].decode() == TABLES["incidents"].describe()
    assert TABLES["incidents"].columns()["where_prec"].description in metadata[b"columns"].decode()
    assert b"pandas" not in metadata


def test_older_table_is_fitted_to_todays_columns():
    """A column added since is NULL, a column dropped since is gone."""
    frame = TABLES["releases"].frame([{"version": "2026.11.0", "created_on": date(2026, 11, 3)}])
    older = frame.drop("lock_sha256").with_columns(signed_by=pl.lit("x"))
    assert fit_columns(TABLES["releases"], older).equals(frame)


def test_damaged_file_is_named(tmp_path):
    """A file that cannot be read is an error that names it and the remedy."""
    (tmp_path / "actors.parquet").write_bytes(b"PAR1 and then nothing")
    with pytest.raises(ReleaseError, match=r"actors\.parquet: not readable .* restore"):
        read_parquet(tmp_path / "actors.parquet")


def test_unknown_type_is_an_error():
    """A type no table has had so far is not written by guess."""
    with pytest.raises(TypeError, match="ARROW_TYPES"):
        arrow_type(pl.Duration())
