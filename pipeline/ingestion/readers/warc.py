"""Web archives (WARC, ISO 28500): pages as a crawler kept them, or the texts that were taken out of them (WET), one a record."""

import logging
from collections.abc import Iterator
from email.message import Message
from typing import Any, BinaryIO

from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader

from pipeline.ingestion import limits
from pipeline.ingestion.discovery import InputFile
from pipeline.ingestion.encoding import decode_labelled
from pipeline.ingestion.payloads import BLANK, Payload, Refused, refuse_long
from pipeline.ingestion.readers.http_answers import Answer, read_answer
from pipeline.ingestion.readers.streams import PIECE, buffer
from pipeline.ingestion.readers.texts import name_parts

MARK = b"WARC/"  # how a record begins
LONGEST_HEAD = 2**20  # bytes of a record's head, which is held in memory
PASSED_OVER = frozenset({"warcinfo", "request", "metadata"})  # they tell of other records and hold no page by what the standard says
SHOWN = 60  # characters of a media type
PAGES = ("text/html", "application/xhtml+xml")
UNREAD = {
    "revisit": "the page was found as on an earlier visit: it stands in the record of that visit",
    "continuation": "a part of a record that was cut in segments: join the segments into one record",
}
SETTLE = "restore the archive, or take the record out"
logging.getLogger("warcio").setLevel(logging.CRITICAL)  # what it mends in an address is no news


def read_warc(stream: BinaryIO, file: InputFile) -> Iterator[Payload]:
    """The records by their numbers, but those that only tell of others. Where a record's bounds are wrong it is refused, and
    reading goes on with the next that begins; raises EOFError where the archive ends within one.

    The day of a visit is not taken: when a page was published only the page says.
    """
    source = _Source(stream)
    while source.find_record():
        try:
            record, block = _read_record(source)
        except Refused as refused:
            yield Payload(file, source.number, None, refused.check, refused.reason)
            continue
        if record.rec_type not in PASSED_OVER:
            yield _make_payload(file, source.number, record, block)


class _Source:
    """The stream as warcio reads it, each head no longer than memory has room for; and where in it the next record begins."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._left, self._next = buffer(stream), LONGEST_HEAD, b""
        self._is_between = True
        self.number = 0

    def find_record(self) -> bool:
        """Go to where the next record begins; False at the end. What stands in its place counts as one, which will be refused."""
        self._left = LONGEST_HEAD
        line = self._next or self._stream.readline(PIECE)
        while line and (not line.strip(BLANK) if self._is_between else not line.startswith(MARK)):
            line = self._stream.readline(PIECE)
        self._next, self._is_between = line, True
        self.number += bool(line)
        return bool(line)

    def read(self, size: int) -> bytes:
        """Bytes of a record."""
        return self._stream.read(size)

    def readline(self) -> bytes:
        """A line of a head. Raises ValueError where the head is too long."""
        line, self._next = self._next or self._stream.readline(self._left), b""
        self._left -= len(line)
        if self._left <= 0:
            raise ValueError(f"a head of more than {LONGEST_HEAD:,} bytes")
        return line

    def skip(self, size: int) -> int:
        """Pass over bytes of a record, and say how many there were."""
        done = 0
        while done < size and (piece := self._stream.read(min(PIECE, size - done))):
            done += len(piece)
        return done

    def ends_here(self) -> bool:
        """Whether a record ends here, as it does before a blank line, another record or the end of the file."""
        self._next = self._stream.readline(PIECE)
        return not self._next.strip(BLANK) or self._next.startswith(MARK)

    def lose(self) -> None:
        """Give up the record at hand: the next one is looked for by how it begins."""
        self._is_between = False


def _read_record(source: _Source) -> tuple[ArcWarcRecord, bytes]:
    """A record and the bytes of its block. Raises Refused for one that is no record or too large, EOFError where it breaks off."""
    try:
        record = ArcWarcRecordLoader(arc2warc=False).parse_record_stream(source, known_format="warc", no_record_parse=True)
        length = int(record.rec_headers.get_header("Content-Length"))
        if length < 0:
            raise ValueError(length)
    except (ArchiveLoadFailed, ValueError, TypeError):  # what it says repeats the line, which may be an article's
        source.lose()
        raise Refused("broken_record", f"no head of a record that says what it is and how long: {SETTLE}") from None
    held = min(length, limits.MAX_RECORD + 1)
    block = source.read(held)
    if len(block) + source.skip(length - held) < length:
        raise EOFError("the last record does not end")
    if not source.ends_here():
        source.lose()
        raise Refused("broken_record", f"the record does not end where its Content-Length says: {SETTLE}")
    if length > limits.MAX_RECORD and record.rec_type not in PASSED_OVER:
        raise refuse_long("the record")
    return record, block


def _make_payload(file: InputFile, number: int, record: ArcWarcRecord, block: bytes) -> Payload:
    url = record.rec_headers.get_header("WARC-Target-URI")
    try:
        return Payload(file, number, {**_read_fields(_open_record(record, block)), "url": url})
    except Refused as refused:
        return Payload(file, number, None, refused.check, refused.reason)
    except Exception as error:  # whatever a library finds wrong with one page: it must cost no other
        return Payload(file, number, None, "broken_page", f"cannot be read ({type(error).__name__}): save the page as .html")


def _open_record(record: ArcWarcRecord, block: bytes) -> Answer:
    """What was kept: the answer of a server, or the file itself with its kind."""
    kind = record.rec_type
    if kind in UNREAD:
        raise Refused(f"{kind}_record", UNREAD[kind])
    if kind not in ("response", "resource", "conversion"):
        raise Refused("unknown_record", "a record of a kind that the standard does not have: put its page here as .html")
    said = Message()
    said["Content-Type"] = record.content_type or ""
    return read_answer(block) if said.get_content_type() == "application/http" else Answer(said, block)


def _read_fields(answer: Answer) -> dict[str, Any]:
    kind = answer.media_type
    if kind not in (*PAGES, "text/plain"):
        raise Refused("not_a_page", f"the record holds {kind[:SHOWN]}, not a page or plain text: put an article of it here as a file")
    text = decode_labelled(answer.body, answer.charset)
    return {"html": text} if kind in PAGES else name_parts(text.replace("\0", ""))
