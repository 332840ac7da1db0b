"""`evaluate`: builds outside corpora, measures how right they come out, and keeps the figures that releases carry."""

import argparse
import os
import sys
import time
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

from pipeline.commands import UsageError, build

OUT = Path("data/work/benchmarks")


def add(commands: Any) -> argparse.ArgumentParser:
    """Declare the command."""
    said = """Builds outside corpora, measures how right they come out, and keeps the figures that releases carry as table quality.
    INCIDENT_CORPORA names the folder that holds them, with their labels and scorers, in bench/."""
    command = commands.add_parser("evaluate", help="measure how right the tables are, on outside corpora", description=said)
    everything = "which corpora; without one, all that have labels. One without labels is built, and nothing is measured"
    command.add_argument("corpora", nargs="*", metavar="CORPUS", help=everything)
    command.add_argument("--out", type=Path, default=OUT, metavar="DIR", help=f"where to build; kept for the next time (default: {OUT})")
    kept = "keep the figures here, with a README.md beside it (default: where releases take them from)"
    command.add_argument("--figures", type=Path, metavar="FILE", help=kept)
    return command


def run(given: argparse.Namespace) -> int:
    """Build and measure each corpus; its figures are kept at once. Exit status 1 when one could not be built or measured.

    Raises UsageError when the corpora cannot be found.
    """
    from pipeline.evaluation import FIGURES, read_figures  # here, because polars and the models take their time to load
    from pipeline.evaluation.corpora import CorporaError, find_bench, list_corpora
    from pipeline.evaluation.report import say_unmeasured
    from pipeline.release.fingerprints import code_version

    file = given.figures or FIGURES
    try:
        bench = find_bench(os.environ)
        corpora = list_corpora(bench, given.corpora)
        read_figures(file)  # a broken file is told before hours of building
    except (CorporaError, ValueError) as error:
        raise UsageError(str(error)) from error
    version = code_version()
    print(f"code {version}", flush=True)
    done = [_evaluate(bench, corpus, given.out / corpus.name, file, version) for corpus in corpora]
    print("unmeasured columns:", *say_unmeasured(read_figures(file)), sep="\n")
    print(f"figures: {file}")
    return 0 if all(done) else 1


def _evaluate(bench: Any, corpus: Any, out: Path, file: Path, version: str) -> bool:
    """Build one corpus, and print and keep its figures; whether that went well."""
    from pipeline.evaluation.measuring import MeasuringError, measure_release
    from pipeline.evaluation.report import keep_figures

    if not _build(corpus, out):
        return False
    try:
        figures = measure_release(bench, corpus, _find_newest(out), version)
    except MeasuringError as error:
        print(f"error: {error}", file=sys.stderr)
        return False
    if figures:
        _print(figures)
        keep_figures(figures, file)
    else:
        print("  nothing measured: it has no labels, or pipeline/evaluation/metrics.csv no line for it", flush=True)
    return True


def _build(corpus: Any, out: Path) -> bool:
    import pyarrow.parquet as pq

    started = time.monotonic()
    with redirect_stdout(StringIO()):  # paths of all tables of all corpora: nobody asked for them
        status = build.run(argparse.Namespace(raw=corpus.raw, out=out, scope=corpus.scope, verbose=False))
    if status == 0:
        latest = _find_newest(out)
        rows = [f"{pq.read_metadata(latest / f'{name}.parquet').num_rows:,} {name}" for name in ("articles", "rejects", "incidents")]
        print(f"{corpus.name}: {', '.join(rows)} in {time.monotonic() - started:.0f} s", flush=True)
    return status == 0


def _find_newest(out: Path) -> Path:
    """The folder that `latest` leads to now: it may lead to another before the last file is read."""
    return (out / "releases" / "latest").resolve()


def _print(figures: list[Any]) -> None:
    from pipeline.evaluation.report import say_figure

    for figure in figures:
        value, interval = say_figure(figure)
        print(f"  {figure.split:<14} {figure.metric:<54} {value:>5}  {interval:>11}  n {figure.n:,}", flush=True)
