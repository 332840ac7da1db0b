"""The command line: `python -m pipeline COMMAND`. What each command does stands in pipeline/commands/."""

import argparse
import atexit
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from pipeline.commands import UsageError, build, check, diff, evaluate, publish, rules, verify
from pipeline.printing import plain_output

COMMANDS = (build, check, diff, evaluate, publish, rules, verify)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status: 0 done, 1 failed, 2 not started."""
    with plain_output():
        return _run(_make_parser().parse_args(arguments))


def leave(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and end the process with its status.

    What is printed is put out and what was left for the end is done, but no object is taken apart: at the end of a build
    there are a million, and the interpreter spends longer on them than on reading an article.
    """
    status = main(arguments)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(BrokenPipeError):
            stream.flush()
    os._exit(status)


def _run(given: argparse.Namespace) -> int:
    try:
        return given.run(given)
    except UsageError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # whoever read the output has read enough; the work itself is done
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipeline", description="Reads news articles and writes a dataset of incidents.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(commands).set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    leave()
