"""What a build would read of a folder of batches, found by reading and cleaning it, with nothing written; or what one did read."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import polars as pl

from pipeline.cleaning.articles import clean_record
from pipeline.cleaning.dates import is_ambiguous
from pipeline.cleaning.records import CleanArticle
from pipeline.cleaning.retractions import Retractions
from pipeline.ingestion import RawRecord, read_inputs
from pipeline.ingestion.decisions import DecisionError, read_decisions
from pipeline.ingestion.discovery import find_batch, name_root
from pipeline.ingestion.fields.settings_file import FieldsFileError
from pipeline.ingestion.forms import name_kind
from pipeline.ingestion.refused import Refused, count_refused
from pipeline.printing import spell_name

EXAMPLES = 3  # articles named of each kind
LACKS = ("undated", "ambiguous", "untitled", "doubled", "without_id")  # columns of Count of which examples are given


@dataclass
class Count:
    """How many inputs of one batch and form would be read or refused; and of those read, how many lack something.

    `undated`: no day is known; `ambiguous`: nor is it, for it is written as 05/09/2022; `untitled`; `doubled`: the same text stands in an
    article before it; `without_id`: it goes by its address or a hash of its text.
    """

    read: int = 0
    refused: int = 0
    undated: int = 0
    ambiguous: int = 0
    untitled: int = 0
    doubled: int = 0
    without_id: int = 0


COLUMNS = tuple(column.name for column in fields(Count))
SURVEY_TYPES: dict[str, pl.DataType] = {"batch": pl.String(), "form": pl.String(), **{name: pl.Int64() for name in COLUMNS}}


@dataclass
class Survey:
    """What was found: counts by batch and form, reasons for refusals, languages of what was read (None: not told), examples of what lacks.

    `own` is the batch of files that lie in no folder, `most` how many examples of each of LACKS are kept: places in files, of a doubled
    text also that of the first; `faults` says which decisions or settings would stop a build.
    """

    own: str
    most: int = EXAMPLES
    counts: dict[tuple[str, str], Count] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    languages: Counter[str | None] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in LACKS})
    faults: list[str] = field(default_factory=list)
    _first: dict[str, str] = field(default_factory=dict, repr=False)

    def total(self, column: str) -> int:
        """The sum over all batches and forms of one of their counts."""
        return sum(getattr(count, column) for count in self.counts.values())

    def add_article(self, row: Mapping[str, Any]) -> None:
        """Take in an article that was read, in the order of inputs; `row` has what a raw record and its clean article have."""
        count, place = self._count(row["batch"], row["source_path"]), say_place(row)
        count.read += 1
        self.languages[row["language"]] += 1
        first = self._first.setdefault(row["text_sha256"], place)
        ambiguous = row["published_on"] is None and is_ambiguous(row["published"])
        lacking = {
            "undated": row["published_on"] is None and not ambiguous, "ambiguous": ambiguous, "untitled": row["title"] is None,
            "doubled": first != place, "without_id": row["id_from"] != "input",
        }  # fmt: skip
        for name in (name for name in LACKS if lacking[name]):
            setattr(count, name, getattr(count, name) + 1)
            if len(self.examples[name]) < self.most:
                self.examples[name].append(f"{place} (as {first})" if name == "doubled" else place)

    def add_rejects(self, rejects: Iterable[Mapping[str, Any]]) -> None:
        """Take in all that was refused, by ingestion and by cleaning."""
        listed = list(rejects)
        for reject in listed:
            self._count(find_batch(reject["source_path"], self.own), reject["source_path"]).refused += 1
        self.refused = count_refused(listed)

    def list_languages(self) -> list[tuple[str | None, int]]:
        """Languages with the number of articles in each, the most frequent first."""
        return sorted(self.languages.items(), key=lambda item: (-item[1], item[0] or ""))

    def frame(self) -> pl.DataFrame:
        """The counts as rows of SURVEY_TYPES, by batch and form."""
        rows = [(*key, *(getattr(count, name) for name in COLUMNS)) for key, count in sorted(self.counts.items())]
        return pl.DataFrame(rows, schema=SURVEY_TYPES, orient="row")

    def _count(self, batch: str, source_path: str) -> Count:
        return self.counts.setdefault((batch, name_kind(source_path)), Count())


def survey_inputs(raw: Path, *, examples: int = EXAMPLES, listen: Callable[[int], None] = lambda done: None) -> Survey:
    """Read and clean all of `raw`, one record in memory at a time; `listen` hears how many are done.

    Raises FileNotFoundError or NotADirectoryError when `raw` is no folder.
    """
    survey, rejects = Survey(name_root(raw), examples), []
    retractions = _find_retractions(raw, survey)
    try:
        for done, found in enumerate(read_inputs(raw), start=1):
            reject = _enter(found, survey, retractions)
            if reject:
                rejects.append({name: reject[name] for name in ("check_name", "source_path", "reason")})
            listen(done)
        retractions.finish()
    except (DecisionError, FieldsFileError) as error:
        survey.faults.append(str(error))
    survey.add_rejects(rejects)
    return survey


def say_place(row: Mapping[str, Any]) -> str:
    """Where a record stands, by its `source_path` and `source_row`, on one line."""
    number = "" if row["source_row"] is None else f" row {row['source_row']:,}"
    return f"{spell_name(row['source_path'])}{number}"


def _find_retractions(raw: Path, survey: Survey) -> Retractions:
    try:
        return Retractions(read_decisions(raw))
    except DecisionError as error:
        survey.faults.append(str(error))
        return Retractions(())


def _enter(found: RawRecord | dict[str, Any], survey: Survey, retractions: Retractions) -> dict[str, Any] | None:
    """Enter the record's article into the survey, or give the reject that it ends as."""
    if not isinstance(found, RawRecord):
        return found
    cleaned = retractions.reject(found.article_id, found.source_path) or clean_record(found)
    if not isinstance(cleaned, CleanArticle):
        return cleaned
    shared = {name: getattr(cleaned, name) for name in ("batch", "source_path", "title", "published_on", "language", "text_sha256")}
    survey.add_article({**shared, **{name: getattr(found, name) for name in ("source_row", "published", "id_from")}})
    return None
