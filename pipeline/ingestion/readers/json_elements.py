"""The elements of a list in a JSON document, cut out of its bytes one by one: the document is never in memory, and none is parsed here."""

import re
from collections.abc import Iterable, Iterator

from pipeline.ingestion import limits
from pipeline.ingestion.payloads import BLANK

DEEPEST = 3  # lists looked for: the document itself, one in an object, or one in an object within that
_SIGNS = {False: re.compile(rb'[\[\]{}",]'), True: re.compile(rb'["\\]')}  # outside and inside a string


def cut_elements(pieces: Iterable[bytes]) -> Iterator[bytes | None]:
    """The elements of the list that the document is, or else of the first list of objects in it; None for one beyond MAX_RECORD.

    Raises EOFError where the document ends before the list does, and ValueError for brackets that close nothing.
    """
    cutter = _Cutter()
    for piece in pieces:
        yield from cutter.feed(piece)
        if cutter.is_done:
            return
    if cutter.depth:
        raise EOFError("the list does not end")


class _Cutter:
    """Where in the document one is: how deep, in a string or not, and in which list; and what is there of the element at hand."""

    def __init__(self) -> None:
        self.depth, self.is_done = 0, False
        self._home: int | None = None  # depth of the list whose elements are cut
        self._count = 0
        self._quoted, self._escaped = False, 0
        self._element, self._is_long = bytearray(), False

    def feed(self, piece: bytes) -> Iterator[bytes | None]:
        """The elements that end in the next piece of the document."""
        at, kept = self._escaped, 0
        while sign := _SIGNS[self._quoted].search(piece, at):
            at, mark = sign.end(), sign[0]
            if mark == b"\\":
                at += 1
            elif mark == b'"':
                self._quoted = not self._quoted
            elif mark in b"[{":
                kept = at if self._open(mark) else kept
            else:
                if self.depth == self._home and mark != b"}":
                    self._keep(piece[kept : sign.start()])
                    kept = at
                    yield from self._end(mark)
                self._close(mark)
            if self.is_done:
                return
        self._escaped = max(0, at - len(piece))
        if self._home:
            self._keep(piece[kept:])

    def _open(self, mark: bytes) -> bool:
        """Go one deeper; whether a list begins whose elements may be wanted."""
        self.depth += 1
        if mark != b"[" or self._home is not None or self.depth > DEEPEST:
            return False
        self._home, self._count = self.depth, 0
        return True

    def _close(self, mark: bytes) -> None:
        if mark != b",":
            self.depth -= 1
            if self.depth < 0 or (self._home == 1 and self.depth == 0):
                self.is_done = True
            if self._home is not None and self.depth < self._home:
                self._home = None

    def _end(self, mark: bytes) -> Iterator[bytes | None]:
        """The element at hand; nothing where its list is empty. A list of something else than objects, in an object, is left."""
        found, is_long = bytes(self._element).strip(BLANK), self._is_long
        self._element.clear()
        self._is_long = False
        if self._home != 1 and self._count == 0 and not found.startswith(b"{"):
            self._home = None
            return
        if found or mark == b"," or self._count:
            self._count += 1
            yield None if is_long else found
        self.is_done = mark == b"]"

    def _keep(self, piece: bytes) -> None:
        if not self._is_long:
            self._element += piece
            self._is_long = len(self._element) > limits.MAX_RECORD
        if self._is_long:
            del self._element[64:]  # its beginning tells what it is
