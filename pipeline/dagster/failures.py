"""Failures that the pipeline itself explains: a run that ends by one shows its sentence first, and no frames above it."""

from collections.abc import Callable
from functools import wraps
from inspect import isgeneratorfunction
from typing import Any, ParamSpec, TypeVar

import dagster as dg

from pipeline.explained import ExplainedError

EXPLAINED = (ExplainedError, OSError)  # the system's own errors name the file
P = ParamSpec("P")
R = TypeVar("R")


def explain_failures(compute: Callable[P, R]) -> Callable[P, R]:
    """An asset's function whose errors that name what is wrong and what mends it end the run as `dg.Failure`, in their own words.

    Others are faults of the program, and keep their frames. Nothing explained is tried again: it would fail again.
    """

    @wraps(compute)
    def run(*args: P.args, **kwargs: P.kwargs) -> Any:
        try:
            return compute(*args, **kwargs)
        except EXPLAINED as error:
            raise _tell(error) from None

    @wraps(compute)
    def run_through(*args: P.args, **kwargs: P.kwargs) -> Any:
        try:
            yield from compute(*args, **kwargs)  # type: ignore[misc]
        except EXPLAINED as error:
            raise _tell(error) from None

    return run_through if isgeneratorfunction(compute) else run


def _tell(error: Exception) -> dg.Failure:
    return dg.Failure(str(error) or type(error).__name__, allow_retries=False)
