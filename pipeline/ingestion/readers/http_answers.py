"""Answers of web servers, as web archives keep them: status, head, and a body that may be cut in chunks and packed."""

import io
import re
import zlib
from dataclasses import dataclass
from email.message import Message

import pyarrow as pa
from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader
from warcio.statusandheaders import StatusAndHeadersParser

from pipeline.ingestion import limits
from pipeline.ingestion.payloads import BLANK, Refused, refuse_long

OK = "200"
LONGEST_HEAD = 2**18  # bytes of an answer's head: servers send no more than a few thousand
PACKINGS = {"gzip": "gzip", "x-gzip": "gzip", "br": "brotli", "zstd": "zstd"}  # content codings (IANA) → what pyarrow calls them
NOT_PACKED = ("", "identity", "none")
MOST_PACKINGS = 3  # one within another
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r\n")
_PAGE = re.compile(rb"\s*(?:<!--|<!doctype html|<html|<head|<body)", re.IGNORECASE)
_BROKEN = "the body of the answer is cut short or spoilt: restore the archive, or save the page as .html"


@dataclass(frozen=True)
class Answer:
    """What was answered: its head, of which kind and charset are asked, and the body as the server meant it."""

    head: Message
    body: bytes

    @property
    def media_type(self) -> str:
        """As the head says; where it says nothing, a page is told by how it begins."""
        if self.head.get("Content-Type"):
            return self.head.get_content_type()
        return "text/html" if _PAGE.match(self.body) else "nothing that says what it is"

    @property
    def charset(self) -> str | None:
        """As the head says."""
        return self.head.get_content_charset()


def read_answer(block: bytes) -> Answer:
    """The answer in the block of a record. Raises Refused for another status than 200, and for a body that cannot be read."""
    end = _HEAD_ENDS.search(block, 0, LONGEST_HEAD)
    if not block.startswith(b"HTTP/") or end is None:
        raise Refused("broken_record", "the record says that it is an answer of a web server and holds none: take it out")
    told = StatusAndHeadersParser(["HTTP/"], verify=False).parse(io.BytesIO(block[: end.end()]))
    if (status := told.get_statuscode()) != OK:
        raise Refused("http_status", f"the server answered {status[:3]} and gave no page: fetch it again, or leave it")
    head = Message()
    for name in ("Content-Type", "Content-Encoding", "Transfer-Encoding"):
        head[name] = told.get_header(name, "")
    body = block[end.end() :]
    if "chunked" in head["Transfer-Encoding"].lower():
        body = _join_chunks(body)
    packings = [said.strip().lower() for said in head["Content-Encoding"].split(",")]
    for packing in reversed(packings[:MOST_PACKINGS]):
        body = _unpack(body, packing)
    return Answer(head, body)


def _join_chunks(body: bytes) -> bytes:
    """The body in one piece. One that begins with no chunk was joined before it was kept, and its head left as it was."""
    if not _CHUNK.match(body):
        return body
    try:
        return ChunkedDataReader(io.BytesIO(body), raise_exceptions=True).read()
    except ChunkedDataException:
        raise Refused("broken_page", _BROKEN) from None


def _unpack(body: bytes, packing: str) -> bytes:
    """The body unpacked; as it is where it already was when it was kept."""
    if packing in NOT_PACKED or not body.strip(BLANK) or _PAGE.match(body):
        return body
    try:
        found = _inflate(body) if packing == "deflate" else _decompress(body, packing)
    except (OSError, zlib.error):
        raise Refused("broken_page", _BROKEN) from None
    if len(found) > limits.MAX_RECORD:
        raise refuse_long("the page")
    return found


def _decompress(body: bytes, packing: str) -> bytes:
    if packing not in PACKINGS:
        raise Refused("broken_page", f"the body is packed as {packing[:20]!r}, which is not read: save the page as .html")
    with pa.input_stream(pa.BufferReader(body), compression=PACKINGS[packing]) as plain:
        return plain.read(limits.MAX_RECORD + 1)


def _inflate(body: bytes) -> bytes:
    """What is called deflate is zlib's form, and with some servers the bare one."""
    try:
        return zlib.decompressobj().decompress(body, limits.MAX_RECORD + 1)
    except zlib.error:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(body, limits.MAX_RECORD + 1)
