"""How often each rule's cells are right: `python -m pipeline.evaluation.calibration RELEASE`, with INCIDENT_CORPORA set.

RELEASE is one of corpus `wire`, built with scope all. What is counted goes to pipeline/lexicon/cell_confidence.csv, from which
readers take the confidence of cells; how well that holds for articles on other incidents is measured by leaving each incident's
articles out in turn, and kept among the figures that releases carry.
"""

import csv
import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import sqrt
from pathlib import Path
from statistics import mean
from typing import Any

import polars as pl

from pipeline.evaluation.built_releases import read_code
from pipeline.evaluation.corpora import find_bench
from pipeline.evaluation.figures import Figure
from pipeline.evaluation.judging import Judge, Verdict
from pipeline.evaluation.report import keep_figures
from pipeline.evaluation.wire import CORPUS, load_scored
from pipeline.lexicon import FOLDER
from pipeline.lexicon.confidence import BACKGROUND, EMPTY, MAIN, Cell, Counts, estimate
from pipeline.release.reading import load_table

FILE = FOLDER / "cell_confidence.csv"
HEADER = ("table_name", "column_name", "standing", "rule", "right", "of", "source")
SOURCE = "counted in corpus wire against its labels by pipeline.evaluation.calibration"
RELIABILITY = "wire, by confidence"  # corpus of the figures: the scorer's own stand under `wire`
OF_REPORTS = ("incident_parties", "casualty_claims")
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)
FOLDS = 2  # of incidents: where a small fold is right by chance, the others say it should be less, which halves hardly do
FEWEST = 50  # cells of a band worth a figure
Z = 1.96  # 95%


@dataclass(frozen=True)
class Judged:
    """A cell with who read it, whether it is right, and what its article is about."""

    cell: Cell
    rule: str
    is_right: bool
    incident: str


def list_judged(verdicts: Iterable[Verdict], release: Path) -> list[Judged]:
    """The judged cells that words stand behind, by the rule that read them, and those that are empty."""
    rules, reports = _read_rules(release), load_table(release, "incident_reports").rows_by_key("report_id", named=True, unique=True)
    standing = _read_standing(release, reports)
    found = []
    for one in verdicts:
        rule = rules.get((one.table, one.row_id, one.column))
        if rule is None and not (one.row_id in reports and reports[one.row_id][one.column] is None):
            continue  # its plain value, which needs no words
        found.append(Judged((one.table, one.column, standing.get((one.table, one.row_id), "")), rule or EMPTY, one.is_right, one.incident))
    return found


def _read_rules(release: Path) -> dict[tuple[str, str, str], str]:
    first = load_table(release, "evidence").filter(pl.col("ordinal") == 0)
    return {tuple(cell): rule for *cell, rule in first.select("table_name", "row_id", "column_name", "rule").iter_rows()}


def _read_standing(release: Path, reports: Mapping[str, Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    of_report = {report: MAIN if row["is_main"] else BACKGROUND for report, row in reports.items()}
    found = {("incident_reports", report): standing for report, standing in of_report.items()}
    for table, key in zip(OF_REPORTS, ("party_id", "claim_id"), strict=True):
        rows = load_table(release, table).select(key, "report_id").iter_rows()
        found |= {(table, row): of_report[report] for row, report in rows}
    return found


def count_cells(judged: Iterable[Judged]) -> dict[Cell, dict[str, Counts]]:
    """By cell and rule how many are right, and of how many."""
    found: dict[Cell, dict[str, Counts]] = defaultdict(dict)
    for one in judged:
        right, of = found[one.cell].get(one.rule, (0, 0))
        found[one.cell][one.rule] = right + one.is_right, of + 1
    return found


def predict_left_out(judged: Sequence[Judged]) -> Iterator[tuple[float, bool]]:
    """The confidence that each cell with words gets from articles on other incidents, and whether it is right."""
    fold = {incident: number % FOLDS for number, incident in enumerate(sorted({one.incident for one in judged}))}
    for number in range(FOLDS):
        counts = count_cells(one for one in judged if fold[one.incident] != number)
        for one in judged:
            confidence = estimate(counts.get(one.cell, {}), one.rule) if fold[one.incident] == number else None
            if one.rule != EMPTY and confidence is not None:
                yield confidence, one.is_right


def make_reliability(predicted: Sequence[tuple[float, bool]], code: str) -> Iterator[Figure]:
    """For each band of confidence with enough cells, how many percent of them are right, with the 95% interval by Wilson."""
    for low, high in pairwise(EDGES):
        band = [(said, right) for said, right in predicted if low <= said < high]
        if len(band) >= FEWEST:
            share, said = mean(right for _, right in band), mean(said for said, _ in band)
            name = f"cells of confidence {low:.2f} to {min(high, 1.0):.2f}, {100 * said:.0f}% on average: right"
            least, most = (round(100 * end, 1) for end in _wilson(share, len(band)))
            yield Figure(
                RELIABILITY, "cross-validated", name, len(band), round(100 * share, 1), least, most, ("evidence.confidence",), code
            )  # fmt: skip


def _wilson(share: float, n: int) -> tuple[float, float]:
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return max(middle - half, 0.0), min(middle + half, 1.0)


def write_counts(counts: dict[Cell, dict[str, Counts]], file: Path = FILE) -> None:
    """cell_confidence.csv anew, in order of its first four columns."""
    with open(file, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows([*cell, rule, right, of, SOURCE] for cell in sorted(counts) for rule, (right, of) in sorted(counts[cell].items()))


def calibrate(release: Path) -> list[Figure]:
    """Count anew, and return the figures of reliability. Raises CorporaError when INCIDENT_CORPORA names no corpora."""
    verdicts = Judge(load_scored(find_bench(os.environ), release), release).judge()
    judged = list_judged(verdicts, release)
    write_counts(count_cells(judged))
    return list(make_reliability(list(predict_left_out(judged)), read_code(release)))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"python -m pipeline.evaluation.calibration RELEASE: name a release of corpus {CORPUS}")
    measured = calibrate(Path(sys.argv[1]).resolve())
    keep_figures(measured)
    for figure in measured:
        print(figure.metric, figure.value, figure.n)
