"""What a build would read of a folder of batches, found by reading and cleaning it, with nothing written."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.cleaning.articles import clean_record
from pipeline.cleaning.records import CleanArticle
from pipeline.cleaning.retractions import Retractions
from pipeline.ingestion import RawRecord, read_inputs
from pipeline.ingestion.decisions import DecisionError, read_decisions
from pipeline.ingestion.discovery import name_batch, name_root
from pipeline.ingestion.refused import Refused, count_refused
from pipeline.printing import spell_name

NO_DATE, NO_TITLE = "undated", "untitled"


@dataclass
class BatchCount:
    """How many inputs of one batch would be read or refused; and of those read, how many have no date or no title."""

    read: int = 0
    refused: int = 0
    undated: int = 0
    untitled: int = 0


@dataclass
class Survey:
    """What was found: counts by batch, reasons for refusals, languages of what would be read (None: not told), examples of what lacks.

    `examples` has NO_DATE and NO_TITLE, each with the places of the first such articles; `faults` says which decisions would stop
    a build.
    """

    batches: dict[str, BatchCount] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    languages: Counter[str | None] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=lambda: {NO_DATE: [], NO_TITLE: []})
    faults: list[str] = field(default_factory=list)

    def total(self, column: str) -> int:
        """The sum over all batches of one of their counts."""
        return sum(getattr(batch, column) for batch in self.batches.values())


def survey_inputs(raw: Path, *, examples: int = 3, listen: Callable[[int], None] = lambda done: None) -> Survey:
    """Read and clean all of `raw`, one record in memory at a time; `listen` hears how many are done.

    Raises FileNotFoundError or NotADirectoryError when `raw` is no folder.
    """
    survey, rejects, own = Survey(), [], name_root(raw)
    retractions = _find_retractions(raw, survey)
    for done, found in enumerate(read_inputs(raw), start=1):
        if isinstance(found, RawRecord):
            found = retractions.reject(found.article_id, found.source_path) or _clean(found, survey, examples)
        if found is not None:
            rejects.append({name: found[name] for name in ("check_name", "source_path")})
            batch = name_batch(found["source_path"].rpartition("/")[0], own)
            survey.batches.setdefault(batch, BatchCount()).refused += 1
        listen(done)
    survey.refused = count_refused(rejects)
    try:
        retractions.finish()
    except DecisionError as error:
        survey.faults.append(str(error))
    return survey


def _find_retractions(raw: Path, survey: Survey) -> Retractions:
    try:
        return Retractions(read_decisions(raw))
    except DecisionError as error:
        survey.faults.append(str(error))
        return Retractions(())


def _clean(record: RawRecord, survey: Survey, examples: int) -> dict[str, Any] | None:
    """Enter the record's article into the survey, or give the reject that it ends as."""
    found = clean_record(record)
    if not isinstance(found, CleanArticle):
        return found
    count = survey.batches.setdefault(record.batch, BatchCount())
    count.read += 1
    survey.languages[found.language] += 1
    for name, value in ((NO_DATE, found.published_on), (NO_TITLE, found.title)):
        if value is None:
            setattr(count, name, getattr(count, name) + 1)
            if len(survey.examples[name]) < examples:
                survey.examples[name].append(_place(record))
    return None


def _place(record: RawRecord) -> str:
    row = "" if record.source_row is None else f" row {record.source_row:,}"
    return f"{spell_name(record.source_path)}{row}"
