"""Rows of a Parquet file, such that what is held at a time does not depend on what the file says."""

from collections.abc import Callable, Collection, Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.ingestion.readers.parquet_pages import measure_pages
from pipeline.ingestion.unpacking import Allowance

ROWS_AT_ONCE = 64  # decoded at a time, where their pages are small
HELD = 512 * 2**20  # bytes of pages, one a column, that are unpacked at a time: 1,000 pages of HTML, as some writers put into one, fit
DECODED = 128 * 2**20  # bytes that rows decoded at a time take at most, where one row does not take more
ROWS_A_BYTE = 8  # of a file: articles that differ take more than a bit each; what is told in less repeats itself, for ever if it likes
DICTIONARY = 2 * 2**20  # bytes: what a column of categories may have beside each batch; writers keep it below one MiB
READ_BUFFER = 2**20  # bytes: with it a row group is read page by page, not column by column


def read_rows(stream: BinaryIO, is_wanted: Callable[[str], bool], longest: int) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """(number from 1, values by name of a wanted column) of each row, or (number of the first, reason) for rows that would fill memory.

    Text comes as bytes, since a file may claim UTF-8 and hold something else; of a value beyond `longest` bytes, only
    one byte more than these. A list or structure is not decoded: an empty one stands for it. Raises an
    ArrowException, OSError, ValueError or EOFError where the file is broken.
    """
    size = stream.seek(0, 2)
    stream.seek(0)
    allowance = Allowance(size)
    with pq.ParquetFile(stream, pre_buffer=False, buffer_size=READ_BUFFER) as table:
        rows = table.metadata.num_rows
        if rows > size * ROWS_A_BYTE:
            yield 1, f"says that it holds {rows:,} rows in {size:,} bytes, which no articles take that differ: write each article once"
            return
        flat, nested = _sort_columns(table, is_wanted)
        done = 0
        for group in range(table.num_row_groups):
            count = table.metadata.row_group(group).num_rows
            held = _measure_group(stream, table, group, flat)
            if held > HELD:
                yield done + 1, _refuse(done + 1, done + count, held)
            elif not flat:
                yield from ((number, dict(nested)) for number in range(done + 1, done + count + 1))
            else:
                at_once = max(1, min(ROWS_AT_ONCE, DECODED // max(1, held)))  # each row may mean the longest value
                batches = table.iter_batches(at_once, row_groups=[group], columns=flat)
                values = (row for batch in batches for row in _convert_rows(batch, longest, allowance))
                yield from ((number, row | nested) for number, row in enumerate(values, start=done + 1))
            done += count


def _refuse(first: int, last: int, held: int) -> str:
    said = f"rows {first:,} to {last:,} lie in pages of {held:,} bytes, unpacked, of which {HELD:,} are taken at a time"
    return f"{said}: split texts that are too long, or write the file again with fewer rows a page"


def _sort_columns(table: pq.ParquetFile, is_wanted: Callable[[str], bool]) -> tuple[list[str], dict[str, Any]]:
    """Wanted columns that hold one value a row, and an empty value for each that holds lists or structures.

    No field takes those, and how many values one row of them has is told by no size.
    """
    kinds = {field.name: field.type for field in table.schema_arrow if is_wanted(field.name)}
    leaves = [table.metadata.schema.column(number) for number in range(len(table.schema))]
    several = {leaf.path.partition(".")[0] for leaf in leaves if "." in leaf.path or leaf.max_repetition_level}
    nested = {name: {} if pa.types.is_struct(kind) else [] for name, kind in kinds.items() if name in several}
    return [name for name in kinds if name not in nested], nested


def _measure_group(stream: BinaryIO, table: pq.ParquetFile, group: int, columns: Collection[str]) -> int:
    """Bytes that one page of each column takes, unpacked, at most."""
    held = 0
    for number in range(len(table.schema)):
        column = table.metadata.schema.column(number)
        if column.path in columns:
            chunk = table.metadata.row_group(group).column(number)
            held += max(measure_pages(stream, chunk), column.length or 0)  # where a value has a length, one that is NULL takes it too
    return held


def _convert_rows(batch: pa.RecordBatch, longest: int, allowance: Allowance) -> Iterator[dict[str, Any]]:
    columns = {}
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if pa.types.is_dictionary(column.type) and column.dictionary.nbytes > DICTIONARY:
            allowance.take(column.dictionary.nbytes)
        if pa.types.is_timestamp(column.type):
            column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
        columns[name] = column
    for index in range(batch.num_rows):
        yield {name: _convert_value(column[index], longest, allowance) for name, column in columns.items()}


def _convert_value(value: pa.Scalar, longest: int, allowance: Allowance) -> Any:
    while isinstance(value, pa.DictionaryScalar | pa.ExtensionScalar) and value.is_valid:
        value = value.value
    if isinstance(value, pa.BinaryScalar) and value.is_valid:
        buffer = value.as_buffer()
        allowance.take(buffer.size)
        return buffer.slice(0, min(buffer.size, longest + 1)).to_pybytes()
    try:
        return value.as_py()
    except (ValueError, OverflowError):  # a date beyond year 9999: no field takes it
        return object()
