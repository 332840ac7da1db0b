"""`check`: what a build would read of a folder of batches, and what not, without building."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import UsageError

if TYPE_CHECKING:
    from pipeline.cleaning.surveying import Survey

LINE_EVERY = 1_000  # inputs between two lines of progress
WIDTH = 11  # characters of a column of counts


def add(commands: Any) -> argparse.ArgumentParser:
    """Declare the command."""
    said = (
        "Lists, by batch and form, what a build would read and what it would refuse; which articles have no date, one that can be read two "
        "ways, no title, no id, or the text of another; and in which languages they are. Writes nothing. Exit status 0 when there is "
        "something to read, 1 when there is nothing, or decisions or settings that would stop a build."
    )
    command = commands.add_parser("check", help="list what a build would read and refuse", description=said)
    command.add_argument("raw", type=Path, metavar="RAW", help="folder of batches to look at")
    command.add_argument("--examples", type=int, default=3, metavar="N", help="articles named of each kind (default: 3)")
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
    if not survey.total("read") and not faults:
        faults.append(f"{given.raw}: holds no article that could be read; raw/README.md shows what may stand there, and how")
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    return 1 if faults else 0


def describe_survey(survey: "Survey") -> Iterator[str]:
    """The survey in lines: a table of batches and forms, then languages, what lacks, what is refused."""
    from pipeline.ingestion.refused import COUNT, REASON, list_refused

    yield from _draw_table(survey)
    if survey.languages:
        yield "\nwould be read, by language:"
        for code, count in survey.list_languages():
            yield f"  {code or 'too short to tell':<{REASON}}{count:>{COUNT},}"
    for kind, places in survey.examples.items():
        if places:
            more = survey.total(kind) - len(places)
            yield f"\n{_spell_column(kind)}: {', '.join(places)}{f', {more:,} more' if more else ''}"
    if survey.refused:
        yield "\nwould be refused, by reason:"
        yield from list_refused(survey.refused)


def _draw_table(survey: "Survey") -> Iterator[str]:
    from pipeline.cleaning.surveying import COLUMNS
    from pipeline.printing import spell_name

    counts = sorted(survey.counts.items())
    lines = [(spell_name(batch), form, [getattr(count, name) for name in COLUMNS]) for (batch, form), count in counts]
    lines.append(("all", "", [survey.total(name) for name in COLUMNS]))
    wide, wider = (max(len(line[place]) for line in (*lines, ("batch", "form"))) + 2 for place in (0, 1))
    yield f"{'batch':<{wide}}{'form':<{wider}}{''.join(f'{_spell_column(name):>{WIDTH}}' for name in COLUMNS)}"
    for batch, form, counts in lines:
        yield f"{batch:<{wide}}{form:<{wider}}{''.join(f'{count:>{WIDTH},}' for count in counts)}"


def _spell_column(name: str) -> str:
    return name.replace("_", " ")


def _report(done: int) -> None:
    if done % LINE_EVERY == 0:
        print(f"{done:,} inputs", file=sys.stderr, flush=True)
