"""`verify`: checks again what an output folder holds, up to the first lie."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import UsageError

if TYPE_CHECKING:
    from pipeline.verification import Findings, Lie

FIELDS = ("table", "row", "column", "said", "found", "remedy")


def add(commands: Any) -> argparse.ArgumentParser:
    """Declare the command."""
    said = (
        "Checks every release in OUT, the DuckDB file and the texts against each other and the rules of the tables, and every cell "
        "of the newest release against its quote, its text and the other tables. Stops at the first lie and names its row; where "
        "there is none, names the columns in which one would not be seen. Changes nothing."
    )
    command = commands.add_parser("verify", help="check an output folder again", description=said)
    command.add_argument("out", type=Path, metavar="OUT", help="folder that a build wrote to")
    return command


def run(given: argparse.Namespace) -> int:
    """Verify and print what was found: 0 when every check holds, 1 at a lie. Raises UsageError where nothing can be checked."""
    from pipeline.verification import BusyError, NoReleaseError, verify  # here: polars and pandera take a second to load

    try:
        findings = verify(given.out)
    except (NoReleaseError, BusyError) as error:
        raise UsageError(str(error)) from error
    except OSError as error:
        raise UsageError(f"{error.filename or given.out}: cannot be read ({error.strerror}); let your user read it") from error
    if findings.lie:
        print("\n".join(describe_lie(findings.lie)), file=sys.stderr)
        return 1
    print("\n".join([*describe_checks(given.out, findings), "", *describe_limits(findings)]))
    return 0


def describe_lie(lie: "Lie") -> list[str]:
    """A lie in lines: file and problem, then what is known of the place."""
    told = [(field, getattr(lie, field)) for field in FIELDS]
    return [f"lie: {lie.file}: {lie.problem}", *(f"  {field:<7} {value}" for field, value in told if value is not None)]


def describe_checks(out: Path, findings: "Findings") -> list[str]:
    """What was checked, in a few lines."""
    counts = findings.counts
    rules = "rules of the newest release's tables" if counts["rules"] else "rules: the newest release was made by other code"
    alone = counts["quotes"] - counts["quotes against texts"]
    return [
        f"{out}: every check holds.",
        f"releases  {counts['releases']:,}, with {counts['files']:,} files as listed and described",
        f"tables    {counts['rows']:,} rows, {counts['keys']:,} keys, {counts['links']:,} links; {counts['rules']:,} {rules}",
        f"evidence  {counts['quotes']:,} quotes by hash; {counts['quotes against texts']:,} of them against {counts['texts']:,} texts, "
        f"{alone:,} by hash alone ({counts['texts not there']:,} texts not there)",
        f"cells     {counts['cells']:,} of the newest release held to their quotes, their texts and each other",
        f"copies    {counts['rows of the DuckDB file']:,} rows in {counts['tables of the DuckDB file']:,} tables of the DuckDB file, "
        f"{counts['rows of codes.csv']:,} rows of codes.csv, {counts['forms']:,} other forms made again",
    ]


def describe_limits(findings: "Findings") -> list[str]:
    """What could not be checked, in lines: columns that nothing holds, or only the texts or the code that made the release."""
    from pipeline.verification.cells import list_of_code, list_of_texts, say_columns, say_unheld

    lines = say_unheld()
    if gone := findings.counts["texts not there"]:
        lines += [f"Nor, of the {gone:,} articles whose texts are not there, in", *say_columns(list_of_texts())]
    if not findings.counts["of own code"]:
        lines += ["Nor, since other code made the release, in", *say_columns(list_of_code())]
    return lines
