"""Bytes of a stream in UTF-8, a piece at a time, whatever they were written in."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from pipeline.ingestion import limits
from pipeline.ingestion.encoding import find_wide_encoding

PIECE = 2**16  # bytes, or characters, read at a time
HEAD = 64  # bytes that tell UTF-16 and UTF-32


def buffer(stream: BinaryIO) -> io.BufferedReader:
    """The stream such that one can look ahead in it."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream, PIECE)  # type: ignore[arg-type]


def cut_lines(stream: io.BufferedReader) -> Iterator[bytes | None]:
    """Lines of a stream in UTF-8 or what it was written in; None for a line beyond MAX_RECORD, of which nothing is kept."""
    longest, text = limits.MAX_RECORD, _decode(stream)
    read = (lambda: text.readline(longest).encode("utf-8", "replace")) if text else (lambda: stream.readline(longest))
    while line := read():
        if len(line) < longest or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = read()
        yield None


def cut_pieces(stream: io.BufferedReader) -> Iterator[bytes]:
    """All of a stream, in UTF-8 or what it was written in."""
    text = _decode(stream)
    read = (lambda: text.read(PIECE).encode("utf-8", "replace")) if text else (lambda: stream.read(PIECE))
    while piece := read():
        yield piece


def _decode(stream: io.BufferedReader) -> io.TextIOWrapper | None:
    wide = find_wide_encoding(stream.peek(HEAD)[:HEAD])
    return io.TextIOWrapper(stream, encoding=wide, errors="replace", newline="\n") if wide else None
