"""The command line: `python -m pipeline build --raw DIR --out DIR [--scope incidents|all]`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

SCOPES = ("incidents", "all")


class UsageError(Exception):
    """Something the caller must mend before a build can start; the message says what and how."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 done, 1 failed, 2 not started."""
    given = _make_parser().parse_args(arguments)
    try:
        return build(given.raw, given.out, given.scope, verbose=given.verbose)
    except UsageError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever read the summary has read enough; the build itself is done
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipeline", description="Reads news articles and writes a dataset of incidents.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    said = "Reads articles and cuts a release if anything changed."
    command = commands.add_parser("build", help="read articles and cut a release", description=said)
    command.add_argument("--raw", type=Path, required=True, metavar="DIR", help="folder of batches to read")
    command.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for releases, the DuckDB file and texts")
    scope = "incidents (default): read only articles that report one closely; all: statements and actors of every article"
    command.add_argument("--scope", choices=SCOPES, default=SCOPES[0], help=scope)
    command.add_argument("--verbose", action="store_true", help="show Dagster's own log")
    return parser


def build(raw: Path, out: Path, scope: str, *, verbose: bool = False) -> int:
    """Build everything; prints progress and a summary. Raises UsageError when an input or the output folder cannot be used."""
    _check_input(raw)
    _check_output(out, raw)
    os.environ["DAGSTER_DISABLE_TELEMETRY"] = "1"
    from pipeline.assets.running import run_build  # here, because Dagster takes two seconds to load: --help should not wait for it
    from pipeline.assets.workspace import Workspace, read_today
    from pipeline.terminal import Progress, print_outcome

    try:
        read_today()
    except ValueError as error:
        raise UsageError(str(error)) from error
    workspace = Workspace(raw_dir=str(raw.resolve()), out_dir=str(out.resolve()), scope=scope)
    with Progress(plain=verbose) as progress:
        outcome = run_build(workspace, progress.show, verbose=verbose)
    print_outcome(outcome, out)
    return 0 if outcome.success else 1


def _check_input(raw: Path) -> None:
    from pipeline.ingestion.discovery import FORMS, find_inputs

    try:
        files = find_inputs(raw)
    except OSError as error:
        raise UsageError(str(error)) from error
    if not files:
        raise UsageError(f"--raw {raw}: holds no input file; put {', '.join(FORMS)} files there, a folder a batch")


def _check_output(out: Path, raw: Path) -> None:
    if out.resolve().is_relative_to(raw.resolve()):
        raise UsageError(f"--out {out}: lies within --raw {raw}, so that outputs would be read as inputs; choose a folder outside")
    try:
        out.mkdir(parents=True, exist_ok=True)
        probe = out / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise UsageError(f"--out {out}: cannot be written ({error.strerror}); choose a folder you may write to") from error


if __name__ == "__main__":
    sys.exit(main())
