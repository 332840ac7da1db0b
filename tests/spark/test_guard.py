"""A function called in a process of its own, which some items kill. Needs no Spark."""

import os
import signal
import time
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from pipeline.spark.guard import TRIES, Guarded, KilledError, guard, release


def halve(number: int) -> float:
    if number < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return number / 2


def tell_process(_: object) -> int:
    return os.getpid()


def die_once(mark: str) -> str:
    if not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return mark


def test_a_killer_stops_nothing_else():
    """What comes before and after an item that kills its process is answered; the item itself is named by an error after its tries."""
    call = Guarded(halve)
    assert call(3) == 1.5
    with pytest.raises(KilledError, match=f"died {TRIES} times"):
        call(-1)
    assert call(5) == 2.5
    call.close()


def test_what_killed_by_chance_is_answered_at_its_second_try(tmp_path):
    """A process that died of what it had gathered costs its item nothing."""
    call = Guarded(die_once)
    assert call(str(tmp_path / "mark")) == str(tmp_path / "mark")
    call.close()


def test_one_process_answers_one_function():
    """It is neither this process nor a new one for each item, so that a model is loaded once."""
    assert len({guard(tell_process)(None) for _ in range(3)} | {guard(partial(tell_process))(None)} | {os.getpid()}) == 3


def test_a_process_released_is_gone():
    """Its memory is free; the next item has a new one."""
    before = guard(tell_process)(None)
    release()
    assert guard(tell_process)(None) != before
    for _ in range(100):
        if not is_there(before):
            break
        time.sleep(0.1)
    assert not is_there(before)
    release()


def is_there(process: int) -> bool:
    """Whether a child of this process still runs."""
    return process in {child.pid for child in active_children()}
