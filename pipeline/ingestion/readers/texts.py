"""Plain text (.txt): one article, its title line, date line and body told apart."""

from collections.abc import Iterator
from typing import BinaryIO

from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.encoding import decode_bytes
from pipeline.ingestion.payloads import Payload, read_whole
from pipeline.ingestion.plain_text import split_text


def read_text(stream: BinaryIO, file: InputFile) -> Iterator[Payload]:
    """The article; nothing where the file is blank."""
    if data := read_whole(stream):
        yield Payload(file, None, {"id": file.stem, **name_parts(decode_bytes(data).replace("\0", ""))})


def name_parts(text: str) -> dict[str, str | None]:
    """The parts of an article laid out as text, by the names of fields."""
    parts = split_text(text)
    return {"title": parts.title, "published": parts.published, "text": parts.body, "url": parts.url, "publisher": parts.publisher}
