"""Files to payloads, one an input record, before anything is judged: this is where input records are counted."""

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.encoding import find_wide_encoding
from pipeline.ingestion.parquet_rows import read_rows
from pipeline.ingestion.unpacking import Allowance, MeasuredStream

MAX_RECORD = 16 * 2**20  # bytes of one article: a million English words take 6 MB; more is no article and would fill memory
FIELDS = ("id", "title", "published", "url", "publisher", "text", "html")


@dataclass(frozen=True, slots=True)
class Payload:
    """One input record as it lies in its file: bytes of an article or line, or a row's values.

    Where it could not be had, `check` and `reason` say why and `data` is None; a container that breaks has one
    such payload for its rest.
    """

    file: InputFile
    row: int | None
    data: bytes | dict[str, Any] | None
    check: str | None = None
    reason: str | None = None


def read_payloads(file: InputFile) -> Iterator[Payload]:
    """The records of a file in order, one at a time; at least one, and never an error."""
    if file.form == "other":
        yield Payload(file, None, None, file.check, file.trouble)
        return
    row, found = 0, False
    read = _read_table if file.form == "table" else _read_lines if file.form.startswith("lines") else _read_whole
    try:
        for payload in read(file):
            row, found = payload.row or 0, True
            yield payload
    except (OSError, EOFError, ValueError, pa.ArrowException, MemoryError, NotImplementedError) as error:
        found, check = True, "broken_container" if row or file.form not in ("text", "page") else "unreadable_file"
        reason = f"cannot be read from row {row + 1} on ({_describe(error)}): restore or repack the file"
        yield Payload(file, row + 1 if check == "broken_container" else None, None, check, reason)
    if not found:
        yield Payload(file, None, None, "empty_file", "holds no record: fill it or remove it")


def _read_whole(file: InputFile) -> Iterator[Payload]:
    with open(file.path, "rb") as stream:
        data = stream.read(MAX_RECORD + 1)
    if len(data) > MAX_RECORD:
        yield Payload(file, None, None, "too_large", f"longer than {MAX_RECORD} bytes, the limit for one article: split it")
    elif data.strip(b"\0 \t\r\n"):
        yield Payload(file, None, data)


def _read_lines(file: InputFile) -> Iterator[Payload]:
    compression = file.form.partition(".")[2] or None
    with open(file.path, "rb") as packed, pa.input_stream(packed, compression=compression) as plain:
        stream = MeasuredStream(plain, Allowance(os.fstat(packed.fileno()).st_size))
        for number, line in enumerate(cut_lines(io.BufferedReader(stream, 2**16)), start=1):
            if line is None:
                yield Payload(file, number, None, "too_large", f"line longer than {MAX_RECORD} bytes, the limit for one article: split it")
            elif line.strip(b"\0 \t\r\n"):
                yield Payload(file, number, line)


def cut_lines(stream: io.BufferedReader) -> Iterator[bytes | None]:
    """Lines of a stream in UTF-8 or what it was written in; None for a line beyond MAX_RECORD, of which nothing is kept."""
    wide = find_wide_encoding(stream.peek(64)[:64])
    text = io.TextIOWrapper(stream, encoding=wide, errors="replace", newline="\n") if wide else None
    read = (lambda: text.readline(MAX_RECORD).encode("utf-8", "replace")) if text else (lambda: stream.readline(MAX_RECORD))
    while line := read():
        if len(line) < MAX_RECORD or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = read()
        yield None


def _read_table(file: InputFile) -> Iterator[Payload]:
    with open(file.path, "rb") as stream:
        if not stream.peek(1):
            return
        for row, values in read_rows(stream, FIELDS, MAX_RECORD):
            yield Payload(file, row, None, "too_large", values) if isinstance(values, str) else Payload(file, row, values)


def _describe(error: BaseException) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
