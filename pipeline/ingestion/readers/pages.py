"""Saved pages: .html, and .mhtml, which holds the page as a part of a mail. Cleaning finds the article on them."""

from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import BinaryIO

from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.encoding import decode_bytes
from pipeline.ingestion.payloads import Payload, Refused, read_whole
from pipeline.ingestion.readers.mail import decode_part, read_header


def read_page(stream: BinaryIO, file: InputFile) -> Iterator[Payload]:
    """The page as it stands; nothing where the file is blank."""
    if data := read_whole(stream):
        yield Payload(file, None, {"id": file.stem, "html": decode_bytes(data)})


def read_saved_page(stream: BinaryIO, file: InputFile) -> Iterator[Payload]:
    """The page in the first part that is one. Raises Refused where there is none.

    The day in the head is that on which it was saved, so it is not taken.
    """
    if data := read_whole(stream):
        message = message_from_bytes(data, policy=policy.compat32)
        page = next((part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
        if page is None:
            raise Refused("no_page", "no part of it is a page: save the page again, as .html")
        url = read_header(page, "Content-Location") or read_header(message, "Snapshot-Content-Location")
        yield Payload(file, None, {"id": file.stem, "url": url, "html": decode_part(page)})
