"""Makes lexicon/salience_weights.csv: `python -m pipeline.evaluation.salience_weights BUILD...`, builds of corpora with labelled articles.

A logistic regression: is an article about the incident that the rules take for its main one? `salience_labels.csv` says it article by
article: main (news on one incident), beside (an incident is only mentioned) or none (no incident at all).
"""

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.evaluation.rereading import list_articles, read_again
from pipeline.evaluation.weighing import Example, Weighing, count_left_out
from pipeline.extraction.incidents.article_events import read_events
from pipeline.extraction.incidents.salience_features import list_salience
from pipeline.lexicon import FOLDER
from pipeline.rules.tracing import switch_off

LABELS = Path(__file__).with_name("salience_labels.csv")
RULE = "incidents.salience.something_else"
SOURCE = "logistic regression on labels of wire, stories, MUC-4 and news: evaluation.salience_weights"
WEIGHING = Weighing(cost=0.45, source=SOURCE, fewest=6, ridge=5.0)  # an incident not known for the news weighs more than talk taken for it


def read_examples(builds: Sequence[Path]) -> Iterator[Example]:
    """The labelled articles of some builds that have a main incident, each once."""
    with open(LABELS, encoding="utf-8", newline="") as file:
        labels = {row["source_id"]: row["label"] for row in csv.DictReader(file)}
    for out in builds:
        for row in list_articles(out):
            label = labels.pop(row["source_id"], None)
            if label is None:
                continue
            with switch_off((RULE,)):
                article, found = read_again(row)
            clusters = [cluster for cluster, _ in found]
            if clusters and clusters[0].is_main:
                titles = read_events(article).titles
                yield Example(row["source_id"], list_salience(article, clusters[0], clusters[1:], titles), label == "main")


if __name__ == "__main__":
    told = list(read_examples([Path(name) for name in sys.argv[1:]]))
    left = count_left_out(told, WEIGHING.cross_validate(told))
    print("left out {} of {} articles about something else, {} of {} about their incident".format(*left))
    WEIGHING.write(told, FOLDER / "salience_weights.csv")
