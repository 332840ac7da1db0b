"""A file's bytes as a stream: unpacked on the way, no more of them than its size allows, and one can go back in it where that is needed."""

import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import BinaryIO, cast

import pyarrow as pa

from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.unpacking import Allowance, MeasuredStream

BUFFER = 2**16


@contextmanager
def open_file(file: InputFile) -> Iterator[BinaryIO]:
    """The unpacked bytes of a file on the disk. Raises OSError where it cannot be read."""
    with open(file.path, "rb") as packed, unpack(packed, file.packing, Allowance(os.fstat(packed.fileno()).st_size)) as stream:
        yield stream


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
