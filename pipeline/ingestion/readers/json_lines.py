"""JSON lines (.jsonl): one article a line."""

from collections.abc import Iterator
from typing import BinaryIO

from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.payloads import BLANK, Payload, refuse_long
from pipeline.ingestion.readers.streams import buffer, cut_lines


def read_json_lines(stream: BinaryIO, file: InputFile) -> Iterator[Payload]:
    """The lines that are not blank, unparsed, by their numbers."""
    for number, line in enumerate(cut_lines(buffer(stream)), start=1):
        if line is None:
            refused = refuse_long("the line")
            yield Payload(file, number, None, refused.check, refused.reason)
        elif line.strip(BLANK):
            yield Payload(file, number, line)
