"""How fast reports become incidents, and how right: `python -m tests.benchmarks.merging 1000 10000 100000`.

Precision and recall are of pairs of reports that are put into one incident.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from time import perf_counter, process_time

from pipeline.deduplication import merge_tables
from tests.benchmarks.telling import tell_world
from tests.benchmarks.world import make_happenings

SEED = 7
EACH = 2.5  # reports of an incident, on average


def make_world(count: int, seed: int = SEED) -> tuple[dict, list[int]]:
    """The tables with `count` reports, and the true incident of each."""
    return tell_world(make_happenings(round(count / EACH), seed), count, seed)


def score_pairs(found: Sequence[object], truth: Sequence[object]) -> tuple[float, float]:
    """Precision and recall of pairs, from the groups of each report found and true."""
    joined, true, both = (_count_pairs(groups) for groups in (found, truth, list(zip(found, truth, strict=True))))
    return both / joined if joined else 1.0, both / true if true else 1.0


def _count_pairs(groups: Sequence[object]) -> int:
    return sum(size * (size - 1) // 2 for size in Counter(groups).values())


def merge_world(tables: dict) -> list[str]:
    """The incident of each report, in the order of reports."""
    merged = merge_tables(tables)["incident_reports"].sort("report_id")
    return merged["incident_id"].to_list()


def main(sizes: Sequence[int]) -> None:
    """A line for each size."""
    print("| reports | incidents | found | seconds | of processors | precision | recall |\n|---:|---:|---:|---:|---:|---:|---:|")
    for size in sizes:
        tables, truth = make_world(size)
        wall, used = perf_counter(), process_time()
        found = merge_world(tables)
        wall, used = perf_counter() - wall, process_time() - used
        precision, recall = score_pairs(found, truth)
        counts = f"{size:,} | {len(set(truth)):,} | {len(set(found)):,}"
        print(f"| {counts} | {wall:.1f} | {used:.1f} | {precision:.4f} | {recall:.4f} |", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000, 100_000])
