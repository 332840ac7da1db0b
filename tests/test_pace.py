"""The pace of long work, on a terminal and in the lines elsewhere."""

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dagster.running import StepNews
from pipeline.pace import say_duration, say_pace
from pipeline.terminal import Progress


def report(progress: Progress, clock: list[float], *counts: tuple[float, int]) -> None:
    """Tell of a step that has 5,000 articles to read, at each of some seconds how many are done."""
    progress.show(StepNews("extract_reports", "start"))
    for seconds, done in counts:
        clock[0] = seconds
        progress.show(StepNews("extract_reports", "progress", done, 5_000))


def test_lines_of_a_long_step_tell_its_pace(capsys):
    """Without a terminal a line comes once in a thousand articles, with the rate since the last and the time that the rest takes."""
    clock = [0.0]
    with Progress(plain=True, clock=lambda: clock[0]) as progress:
        report(progress, clock, (50, 500), (100, 1_000), (110, 1_064), (150, 2_048), (500, 5_000))
        progress.show(StepNews("extract_reports", "end"))
    assert capsys.readouterr().err.splitlines() == [
        "extracting reports: 1,000 of 5,000, 10.0/s, 7 min left",
        "extracting reports: 2,048 of 5,000, 21.0/s, 2 min left",
        "extracting reports: 5,000 done",
    ]


def test_a_short_step_tells_no_pace(capsys):
    """What is done before a thousand articles are read says only that it is done."""
    with Progress(plain=True) as progress:
        progress.show(StepNews("extract_reports", "start"))
        progress.show(StepNews("extract_reports", "progress", 200, 200))
        progress.show(StepNews("extract_reports", "end"))
    assert capsys.readouterr().err == "extracting reports: 200 done\n"


def test_bars_tell_the_pace(monkeypatch):
    """On a terminal the rate and the time left stand behind the bar."""

    class Terminal(io.StringIO):
        def isatty(self):
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    seconds = iter(range(0, 100_000, 10))
    progress = Progress()
    progress._bars.get_time = lambda: float(next(seconds))
    with progress:
        report(progress, [0.0], (0, 1_000), (0, 2_000), (0, 3_000))
        progress._bars.refresh()
    assert "/s, " in terminal.getvalue()
    assert " left" in terminal.getvalue()


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (59, "59 s"), (61, "1 min"), (3_599, "1 h 0 min"), (4_800, "1 h 20 min"), (90_000, "25 h 0 min")]
)
def test_durations_are_said_as_one_reads_them(seconds, said):
    """Seconds, minutes, or hours and minutes."""
    assert say_duration(seconds) == said


@given(st.none() | st.floats(0, 1e9), st.none() | st.floats(0, 1e9))
def test_any_pace_can_be_said(rate, remaining):
    """Whatever the rate, there are words for it, and none where it is not known; time left is told only of work that is left."""
    said = say_pace(rate, remaining)
    assert bool(said) == bool(rate)
    assert said.endswith("left") == bool(rate and remaining)
