"""`build`: reads articles and cuts a release if anything changed."""

import argparse
import gc
import os
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from pipeline.commands import UsageError

SCOPES = ("incidents", "all")
ENGINES = ("local", "spark")
COLLECT_AFTER = 100_000  # new objects between two looks for garbage: loading makes a million that all stay


def add(commands: Any) -> argparse.ArgumentParser:
    """Declare the command."""
    said = "Reads articles and cuts a release if anything changed."
    command = commands.add_parser("build", help="read articles and cut a release", description=said)
    command.add_argument("--raw", type=Path, default=Path("raw"), metavar="DIR", help="folder of batches to read (default: raw)")
    out = "folder for releases, the DuckDB file and texts (default: data)"
    command.add_argument("--out", type=Path, default=Path("data"), metavar="DIR", help=out)
    scope = "incidents (default): read only articles that report one closely; all: statements and actors of every article"
    command.add_argument("--scope", choices=SCOPES, default=SCOPES[0], help=scope)
    engine = "local (default): this machine; spark: Apache Spark, for more than one machine can take (needs the extra spark, and Java)"
    command.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help=engine)
    keep = "write what was read of each article to FILE, as --replay takes it"
    command.add_argument("--keep-extractions", type=Path, metavar="FILE", help=keep)
    command.add_argument("--replay", type=Path, metavar="FILE", help="publish what FILE holds of each article in place of reading it")
    off = "read without the rule of this id, to see what it is worth; `rules` lists them"
    command.add_argument("--without", metavar="ID", default="", help=off)
    command.add_argument("--verbose", action="store_true", help="show Dagster's own log")
    return command


def run(given: argparse.Namespace) -> int:
    """Build everything; prints progress and a summary. Raises UsageError when an input or the output folder cannot be used."""
    gc.set_threshold(COLLECT_AFTER)
    _check_input(given.raw)
    _check_output(given.out, given.raw)
    _check_extractions(given.replay, given.keep_extractions, given.raw)
    _check_engine(given.engine)
    os.environ["DAGSTER_DISABLE_TELEMETRY"] = "1"
    from pipeline.dagster.resources import Workspace
    from pipeline.dagster.running import run_build  # here, because Dagster takes two seconds to load
    from pipeline.release.output_lock import InUseError
    from pipeline.release.versions import read_today
    from pipeline.terminal import Progress, print_outcome

    try:
        read_today()
    except ValueError as error:
        raise UsageError(str(error)) from error
    replay, keep = (str(path.resolve()) if path else "" for path in (given.replay, given.keep_extractions))
    folders = {"raw_dir": str(given.raw.resolve()), "out_dir": str(given.out.resolve())}
    workspace = Workspace(**folders, scope=given.scope, engine=given.engine, replay=replay, keep_extractions=keep, without=given.without)
    try:
        with Progress(plain=given.verbose) as progress:
            outcome = run_build(workspace, progress.show, verbose=given.verbose)
    except InUseError as error:
        raise UsageError(str(error)) from error
    except OSError as error:  # of what fails within the run, the outcome tells
        raise UsageError(f"{error.filename or given.out}: cannot be held for a build ({error.strerror}); mend or remove it") from error
    print_outcome(outcome, given.out)
    return 0 if outcome.success else 1


def _check_input(raw: Path) -> None:
    from pipeline.ingestion.discovery import find_inputs
    from pipeline.ingestion.forms import list_suffixes

    try:
        files = find_inputs(raw)
    except OSError as error:
        raise UsageError(str(error)) from error
    if not files:
        raise UsageError(f"--raw {raw}: holds no input file; put articles there, a folder a batch ({list_suffixes()})")


def _check_output(out: Path, raw: Path) -> None:
    from pipeline.release.output_folder import FolderError, check_folders

    try:
        check_folders(raw, out)
        out.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=out):
            pass
    except FolderError as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        raise UsageError(f"--out {out}: cannot be written ({error.strerror}); choose a folder you may write to") from error


def _check_extractions(replay: Path | None, keep: Path | None, raw: Path) -> None:
    from pipeline.contract.extractor import ExtractorError
    from pipeline.contract.replay import ReplayExtractor

    if replay:
        try:
            _ = ReplayExtractor(replay).version
        except ExtractorError as error:
            raise UsageError(f"--replay {error}") from error
    if keep and not keep.parent.is_dir():
        raise UsageError(f"--keep-extractions {keep}: its folder is not there; make it or name another")
    if keep and keep.resolve().is_relative_to(raw.resolve()):
        raise UsageError(f"--keep-extractions {keep}: would be an input of the next build; name a file outside {raw}")


def _check_engine(engine: str) -> None:
    if engine == "spark":
        from pipeline.spark.session import SparkError, require_spark  # here: nothing of Spark is loaded for this machine alone

        try:
            require_spark()
        except SparkError as error:
            raise UsageError(str(error)) from error
