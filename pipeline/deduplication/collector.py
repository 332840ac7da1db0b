"""Python's search for circles of objects: a sixth of the time of a large merge, to find none, since rows and sets hold no circle."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def pause_collector() -> Iterator[None]:
    """Switches it off inside, and back on where it was on."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
