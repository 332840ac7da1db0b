"""How a step fails: in the pipeline's own words where it has any, and not at the first try where what failed may pass by itself."""

import errno
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import wraps
from inspect import isgeneratorfunction
from typing import Any, ParamSpec, TypeVar

import dagster as dg

from pipeline.explained import ExplainedError

EXPLAINED = (ExplainedError, OSError)  # the system's own errors name the file
# A disk or a share that did not answer, a file or a lock in use, a system short of memory or of open files.
PASSING = frozenset(
    (errno.EAGAIN, errno.EBUSY, errno.ECONNRESET, errno.EIO, errno.ENFILE, errno.ENOLCK, errno.ENOMEM, errno.ESTALE, errno.ETIMEDOUT)
)
IN_USE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
RETRIES, WAIT = 2, 5  # tries of a step after its first, seconds before each
P = ParamSpec("P")
R = TypeVar("R")


def explain_failures(compute: Callable[P, R]) -> Callable[P, R]:
    """An asset's function whose errors that name what is wrong and what mends it end the run as `dg.Failure`, in their own words.

    Others are faults of the program, and keep their frames. What may pass is tried again first, as no retry policy does it: that
    would try again whatever failed, and also what a person has stopped.
    """

    @wraps(compute)
    def run(*args: P.args, **kwargs: P.kwargs) -> Any:
        with _explain():
            return compute(*args, **kwargs)

    @wraps(compute)
    def run_through(*args: P.args, **kwargs: P.kwargs) -> Any:
        with _explain():
            yield from compute(*args, **kwargs)  # type: ignore[misc]

    return run_through if isgeneratorfunction(compute) else run


def may_pass(error: Exception) -> bool:
    """Whether what failed by chance: the same step may well succeed in a moment."""
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", 0) & 0xFF in IN_USE  # the low byte is the kind of error
    if isinstance(error, BrokenProcessPool):
        return True  # something killed a worker; what it had read is kept
    return isinstance(error, OSError) and not isinstance(error, ExplainedError) and error.errno in PASSING


@contextmanager
def _explain() -> Iterator[None]:
    try:
        yield
    except (*EXPLAINED, sqlite3.Error, BrokenProcessPool) as error:
        if may_pass(error) and _count_retries() < RETRIES:
            raise dg.RetryRequested(max_retries=RETRIES, seconds_to_wait=WAIT) from error
        if isinstance(error, EXPLAINED):
            raise dg.Failure(str(error) or type(error).__name__, allow_retries=False) from None
        raise


def _count_retries() -> int:
    """How often the step that runs was tried again; where none runs, all tries are used up."""
    try:
        return dg.OpExecutionContext.get().retry_number
    except dg.DagsterInvariantViolationError:
        return RETRIES
