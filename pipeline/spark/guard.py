"""Calls a function in a process of its own: what kills that process (a fault in a library, too little memory) stops nothing else.

Spark would try the whole partition again, four times, and then give up the job.
"""

import pickle
from collections.abc import Callable
from functools import lru_cache
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

TRIES = 2  # of one item: the first may have died of what its process had gathered before


class KilledError(Exception):
    """The item killed its process at each of its tries."""


class Guarded:
    """The function `call`, run in a process that is started when first needed and again where it died.

    Function and items must pickle; the function must raise nothing. The process ends when this one does, however that ends: it
    waits for its next item at a pipe whose other end only this process holds.
    """

    def __init__(self, call: Callable[[Any], Any]) -> None:
        self._call = call
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def __call__(self, item: Any) -> Any:
        """What the function gives for the item. Raises KilledError."""
        for _ in range(TRIES):
            try:
                pipe = self._pipe or self._start()
                pipe.send(item)
                return pipe.recv()
            except (EOFError, OSError):
                self.close()
        raise KilledError(f"the process that took it died {TRIES} times")

    def close(self) -> None:
        """End the process."""
        if self._process and self._pipe:
            self._pipe.close()
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None

    def _start(self) -> Connection:
        context = get_context("spawn")  # polars must not be forked
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._call), daemon=True)
        self._process.start()
        theirs.close()
        return self._pipe


def _serve(pipe: Connection, call: Callable[[Any], Any]) -> None:
    while True:
        try:
            item = pipe.recv()
        except EOFError:
            return
        pipe.send(call(item))


def guard(call: Callable[[Any], Any]) -> Guarded:
    """The function, guarded; the process is the one that this worker already has for it, so that a model is loaded once."""
    return _open(pickle.dumps(call))


def release() -> None:
    """End the process that this worker has, so that its memory is free for what comes after."""
    _open.cache_clear()


@lru_cache(maxsize=1)  # one model at a time in memory: a new function takes the place of the one before
def _open(pickled: bytes) -> Guarded:
    return Guarded(pickle.loads(pickled))
