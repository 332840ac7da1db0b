"""Mail (.eml): one article, such as a newsletter: its subject, its date, its body."""

import codecs
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import Message
from typing import BinaryIO, cast

from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.encoding import decode_bytes
from pipeline.ingestion.payloads import Payload, Refused, read_whole

BODIES = {"text/plain": "text", "text/html": "html"}  # kind of a part → field; a mail has both as a rule, with the same words


def read_mail(stream: BinaryIO, file: InputFile) -> Iterator[Payload]:
    """The mail, its body as plain text where it has one, else as a page; attachments are not read. Raises Refused where it has none."""
    if data := read_whole(stream):
        message = message_from_bytes(data, policy=policy.compat32)  # the newer policy raises for heads that break its rules
        bodies = _find_bodies(message)
        if not bodies:
            raise Refused("no_body", "no part of the mail is text or a page: save what is attached to it as a file of its own")
        fields = {"title": read_header(message, "Subject"), "published": read_header(message, "Date")}
        yield Payload(file, None, {"id": file.stem, **fields, **bodies})


def read_header(message: Message, name: str) -> str | None:
    """A line of the head, on one line and decoded as far as it can be; None where there is none."""
    said = message[name]
    if said is None:
        return None
    try:
        text = str(make_header(decode_header(said)))
    except (LookupError, ValueError):  # an encoding that is unknown, or wrong
        text = str(said)
    return " ".join(text.split())


def decode_part(part: Message) -> str:
    """The text of a part, in its encoding where that is known and true, else as any other bytes."""
    data = cast(bytes, part.get_payload(decode=True)) or b""
    try:
        return data.decode(codecs.lookup(part.get_content_charset("")).name)
    except (LookupError, ValueError):
        return decode_bytes(data)


def _find_bodies(message: Message) -> dict[str, str]:
    """The first part of the best kind that holds anything, by its field."""
    parts = [part for part in message.walk() if not part.is_multipart() and part.get_content_disposition() != "attachment"]
    for kind, field in BODIES.items():
        for part in parts:
            if part.get_content_type() == kind and (text := decode_part(part)).strip():
                return {field: text}
    return {}
