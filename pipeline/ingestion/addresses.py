"""Lists of addresses (.paths): files that lie elsewhere, each read as if the list were a folder that held it.

Nothing is opened but what a list in a batch names.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO, cast
from urllib.parse import urlsplit

import fsspec

from pipeline.ingestion.discovery import InputFile, describe_file, make_printable
from pipeline.ingestion.encoding import decode_bytes
from pipeline.ingestion.payloads import Refused
from pipeline.stores import say_missing

REMARK = "#"
LONGEST = 2_000  # characters of an address
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://[^\s\x00-\x1f]+")
_CHAIN = "::"  # between addresses, the second of which is opened in the first
_TROUBLE = {
    "bad_address": "no whole address on its line: write one such as s3://BUCKET/PATH or https://HOST/PATH",
    "nested_archive": "a list in a list: put the inner one here",
}


def is_address(path: str) -> bool:
    """Whether it is one; no path of a file has two slashes together as the system gives it."""
    return "://" in path


def describe_listed(lines: Iterable[bytes | None], listing: InputFile) -> Iterator[InputFile]:
    """The files that a list names, a line each; blank lines and remarks name none. `check` says what is wrong with one.

    In the tables a file goes by its address behind the list's path, without what may be a secret: user, password, query.
    """
    seen = Counter[str]()
    for line in lines:
        address = decode_bytes(line).strip("\0 \t\r\n\ufeff") if line is not None else " "
        if not address or address.startswith(REMARK):
            continue
        place = _name_place(address)
        name = make_printable(place or _leave_secrets(address))
        seen[name] += 1
        path = f"{listing.source_path}/{f'#{seen[name]}/' if seen[name] > 1 else ''}{name}"
        file = replace(describe_file(address, path, listing.batch), settings=listing.settings)
        check = "bad_address" if place is None else "nested_archive" if file.form == listing.form else None
        yield replace(file, form="other", check=check, trouble=_TROUBLE[check]) if check else file


def _name_place(address: str) -> str | None:
    """Place and path of an address; None where it is none."""
    if not _ADDRESS.fullmatch(address) or len(address) > LONGEST or _CHAIN in address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return f"{parts.netloc.rpartition('@')[2]}{parts.path}".lstrip("/") or None


def _leave_secrets(line: str) -> str:
    """What can be shown of a line that is no address."""
    bare = line[:LONGEST].partition("?")[0].rpartition("@")[2]
    return "".join(sign if sign.isprintable() else "?" for sign in bare) or "?"


@contextmanager
def open_address(address: str) -> Iterator[tuple[BinaryIO, int | None]]:
    """The bytes that lie there, as they are read, and how many, where that is told.

    Raises Refused where a library is missing or nothing can be opened there; what fails later, each store has errors of its own for.
    """
    try:
        files, path = fsspec.core.url_to_fs(address, use_listings_cache=False)
        stream = files.open(path, "rb")
    except ImportError as error:
        raise Refused("library_missing", say_missing(address.partition("://")[0], error)) from None
    except Exception as error:  # its words may repeat the address, with what is secret in it
        told = f"nothing can be opened there ({type(error).__name__})"
        raise Refused("unreachable", f"{told}: see that it is there and that you may read it, and build again") from None
    with stream:
        yield cast(BinaryIO, stream), getattr(stream, "size", None)
