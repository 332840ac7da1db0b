"""Inputs that were refused, counted: for which reason, in which files most, and what to do; and what became of inputs, form by form."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.explained import ExplainedError
from pipeline.ingestion.forms import name_kind
from pipeline.printing import spell_name

WORST = 3  # files named for each reason: where most was refused one looks first
REASON, COUNT = 20, 7  # characters of the columns of a listing
UNSUPPORTED = "unsupported_file"  # told ending by ending, since each has a remedy of its own
SHOWN = 300  # characters of a remedy


class NothingReadError(ExplainedError, ValueError):
    """Not one article could be read; the message says what was there instead."""


@dataclass(frozen=True)
class Refused:
    """How many inputs one check refused, in how many files, and of these the worst, each with its count; `reason` is the first one's."""

    check_name: str
    count: int
    file_count: int
    worst: tuple[tuple[str, int], ...]
    reason: str = ""


def count_refused(rejects: Iterable[Mapping[str, Any]]) -> list[Refused]:
    """Rows of rejects by check, the most frequent first; what is equal is ordered by name."""
    files: dict[tuple[str, str], Counter[str]] = {}
    reasons: dict[tuple[str, str], str] = {}
    for reject in rejects:
        path, check = reject["source_path"], reject["check_name"]
        key = (check, name_kind(path) if check == UNSUPPORTED else "")
        files.setdefault(key, Counter())[path] += 1
        reasons.setdefault(key, reject.get("reason", "").removeprefix(path).partition(": ")[2])
    found = [Refused(key[0], counts.total(), len(counts), tuple(_order(counts)[:WORST]), reasons[key]) for key, counts in files.items()]
    return sorted(found, key=lambda one: (-one.count, one.check_name, one.worst))


def list_refused(refused: Iterable[Refused]) -> Iterator[str]:
    """A line a reason: name, count, the worst files; below it, what to do. A file's name stays on its line, whatever it holds."""
    for one in refused:
        named = [f"{spell_name(path)} ({count:,})" if count > 1 else spell_name(path) for path, count in one.worst]
        more = [f"{one.file_count - len(named):,} more files"] if one.file_count > len(named) else []
        yield f"  {one.check_name:<{REASON}}{one.count:>{COUNT},}  {', '.join((*named, *more))}"
        if one.reason:
            yield f"    {spell_name(one.reason[:SHOWN])}"


def count_forms(paths: Iterable[str]) -> dict[str, int]:
    """How many inputs there are of each form, by the paths that they stand at."""
    return dict(sorted(Counter(map(name_kind, paths)).items()))


def list_forms(inputs: Mapping[str, int], refused: Mapping[str, int]) -> Iterator[str]:
    """A line a form: how many of its inputs were read, and how many refused, of those that there were."""
    for form, count in inputs.items():
        gone = refused.get(form, 0)
        yield f"  {form:<{REASON}}{count - gone:>{COUNT},} read{gone:>{COUNT},} refused"


def _order(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
