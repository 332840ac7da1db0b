"""One build at a time in a folder OUT, from its first write to its last, whoever started it.

The stages of a build hand each other files under OUT/work: two builds side by side would read each other's. The lock is the
system's own, on a file in OUT. It ends with the process that holds it, however that ends, and nothing stale is left: what
the file says counts only while somebody holds it.
"""

import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from pipeline.explained import ExplainedError

NAME = ".incidents.lock"
LOOKS, PAUSE = 20, 0.05  # at a lock whose holder has not written yet who it is, and seconds between them
_held: ContextVar[frozenset[str]] = ContextVar("held", default=frozenset())  # folders that the code running now holds already


@dataclass(frozen=True)
class Holder:
    """Who builds into a folder: a process of a machine, and since when (UTC)."""

    process: int
    machine: str
    since: str

    def __str__(self) -> str:
        return f"process {self.process} on {self.machine}, since {self.since}"


class InUseError(ExplainedError):
    """Another build holds the folder; the message says who, and since when."""


@contextmanager
def hold_output(out: Path) -> Iterator[None]:
    """Hold OUT, made where it is not there, for one build. Whoever holds it already may ask again, within the same thread.

    Raises InUseError at once while another build holds it, OSError where the folder cannot be written to.
    """
    place = os.path.realpath(out)
    if place in _held.get():
        yield
        return
    out.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(out / NAME, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)
    try:
        _lock(descriptor, out)
        before = _held.set(_held.get() | {place})
        try:
            yield
        finally:
            _held.reset(before)
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def find_holder(out: Path) -> Holder | None:
    """Who builds into OUT now; None where nobody does."""
    try:
        descriptor = os.open(out / NAME, os.O_RDONLY | os.O_NOFOLLOW)
    except FileNotFoundError:
        return None
    try:
        holder = _read_holder(descriptor)
        if holder:  # or what a build that was killed has left: only then is the lock tried
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return None
    except BlockingIOError:
        return holder
    finally:
        os.close(descriptor)


def _lock(descriptor: int, out: Path) -> None:
    for _ in range(LOOKS):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = _read_holder(descriptor)
            if holder:
                break
            time.sleep(PAUSE)
        else:
            now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
            told = json.dumps(asdict(Holder(os.getpid(), socket.gethostname(), now)))
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, told.encode(), 0)
            return
    who = holder or "a process that did not say who it is"
    raise InUseError(f"{out}: another build holds it ({who}); wait until that has ended, or end it, and build again")


def _read_holder(descriptor: int) -> Holder | None:
    try:
        return Holder(**json.loads(os.pread(descriptor, 4096, 0)))
    except (ValueError, TypeError):
        return None
