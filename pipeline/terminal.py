"""What a build shows on the terminal: its progress, then what it made or why it failed."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

import pyarrow.parquet as pq
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.text import Text

from pipeline.dagster.assets.extraction import NOT_WHOLE
from pipeline.dagster.metadata import collect_forms, collect_refused
from pipeline.dagster.running import Outcome, StepNews
from pipeline.ingestion.refused import list_forms, list_refused
from pipeline.pace import say_pace
from pipeline.printing import find_terminal
from schemas import TABLES

LABELS = {
    "read_raw_files": "reading files",
    "human_decisions": "reading decisions",
    "clean_articles": "cleaning texts",
    "input_survey": "surveying inputs",
    "article_copies": "finding copies",
    "article_texts": "writing texts",
    "extract_reports": "extracting reports",
    "quarantine_rows": "validating rows",
    "report_words": "finding telling words",
    "report_names": "finding what articles name",
    "merge_reports": "merging reports",
    "check_tables": "checking tables",
    "review_list": "listing close calls",
    "publish_release": "publishing",
}
BAR = 16  # columns: what stands beside a bar fits on a line of 80 with it
RECENT = 60  # seconds whose pace a bar tells
LINE_EVERY = 1_000  # items between two lines where there is no bar: half a minute of the slowest step
OUTPUTS = {
    "all tables, one file": "incidents.duckdb",
    "close calls, for review": "review.csv",
    "cleaned texts, local": "text",
    "kept results, local": "work",
}

LOCAL = ("article_texts", "review_list")  # assets that write where others may have put files


class PaceColumn(ProgressColumn):
    """How fast the items of a step are done, and how long the rest takes."""

    def render(self, task: Task) -> Text:
        """Blank while neither is known."""
        return Text(say_pace(task.finished_speed or task.speed, None if task.finished else task.remaining))


class Progress:
    """A bar a step on a terminal, with its pace; elsewhere, or with `plain`, a line when a step ends, and some on the way of a long one."""

    def __init__(self, *, plain: bool = False, clock: Callable[[], float] = monotonic) -> None:
        self._console = Console(file=find_terminal())
        self._plain = plain or not self._console.is_terminal
        columns = (TextColumn("{task.description:<20}"), BarColumn(BAR), MofNCompleteColumn(), TimeElapsedColumn(), PaceColumn())
        self._bars = Bars(*columns, console=self._console, disable=self._plain, speed_estimate_period=RECENT)
        self._tasks: dict[str, TaskID] = {}
        self._counts: dict[str, int] = {}
        self._clock = clock
        self._marks: dict[str, tuple[float, int]] = {}  # when the last line of a step was written, or the step began, and what was done

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bars.stop()

    def show(self, news: StepNews) -> None:
        """Take in what happened in a step; steps without a label (checks, small tables) are not shown."""
        label = LABELS.get(news.step)
        if not label:
            return
        before = self._counts.get(news.step, 0)
        if news.what == "progress":
            self._counts[news.step] = news.done
        elif news.what == "start":
            self._marks[news.step] = (self._clock(), 0)
        if self._plain:
            self._say(news, label, before)
        else:
            self._draw(news, label)

    def _say(self, news: StepNews, label: str, before: int) -> None:
        if news.what == "progress" and news.done // LINE_EVERY > before // LINE_EVERY and news.done != news.total:
            told = [f"{news.done:,}{f' of {news.total:,}' if news.total else ''}", self._measure_pace(news)]
            print(f"{label}: {', '.join(filter(None, told))}", file=sys.stderr, flush=True)
        elif news.what in ("end", "fail"):
            count = f" {self._counts[news.step]:,}" if news.step in self._counts else ""
            print(f"{label}:{count} {'done' if news.what == 'end' else 'FAILED'}", file=sys.stderr, flush=True)

    def _measure_pace(self, news: StepNews) -> str:
        """How fast it went since the last line."""
        now = self._clock()
        at, done = self._marks.get(news.step, (now, 0))
        self._marks[news.step] = (now, news.done)
        return say_pace((news.done - done) / (now - at) if now > at else None, news.total and news.total - news.done)

    def _draw(self, news: StepNews, label: str) -> None:
        if news.step not in self._tasks:
            self._tasks[news.step] = self._bars.add_task(label, total=None)
        task = self._tasks[news.step]
        if news.what == "progress":
            self._bars.update(task, completed=news.done, total=news.total)
        elif news.what == "end":
            count = self._counts.get(news.step, 1)
            self._bars.update(task, completed=count, total=count)
            self._bars.stop_task(task)
        elif news.what == "fail":
            self._bars.stop_task(task)


def print_outcome(outcome: Outcome, out: Path) -> None:
    """The summary of a build that succeeded, or what stopped it and what would mend that."""
    if outcome.success:
        _print_release(outcome, out)
        return
    for line in (*_list_forms(outcome), *_list_refused(outcome)):
        print(line, file=sys.stderr)
    for step, message in outcome.errors.items():
        _complain(f"{LABELS.get(step, step)}: {message}")
    for rule in (rule for rule in outcome.broken_rules if rule.blocks):
        _complain(f"table {rule.table}, rule {rule.rule}: {rule.failures} failures. {rule.description}")
        print(rule.sample, file=sys.stderr)
    if outcome.cut:
        stands = f"Release {outcome.cut} was cut and stands whole in {out / 'releases' / outcome.cut}; what failed came after it."
    else:
        stands = f"Nothing was published; what {out / 'releases'} held before stands."
    print(stands, file=sys.stderr)


def _list_forms(outcome: Outcome) -> list[str]:
    """What became of the inputs of each form, and how many articles go by no id of their own."""
    inputs, refused = collect_forms(outcome.metadata)
    lines = ["Inputs by form:", *list_forms(inputs, refused)] if inputs else []
    if unnamed := outcome.metadata.get("input_survey", {}).get("without id"):
        lines.append(f"Articles without an id: {unnamed:,}; they go by their address or a hash of their text, until that changes.")
    return lines


def _list_refused(outcome: Outcome) -> list[str]:
    inputs, refused = collect_refused(outcome.metadata)
    if not refused:
        return []
    said = f"{sum(one.count for one in refused):,} of {inputs:,} inputs were refused, most of them in the files named here:"
    return [said, *list_refused(refused)]


def _complain(message: str) -> None:
    print(f"error: {message}", file=sys.stderr)


def _print_release(outcome: Outcome, out: Path) -> None:
    release = outcome.metadata["parquet_release"]
    folder = out / "releases" / release["version"]
    print(f"Release {release['version']} cut." if release["new"] else f"Nothing changed: release {release['version']} stands.")
    for name in TABLES:
        path = folder / f"{name}.parquet"
        print(f"{name:<17}{pq.read_metadata(path).num_rows:>9,} rows  {path}")
    print(f"{'its page, for any browser':<32}{folder / 'site' / 'index.html'}")
    print(f"{'newest release':<32}{folder}, to which {out / 'releases' / 'latest'} leads")
    for what, path in OUTPUTS.items():
        print(f"{what:<32}{out / path}")
    for found in filter(None, map(outcome.metadata.get, LOCAL)):
        if "left alone" in found:
            print(f"{found['left alone']:,} files were left that no build wrote or somebody changed since: {found['first of them']}")
    print(*_list_forms(outcome), sep="\n")
    if refused := _list_refused(outcome):
        print(*refused, "Table rejects holds each of them with its reason.", sep="\n")
    if not_whole := outcome.metadata.get("extraction_rejects", {}).get(NOT_WHOLE):
        print(f"{not_whole:,} articles were not read whole; table rejects names the stretches, of stage extraction, and says why.")
    told = [rule for rule in outcome.broken_rules if not rule.blocks]
    if told:
        rows = sum(rule.failures for rule in told)
        print(f"{rows:,} rows broke {len(told):,} row rules and were left out; table rejects holds them with the reasons.")
