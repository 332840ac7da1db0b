"""`check`: what a build would read of a folder of batches, and what not, without building."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import UsageError

if TYPE_CHECKING:
    from pipeline.cleaning.surveying import Survey

EXAMPLES = 3
LINE_EVERY = 1_000  # inputs between two lines of progress
COLUMNS = ("read", "refused", "undated", "untitled")


def add(commands: Any) -> argparse.ArgumentParser:
    """Declare the command."""
    said = (
        "Lists, batch by batch, what a build would read and what it would refuse, which articles have no date or no title, and in "
        "which languages they are. Writes nothing. Exit status 0 when there is something to read, 1 when there is nothing, or "
        "decisions that would stop a build."
    )
    command = commands.add_parser("check", help="list what a build would read and refuse", description=said)
    command.add_argument("raw", type=Path, metavar="RAW", help="folder of batches to look at")
    command.add_argument("--examples", type=int, default=EXAMPLES, metavar="N", help=f"articles named of each kind (default: {EXAMPLES})")
    return command


def run(given: argparse.Namespace) -> int:
    """Print what was found: 0 when a build would read something, 1 when not. Raises UsageError for what is no folder."""
    from pipeline.cleaning.surveying import survey_inputs  # here: the language detector takes a second to load

    try:
        survey = survey_inputs(given.raw, examples=given.examples, listen=_report)
    except OSError as error:
        raise UsageError(str(error).replace("--raw", "RAW")) from error
    print("\n".join(describe_survey(survey)))
    faults = list(survey.faults)
    if not survey.total("read"):
        faults.append(f"{given.raw}: holds no article that could be read; raw/README.md shows what may stand there, and how")
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    return 1 if faults else 0


def describe_survey(survey: "Survey") -> Iterator[str]:
    """The survey in lines: a table of the batches, then languages, what lacks, what is refused."""
    from pipeline.ingestion.refused import COUNT, REASON, list_refused
    from pipeline.printing import spell_name

    names = {name: spell_name(name) for name in sorted(survey.batches)}
    width = max((len(name) for name in (*names.values(), "batch")), default=0) + 2
    yield f"{'batch':<{width}}{''.join(f'{column:>{COUNT + 3}}' for column in COLUMNS)}"
    for batch, name in names.items():
        yield _fill(name, width, [getattr(survey.batches[batch], column) for column in COLUMNS], COUNT + 3)
    yield _fill("all", width, [survey.total(column) for column in COLUMNS], COUNT + 3)
    if survey.languages:
        yield "\nwould be read, by language:"
        for code, count in sorted(survey.languages.items(), key=lambda item: (-item[1], item[0] or "")):
            yield f"  {code or 'too short to tell':<{REASON}}{count:>{COUNT},}"
    for kind, places in survey.examples.items():
        if places:
            more = survey.total(kind) - len(places)
            yield f"\n{kind}: {', '.join(places)}{f', {more:,} more' if more else ''}"
    if survey.refused:
        yield "\nwould be refused, by reason:"
        yield from list_refused(survey.refused)


def _fill(name: str, width: int, counts: list[int], column: int) -> str:
    return f"{name:<{width}}{''.join(f'{count:>{column},}' for count in counts)}"


def _report(done: int) -> None:
    if done % LINE_EVERY == 0:
        print(f"{done:,} inputs", file=sys.stderr, flush=True)
