"""Web archives for tests, record by record."""

import gzip
from collections.abc import Iterable, Mapping

DAY = "2031-03-04T10:00:00Z"


def write_record(kind: str, block: bytes, url: str = "", media_type: str = "application/http; msgtype=response", **more: str) -> bytes:
    """One record of a kind, with its block as it is; `more` are lines of its head, - for _ in their names, in place of others."""
    head = {"WARC-Type": kind, "WARC-Date": DAY, "WARC-Target-URI": url, "Content-Type": media_type, "Content-Length": str(len(block))}
    head |= {name.replace("_", "-"): value for name, value in more.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items() if value)
    return f"WARC/1.1\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"


def write_answer(body: bytes, media_type: str = "text/html", status: str = "200 OK", head: Mapping[str, str] | None = None) -> bytes:
    """What a server answered, as the block of a record has it."""
    lines = "".join(f"{name}: {said}\r\n" for name, said in {"Content-Type": media_type, **(head or {})}.items() if said)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def pack_records(records: Iterable[bytes]) -> bytes:
    """The records as crawlers pack them, each by itself."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)
