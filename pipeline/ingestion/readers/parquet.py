"""Parquet: one article a row, its fields as columns."""

from collections.abc import Iterator
from typing import BinaryIO

from pipeline.ingestion import limits
from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.opening import make_seekable
from pipeline.ingestion.payloads import Payload
from pipeline.ingestion.readers.parquet_rows import read_rows


def read_parquet(stream: BinaryIO, file: InputFile) -> Iterator[Payload]:
    """The rows, by their numbers; of what would fill memory, one payload that says so."""
    with make_seekable(stream) as table:
        if not table.seek(0, 2):
            return
        for row, values in read_rows(table, file.settings.names.is_known, limits.MAX_RECORD):
            yield Payload(file, row, None, "too_large", values) if isinstance(values, str) else Payload(file, row, values)
