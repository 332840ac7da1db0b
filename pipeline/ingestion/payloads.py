"""Payloads: what a file holds, one an input record, before anything is judged. This is where input records are counted."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from pipeline.ingestion import limits
from pipeline.ingestion.discovery import InputFile

BLANK = b"\0 \t\r\n"


@dataclass(frozen=True, slots=True)
class Payload:
    """One input record as it lies in its file: an article's JSON, unparsed, or its values by the names they have there.

    `otherwise` holds, by field, what stands where the record has no such value: the file's name, the feed's title.
    Where it could not be had, `check` and `reason` say why and `data` is None; a container that breaks has one
    such payload for its rest.
    """

    file: InputFile
    row: int | None
    data: bytes | Mapping[str, Any] | None
    check: str | None = None
    reason: str | None = None
    otherwise: Mapping[str, str | None] = field(default_factory=dict)


class Refused(Exception):
    """An input that is not taken: the name of the check, and the reason with its remedy."""

    def __init__(self, check: str, reason: str) -> None:
        super().__init__(reason)
        self.check, self.reason = check, reason


def refuse_long(what: str) -> Refused:
    """The refusal of what is longer than one article may be: `what` is a file, a line, an element."""
    return Refused("too_large", f"{what} is longer than {limits.MAX_RECORD} bytes, the limit for one article: split it")


def read_whole(stream: BinaryIO) -> bytes:
    """All bytes of a file that is one article, or none where it holds but blanks. Raises Refused for one that is too long."""
    data = stream.read(limits.MAX_RECORD + 1)
    if len(data) > limits.MAX_RECORD:
        raise refuse_long("the file")
    return data if data.strip(BLANK) else b""
