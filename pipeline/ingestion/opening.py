"""A file's bytes as a stream: unpacked on the way, no more of them than its size allows, and one can go back in it where that is needed."""

import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import BinaryIO, cast

import pyarrow as pa

from pipeline.ingestion.addresses import is_address, open_address
from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.unpacking import Allowance, MeasuredStream

BUFFER = 2**16


@contextmanager
def open_file(file: InputFile) -> Iterator[BinaryIO]:
    """The unpacked bytes of a file. Raises OSError where it cannot be read."""
    with open_packed(file) as (packed, size), unpack(packed, file.packing, Allowance(size)) as stream:
        yield stream


@contextmanager
def open_packed(file: InputFile) -> Iterator[tuple[BinaryIO, int | None]]:
    """The bytes of a file, on the disk or at its address, as they lie there; and how many, where that is known."""
    if is_address(file.path):
        with open_address(file.path) as found:
            yield found
        return
    with open(file.path, "rb") as packed:
        yield packed, os.fstat(packed.fileno()).st_size


def measure_packed(file: InputFile) -> int | None:
    """How many bytes a file has; None where nobody tells."""
    with open_packed(file) as (_, size):
        return size


@contextmanager
def unpack(packed: BinaryIO, packing: str | None, allowance: Allowance) -> Iterator[BinaryIO]:
    """The bytes of a stream, unpacked; they end with an OSError where the allowance does."""
    if packing is None:
        yield packed
        return
    with pa.input_stream(packed, compression=packing) as plain:
        yield measure(plain, allowance)


def measure(stream: object, allowance: Allowance) -> BinaryIO:
    """The same bytes, taken out of the allowance."""
    return cast(BinaryIO, io.BufferedReader(MeasuredStream(stream, allowance), BUFFER))


@contextmanager
def make_seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The stream, or a copy of it in a passing file where one cannot go back in it."""
    if stream.seekable():
        yield stream
        return
    with TemporaryFile() as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield cast(BinaryIO, copy)
