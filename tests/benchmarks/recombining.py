"""What articles cost by their number, on one machine: `INCIDENT_CORPORA=DIR python -m tests.benchmarks.recombining 2000 5000`.

The articles are recombined: each has as many paragraphs as one of the news corpus, in the place of each a paragraph from the same
place of another article, so that no two articles are copies, and as many tell of incidents as do there. Every size is built in a
process of its own, once with all to read and once more with nothing new.
"""

import gzip
import json
import os
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from subprocess import check_output
from tempfile import TemporaryDirectory
from time import perf_counter

from pipeline.dagster.resources import Workspace
from pipeline.dagster.running import StepNews, run_build
from pipeline.evaluation.corpora import find_bench

SEED = 19
LAST = 30  # from this paragraph on, places are one
A_FILE = 5_000  # articles
KILOBYTES_IN_GB = 2**20
SHOWN = 0.01  # steps that take less than this share of all are told together


@cache
def load_paragraphs() -> tuple[tuple[str, ...], ...]:
    """The paragraphs of each article of the news corpus, its title first."""
    path = find_bench(os.environ).folder / "data" / "news" / "articles.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = map(json.loads, file)
        return tuple((row.get("title") or "", *filter(str.strip, (row.get("text") or "").split("\n"))) for row in rows)


def recombine(count: int, seed: int = SEED) -> Iterator[dict[str, str]]:
    """`count` articles, as rows of JSON lines. A paragraph comes again only when all of its place have been used."""
    random = Random(seed)
    there: defaultdict[int, list[str]] = defaultdict(list)
    for article in load_paragraphs():
        for place, paragraph in enumerate(article):
            there[min(place, LAST)].append(paragraph)
    decks: defaultdict[int, list[str]] = defaultdict(list)

    def draw(place: int) -> str:
        if not decks[place]:
            decks[place] = random.sample(there[place], len(there[place]))
        return decks[place].pop()

    lengths = [len(article) for article in load_paragraphs()]
    for number in range(count):
        title, *body = (draw(min(place, LAST)) for place in range(lengths[number % len(lengths)]))
        day = f"{2012 + number % 8}-{1 + number // 8 % 12:02}-{1 + number // 96 % 28:02}"
        yield {"id": str(number), "title": title, "published": day, "text": "\n".join(body)}


def write_batch(folder: Path, count: int) -> Path:
    """The articles as files of JSON lines in one batch below `folder`, which is given back."""
    (folder / "news").mkdir(parents=True)
    for number, row in enumerate(recombine(count)):
        with open(folder / "news" / f"{number // A_FILE:04}.jsonl", "a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
    return folder


class Meter:
    """Seconds of processors, of this process and of those it started and has ended, by the step in which they were used."""

    def __init__(self) -> None:
        self._before, self.steps = read_processors(), dict[str, float]()

    def listen(self, news: StepNews) -> None:
        """Take in what a build tells."""
        if news.what in ("end", "fail"):
            now = read_processors()
            self.steps[news.step] = self.steps.get(news.step, 0.0) + now - self._before
            self._before = now


def read_processors() -> float:
    """Seconds of processors so far."""
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def measure(raw: Path, out: Path) -> dict[str, float]:
    """Build once: seconds by step under the steps' names, `seconds` in all, `processors` in all."""
    meter, started, before = Meter(), perf_counter(), read_processors()
    outcome = run_build(Workspace(raw_dir=str(raw), out_dir=str(out)), meter.listen)
    assert outcome.success, outcome.errors
    return {**meter.steps, "seconds": perf_counter() - started, "processors": read_processors() - before}


def _measure_size(count: int) -> None:
    """In a process of its own: a line of JSON, the first build, the second, and memory at the peak in GB."""
    with TemporaryDirectory() as folder:
        raw = write_batch(Path(folder) / "raw", count)
        first = measure(raw, Path(folder) / "out")
        peaks = [getrusage(who).ru_maxrss / KILOBYTES_IN_GB for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
        print(json.dumps({"first": first, "again": measure(raw, Path(folder) / "out"), "peaks": peaks}))


def main(sizes: Sequence[int]) -> None:
    """A line for each size, and below the table what the steps took."""
    print(f"| articles | seconds | of processors | an article, ms | GB | GB of a worker | again, of processors |\n{'|---:' * 7}|")
    told = []
    for size in sizes:
        lines = check_output([sys.executable, "-m", __spec__.name, "--one", str(size)], text=True).splitlines()
        found = json.loads(lines[-1])
        first, again = found["first"], found["again"]
        cost = f"{first['seconds']:.0f} | {first['processors']:.0f} | {1_000 * first['processors'] / size:.1f}"
        memory = " | ".join(f"{peak:.2f}" for peak in found["peaks"])
        print(f"| {size:,} | {cost} | {memory} | {again['processors']:.0f} |", flush=True)
        told.append((size, first, again))
    for size, *builds in told:
        for name, steps in zip(("first", "again"), builds, strict=True):
            print(f"{size:,}, {name}: {', '.join(list_steps(steps))}")


def list_steps(steps: dict[str, float]) -> list[str]:
    """The steps that took most, in seconds of processors."""
    shown = {name: used for name, used in steps.items() if name not in ("seconds", "processors")}
    most = sorted(shown, key=shown.__getitem__, reverse=True)
    return [f"{name} {shown[name]:.1f}" for name in most if shown[name] > SHOWN * steps["processors"]]


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        _measure_size(int(sys.argv[2]))
    else:
        main([int(size) for size in sys.argv[1:]] or [2_000, 5_000])
