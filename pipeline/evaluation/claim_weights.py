"""Makes lexicon/claim_weights.csv: `python -m pipeline.evaluation.claim_weights WIRE STORIES NEWS`, builds of these corpora.

A logistic regression: is a number of casualties of the incident beside which it stands? In wire it is where the labels of that incident
hold it; of articles of stories and news, `claim_labels.csv` says it claim by claim, as two readings of each sentence found it. Folds
hold whole articles. Weights are whole tenths of a logit, lowered by what a wrong toll costs more than a missing one.
"""

import csv
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline.annotation.document import AnnotatedArticle
from pipeline.contract.records import Report
from pipeline.evaluation.corpora import find_bench, load_module
from pipeline.evaluation.rereading import Found, list_articles, pair_labels, read_again
from pipeline.evaluation.weighing import Example, Weighing, count_left_out
from pipeline.extraction.incidents.article_events import read_events
from pipeline.extraction.incidents.casualties import find_candidates
from pipeline.extraction.incidents.claim_relevance import WEIGHED, list_features, surround
from pipeline.extraction.incidents.cluster import Cluster
from pipeline.extraction.records import Claim
from pipeline.lexicon import FOLDER
from pipeline.rules.tracing import switch_off

LABELS = Path(__file__).with_name("claim_labels.csv")
WIRE = "wire"
HARM = {"killed": ("killed",), "injured": ("injured",), "hurt": ("killed", "injured")}  # outcomes that a label may give each
WEIGHING = Weighing(cost=2.0, source="logistic regression on labels of wire, stories and news: evaluation.claim_weights")


def read_examples(wire: Path, others: Sequence[Path], folder: Path) -> Iterator[Example]:
    """Examples of the builds; `folder` holds wire's labels and their scorer."""
    scorer = load_module(folder / "score.py")
    labels = scorer.read_gold(str(folder))
    for row in list_articles(wire):
        label = labels.get(Path(row["source_path"]).stem)
        if label is not None:
            yield from _judge_by_incidents(row, label["incidents"], scorer)
    judged = _read_labels()
    for out in others:
        for row in list_articles(out):
            if row["source_id"] in judged:
                yield from _judge_by_place(row, judged[row["source_id"]])


def _read_labels() -> dict[str, dict[int, bool]]:
    """Article → first character of a claim → whether it is of the incident."""
    found: dict[str, dict[int, bool]] = {}
    with open(LABELS, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["source_id"], {})[int(row["char_start"])] = row["is_own"] == "yes"
    return found


def _judge_by_place(row: Mapping[str, Any], labels: Mapping[int, bool]) -> Iterator[Example]:
    """Claims of an article that `claim_labels.csv` judges."""
    article, found = _read_all(row)
    for cluster, report in (pair for pair in found if pair[0].is_main):
        for claim, features in _list_claims(article, cluster, report):
            if claim.span.start in labels:
                yield Example(row["source_id"], features, labels[claim.span.start])


def _judge_by_incidents(row: Mapping[str, Any], incidents: Sequence[Mapping[str, Any]], scorer: ModuleType) -> Iterator[Example]:
    """Claims of an article whose incidents wire labels."""
    article, found = _read_all(row)
    for label, cluster, report in pair_labels(found, incidents, scorer):
        numbers = {(claim["outcome"], claim["low"]) for claim in label["claims"]}
        for claim, features in _list_claims(article, cluster, report):
            is_told = any((outcome, claim.low) in numbers for outcome in HARM[claim.outcome])
            if is_told or not claim.single:  # labels name single persons in other words
                yield Example(row["source_id"], features, is_told)


def _read_all(row: Mapping[str, Any]) -> tuple[AnnotatedArticle, Found]:
    """An article with every claim, also those that present weights leave out."""
    with switch_off(["incidents.casualties.of_another"]):
        return read_again(row)


def _list_claims(article: AnnotatedArticle, cluster: Cluster, report: Report) -> Iterator[tuple[Claim, frozenset[str]]]:
    claims = find_candidates(cluster)
    around = surround(cluster, report.incident_type, claims, read_events(article))
    yield from ((claim, list_features(claim, around)) for claim in claims if claim.outcome in WEIGHED)


if __name__ == "__main__":
    wire, *others = map(Path, sys.argv[1:])
    told = list(read_examples(wire, others, find_bench(os.environ).folder / WIRE))
    left = count_left_out(told, WEIGHING.cross_validate(told))
    print("left out {} of {} that are of another incident, {} of {} that are of their own, cross-validated".format(*left))
    WEIGHING.write(told, FOLDER / "claim_weights.csv")
