"""Inputs that were refused, counted: for which reason, and in which files most."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.printing import spell_name

WORST = 3  # files named for each reason: where most was refused one looks first
REASON, COUNT = 20, 7  # characters of the columns of a listing


class NothingReadError(ValueError):
    """Not one article could be read; the message says what was there instead."""


@dataclass(frozen=True)
class Refused:
    """How many inputs one check refused, in how many files, and of these the worst, each with its count."""

    check_name: str
    count: int
    file_count: int
    worst: tuple[tuple[str, int], ...]


def count_refused(rejects: Iterable[Mapping[str, Any]]) -> list[Refused]:
    """Rows of rejects by check, the most frequent first; what is equal is ordered by name."""
    files: dict[str, Counter[str]] = {}
    for reject in rejects:
        files.setdefault(reject["check_name"], Counter())[reject["source_path"]] += 1
    found = [Refused(check, counts.total(), len(counts), tuple(_order(counts)[:WORST])) for check, counts in files.items()]
    return sorted(found, key=lambda one: (-one.count, one.check_name))


def list_refused(refused: Iterable[Refused]) -> Iterator[str]:
    """A line a reason: name, count, the worst files. A file's name stays on its line, whatever it holds."""
    for one in refused:
        named = [f"{spell_name(path)} ({count:,})" if count > 1 else spell_name(path) for path, count in one.worst]
        more = [f"{one.file_count - len(named):,} more files"] if one.file_count > len(named) else []
        yield f"  {one.check_name:<{REASON}}{one.count:>{COUNT},}  {', '.join((*named, *more))}"


def _order(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
