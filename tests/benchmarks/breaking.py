"""Whether anything breaks or holds up the reading: `python -m tests.benchmarks.breaking 10000 [SEED]`.

Broken records, the same for one seed, go through ingestion, cleaning and extraction one by one. Each must come out once, as an
article or as a reject; a rule that stops, and a record that takes long, is told with its number and kind.
"""

import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from pipeline.cleaning import CleanArticle, clean_record
from pipeline.contract.extractor import FAILED, GIVEN
from pipeline.extraction import RuleExtractor
from pipeline.ingestion import RawRecord, count_inputs, read_inputs
from tests.benchmarks.broken_records import name_kind, write_records

SEED = 12
SLOW = 5.0  # seconds of a processor that no record may take
STOPPED = ("cleaning_failed", FAILED)


@dataclass
class Told:
    """What became of the records: how many there were, what each ended as, what stopped, and the slowest, in seconds of a processor."""

    inputs: int
    articles: int = 0
    rejects: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    stopped: list[str] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)


def break_reading(raw: Path, scope: str = "all") -> Told:
    """Read a folder of broken records and tell what became of each."""
    told, started = Told(count_inputs(raw)), process_time()
    for number, found in enumerate(read_inputs(raw)):
        check, unread = _read(found, scope)
        if check is None:
            told.articles += 1
        else:
            told.rejects[check] += 1
        told.unread.update(unread)
        now = process_time()
        what = f"record {number} ({name_kind(found)})"
        told.stopped += [f"{what}: {one}" for one in (check, *unread) if one in STOPPED]
        told.slowest = sorted([*told.slowest, (now - started, what)], reverse=True)[:5]
        started = now
    return told


def _read(found: RawRecord | dict, scope: str) -> tuple[str | None, list[str]]:
    """The check that refused a record, if any did, and those that left out a part of its article."""
    article = clean_record(found) if isinstance(found, RawRecord) else found
    if not isinstance(article, CleanArticle):
        return article["check_name"], []
    given = {name: value for name, value in asdict(article).items() if name in GIVEN}
    (extraction,) = RuleExtractor(scope).extract([given])
    return None, [one.check for one in extraction.unread]


def main(count: int = 10_000, seed: int = SEED) -> int:
    """Tells what became of `count` records; 1 when one is lost, stops a rule or takes too long."""
    with TemporaryDirectory() as folder:
        write_records(Path(folder), count, seed)
        told = break_reading(Path(folder))
    refused = ", ".join(f"{check} {number:,}" for check, number in told.rejects.most_common())
    print(f"{told.inputs:,} records: {told.articles:,} articles, {told.rejects.total():,} rejects ({refused})")
    print(f"not read whole: {dict(told.unread) or 'none'}")
    print("slowest: " + ", ".join(f"{seconds:.1f} s {what}" for seconds, what in told.slowest))
    print("\n".join(told.stopped) or "nothing stopped")
    lost = told.articles + told.rejects.total() != told.inputs
    return int(lost or bool(told.stopped) or told.slowest[0][0] > SLOW)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
