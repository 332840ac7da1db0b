"""How much work a call does, counted and not timed: a busy machine changes no number."""

import gc
import sys
from collections.abc import Callable
from typing import Any


def count_calls(work: Callable[[], Any]) -> int:
    """How many functions, of Python and of C, are called while `work` runs."""
    counted = 0

    def count(frame: Any, event: str, argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    gc.collect()  # what earlier work left behind is not cleared away at this one's cost
    gc.disable()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
        gc.enable()
    return counted


def growth(work: Callable[[int], Any], size: int) -> float:
    """How many times the calls grow when the size doubles: 2 for work that grows with its input, 4 with the square of it."""
    work(size)  # what is loaded once is loaded before anything is counted
    return count_calls(lambda: work(2 * size)) / count_calls(lambda: work(size))
