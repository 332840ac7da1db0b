"""How large the pages of a Parquet file are once unpacked, read from their headers alone.

What a reader has to hold follows from the pages, and no figure in the file's footer tells it: the sizes there are sums,
and a value that stands once in a page may be meant by any number of rows.
"""

from typing import Any, BinaryIO

import pyarrow.parquet as pq

# Apache Parquet, PageHeader: numbers of fields.
_UNPACKED, _PACKED, _DATA, _DATA_V2, _VALUES = 2, 3, 5, 8, 1
# Apache Thrift, compact protocol: types of fields.
_STOP, _TRUE, _FALSE, _BYTE, _DOUBLE, _BINARY, _LIST, _SET, _STRUCT = 0, 1, 2, 3, 7, 8, 9, 10, 12
_WHOLE = (4, 5, 6)  # whole numbers of 16, 32 and 64 bits, all written alike
_DEEPEST = 8  # structures within each other: a page's header has two


def measure_pages(stream: BinaryIO, chunk: pq.ColumnChunkMetaData) -> int:
    """Bytes of the largest page of a column's part in one row group, unpacked; a value is no longer than its page.

    Reads the pages' headers and nothing between them. Raises ValueError or EOFError where there is none.
    """
    place, largest, values = chunk.data_page_offset, 0, 0
    if chunk.dictionary_page_offset and 0 < chunk.dictionary_page_offset < place:
        place = chunk.dictionary_page_offset
    while values < chunk.num_values:
        stream.seek(place)
        header = _read_struct(stream, 0)
        unpacked, packed = header.get(_UNPACKED), header.get(_PACKED)
        told = (header.get(_DATA) or header.get(_DATA_V2) or {}).get(_VALUES, 0)
        if unpacked is None or packed is None or min(unpacked, packed, told) < 0:
            raise ValueError("a page without its sizes")
        largest = max(largest, unpacked, packed)
        values += told
        place = stream.tell() + packed
    return largest


def _read_struct(stream: BinaryIO, depth: int) -> dict[int, Any]:
    """The whole numbers and structures among a structure's fields, by number."""
    if depth > _DEEPEST:
        raise ValueError("no header of a page")
    found: dict[int, Any] = {}
    number = 0
    while (head := _read_byte(stream)) != _STOP:
        kind = head & 15
        number = number + (head >> 4) if head >> 4 else _read_whole(stream)
        found[number] = None if kind in (_TRUE, _FALSE) else _read_value(stream, kind, depth)
    return found


def _read_value(stream: BinaryIO, kind: int, depth: int) -> Any:
    if kind in _WHOLE:
        return _read_whole(stream)
    if kind == _STRUCT:
        return _read_struct(stream, depth + 1)
    if kind in (_LIST, _SET):
        _pass_list(stream, depth + 1)
    elif kind == _BINARY:
        stream.seek(_read_length(stream), 1)
    elif kind in (_TRUE, _FALSE, _BYTE):
        _read_byte(stream)
    elif kind == _DOUBLE:
        stream.seek(8, 1)
    else:
        raise ValueError("no header of a page")
    return None


def _pass_list(stream: BinaryIO, depth: int) -> None:
    head = _read_byte(stream)
    size = head >> 4 if head >> 4 != 15 else _read_length(stream)
    for _ in range(size):
        _read_value(stream, head & 15, depth)


def _read_byte(stream: BinaryIO) -> int:
    byte = stream.read(1)
    if not byte:
        raise EOFError("a page that is not there")
    return byte[0]


def _read_length(stream: BinaryIO) -> int:
    """A number without a sign, seven bits a byte, the lowest first."""
    value = 0
    for shift in range(0, 70, 7):
        byte = _read_byte(stream)
        value |= (byte & 127) << shift
        if byte < 128:
            return value
    raise ValueError("no header of a page")


def _read_whole(stream: BinaryIO) -> int:
    value = _read_length(stream)
    return (value >> 1) ^ -(value & 1)
