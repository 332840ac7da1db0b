"""`evaluate`: builds outside corpora, measures how right they come out, and keeps the figures that releases carry, or compares them."""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import UsageError, build

if TYPE_CHECKING:
    from pipeline.evaluation.comparing import Difference
    from pipeline.evaluation.corpora import Bench, Corpus

OUT = Path("data/work/benchmarks")


def add(commands: Any) -> argparse.ArgumentParser:
    """Declare the command."""
    said = """Builds outside corpora, measures how right they come out, and keeps the figures that releases carry as table quality.
    INCIDENT_CORPORA names the folder that holds them, with their labels and scorers, in bench/. With --against, each figure
    is set beside that of other releases instead, with the interval of the difference, and nothing is kept; with --without,
    beside that of the same code without one rule."""
    command = commands.add_parser("evaluate", help="measure how right the tables are, on outside corpora", description=said)
    everything = "which corpora; without one, all that have labels. One without labels is built, and nothing is measured"
    command.add_argument("corpora", nargs="*", metavar="CORPUS", help=everything)
    command.add_argument("--out", type=Path, default=OUT, metavar="DIR", help=f"where to build; kept for the next time (default: {OUT})")
    kept = "keep the figures here, with a README.md beside it (default: where releases take them from)"
    command.add_argument("--figures", type=Path, metavar="FILE", help=kept)
    lying = "build nothing: measure the releases that lie in --out, whatever code made them"
    command.add_argument("--built", action="store_true", help=lying)
    older = "compare with the releases in DIR, built there by other code with --out DIR; without CORPUS, of the corpora that lie there"
    command.add_argument("--against", type=Path, metavar="DIR", help=older)
    off = "weigh a rule: compare with what is read without it; `rules` lists the ids. Only articles in which it decides are read again"
    command.add_argument("--without", metavar="ID", help=off)
    return command


def run(given: argparse.Namespace) -> int:
    """Build and measure each corpus; its figures are kept at once, or compared. Exit status 1 when one could not be built or measured.

    Raises UsageError when the corpora cannot be found.
    """
    from pipeline.evaluation import FIGURES, read_figures  # here, because polars and the models take their time to load
    from pipeline.evaluation.corpora import CorporaError, find_bench, list_corpora
    from pipeline.release.fingerprints import code_version

    file = given.figures or FIGURES
    try:
        bench = find_bench(os.environ)
        corpora = list_corpora(bench, given.corpora)
        read_figures(file)  # a broken file is told before hours of building
    except (CorporaError, ValueError) as error:
        raise UsageError(str(error)) from error
    if not given.built:
        print(f"code {code_version()}", flush=True)
    if given.without:
        from pipeline.evaluation.ablation import list_ids

        if given.without not in list_ids():
            raise UsageError(f"--without {given.without}: no such rule; `python -m pipeline rules` lists them")
        return _compare(bench, corpora, given)
    if given.against:
        return _compare(bench, _choose(corpora, given), given)
    return _keep(bench, corpora, given, file)


def _keep(bench: "Bench", corpora: Sequence["Corpus"], given: argparse.Namespace, file: Path) -> int:
    """Measure each corpus, and print and keep its figures."""
    from pipeline.evaluation import read_figures
    from pipeline.evaluation.report import say_unmeasured

    done = [_evaluate(bench, corpus, given, file) for corpus in corpora]
    print("unmeasured columns:", *say_unmeasured(read_figures(file)), sep="\n")
    print(f"figures: {file}")
    return 0 if all(done) else 1


def _evaluate(bench: "Bench", corpus: "Corpus", given: argparse.Namespace, file: Path) -> bool:
    """Measure one corpus, and print and keep its figures; whether that went well."""
    from pipeline.evaluation.measuring import MeasuringError, measure_release
    from pipeline.evaluation.report import keep_figures

    release = _find_release(corpus, given)
    if release is None:
        return False
    try:
        figures = measure_release(bench, corpus, release, _name_code(release, given))
    except MeasuringError as error:
        print(f"error: {error}", file=sys.stderr)
        return False
    if figures:
        _print(figures)
        keep_figures(figures, file)
    else:
        print("  nothing measured: it has no labels, or pipeline/evaluation/metrics.csv no line for it", flush=True)
    return True


def _choose(corpora: Sequence["Corpus"], given: argparse.Namespace) -> list["Corpus"]:
    """The corpora to compare: those named, else those with a release to compare with; the others are told."""
    from pipeline.evaluation.built_releases import find_release

    there = [corpus for corpus in corpora if given.corpora or find_release(given.against / corpus.name).is_dir()]
    if not there:
        raise UsageError(f"--against {given.against}: holds no release of a corpus; build one by `evaluate --out` with the other code")
    if left := [corpus.name for corpus in corpora if corpus not in there]:
        print(f"left out, since {given.against} holds no release of them: {', '.join(left)}", file=sys.stderr)
    return there


def _compare(bench: "Bench", corpora: Sequence["Corpus"], given: argparse.Namespace) -> int:
    """Set each figure beside that of other releases; the table comes last and whole, what is built is told as it goes."""
    from pipeline.evaluation.comparing import write_differences

    told = [_compare_corpus(bench, corpus, given) for corpus in corpora]
    found = [one for differences in told if differences is not None for one in differences]
    print(f"\n{write_differences(found)}\n\n{sum(one.is_worse for one in found)} of {len(found)} figures significantly worse")
    return 1 if None in told else 0


def _compare_corpus(bench: "Bench", corpus: "Corpus", given: argparse.Namespace) -> "list[Difference] | None":
    from pipeline.evaluation.built_releases import find_release, read_code
    from pipeline.evaluation.comparing import compare_releases
    from pipeline.evaluation.measuring import MeasuringError

    before = None if given.without else find_release(given.against / corpus.name)
    if before is not None and not before.is_dir():
        print(f"error: {before}: no release; build it by `evaluate --out {given.against}` with the other code", file=sys.stderr)
        return None
    after = _find_release(corpus, given)
    before = _build_without(corpus, given) if before is None and after is not None else before
    if after is None or before is None:
        return None
    before_by = f"without {given.without}" if given.without else read_code(before)
    print(f"{corpus.name}: before {before_by}, after {_name_code(after, given)}", flush=True)
    try:
        return compare_releases(bench, corpus, before, after)
    except MeasuringError as error:
        print(f"error: {error}", file=sys.stderr)
        return None


def _find_release(corpus: "Corpus", given: argparse.Namespace) -> Path | None:
    """The release of a corpus to measure: as it lies where nothing is to be built or would come out anew; None where there is none."""
    from pipeline.evaluation.built_releases import find_release, note_build, stands

    out = given.out / corpus.name
    if given.built:
        if find_release(out).is_dir():
            return find_release(out)
        print(f"error: {find_release(out)}: no release; leave --built away to build it", file=sys.stderr)
        return None
    if stands(corpus, out):
        print(f"{corpus.name}: stands as this code built it", flush=True)
    elif _build(corpus, out):
        note_build(corpus, out)
    else:
        return None
    return find_release(out)


def _build_without(corpus: "Corpus", given: argparse.Namespace) -> Path | None:
    """The release of a corpus read without a rule; what the rule decided nothing in is taken over from the release with it."""
    from pipeline.evaluation.ablation import adopt_untouched
    from pipeline.evaluation.built_releases import find_release

    out = given.out / "without" / given.without / corpus.name
    adopt_untouched(corpus, given.out / corpus.name, out, given.without)
    return find_release(out) if _build(corpus, out, given.without) else None


def _name_code(release: Path, given: argparse.Namespace) -> str:
    """The code that made a release: this one, where it was built just now or would come out as it is."""
    from pipeline.evaluation.built_releases import read_code
    from pipeline.release.fingerprints import code_version

    return read_code(release) if given.built else code_version()


def _build(corpus: Any, out: Path, without: str = "") -> bool:
    import pyarrow.parquet as pq

    from pipeline.evaluation.built_releases import find_release

    started = time.monotonic()
    with redirect_stdout(StringIO()):  # paths of all tables of all corpora: nobody asked for them
        given = build.add(argparse.ArgumentParser().add_subparsers()).parse_args([])
        vars(given).update(raw=corpus.raw, out=out, scope=corpus.scope, without=without)
        status = build.run(given)
    if status == 0:
        latest = find_release(out)
        rows = [f"{pq.read_metadata(latest / f'{name}.parquet').num_rows:,} {name}" for name in ("articles", "rejects", "incidents")]
        print(f"{corpus.name}: {', '.join(rows)} in {time.monotonic() - started:.0f} s", flush=True)
    return status == 0


def _print(figures: list[Any]) -> None:
    from pipeline.evaluation.report import say_figure

    for figure in figures:
        value, interval = say_figure(figure)
        print(f"  {figure.split:<14} {figure.metric:<66} {value:>5}  {interval:>11}  n {figure.n:,}", flush=True)
