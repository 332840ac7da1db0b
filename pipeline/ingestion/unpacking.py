"""How much a packed file may unpack to: a few kilobytes can hold any number of repetitions, and no articles need that."""

import io
from typing import Any

AT_MOST = 1_000  # times a file's size: news packs to a fifth or a tenth of its size, the same page over and over to a hundredth
ALWAYS = 256 * 2**20  # bytes that every file may unpack to: a small one may well repeat itself


class Allowance:
    """What a file of some bytes may still unpack to; None for one that does not tell its size."""

    def __init__(self, packed: int | None) -> None:
        self._left = max(ALWAYS, (packed or 0) * AT_MOST)

    def take(self, count: int) -> None:
        """Take `count` bytes of it. Raises OSError once nothing is left."""
        self._left -= count
        if self._left < 0:
            raise OSError(f"it unpacks to more than {AT_MOST:,} times its size")


class MeasuredStream(io.RawIOBase):
    """A stream of unpacked bytes that ends with an OSError where the allowance does."""

    def __init__(self, unpacked: Any, allowance: Allowance) -> None:
        super().__init__()
        self._unpacked, self._allowance = unpacked, allowance

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as there is something."""
        count = self._unpacked.readinto(buffer)
        self._allowance.take(count)
        return count
