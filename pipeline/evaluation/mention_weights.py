"""Makes lexicon/mention_weights.csv: `python -m pipeline.evaluation.mention_weights WIRE STORIES NEWS`, builds of these corpora.

A logistic regression: is an event mention of the main incident of its article? `mention_labels.csv` says it mention by mention, as a
reading of the whole article found it: of the main incident, of another, of both, or of none in particular. Articles whose main incident
the rules take for another one teach nothing here, and those without an incident neither.
"""

import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.evaluation.rereading import list_articles, read_again
from pipeline.evaluation.weighing import Example, Weighing, count_left_out
from pipeline.extraction.events.mentions import EventMention
from pipeline.extraction.incidents.article_events import read_events
from pipeline.extraction.incidents.mention_features import MAIN, Telling, list_features
from pipeline.lexicon import FOLDER
from pipeline.rules.tracing import switch_off

LABELS = Path(__file__).with_name("mention_labels.csv")
RULES = ("incidents.membership.cluster", "incidents.membership.mention")
OF_MAIN = frozenset({"main", "both"})
SOURCE = "logistic regression on labels of wire, stories and news: evaluation.mention_weights"
WEIGHING = Weighing(cost=3.0, source=SOURCE, fewest=8, ridge=5.0)


def read_examples(builds: Sequence[Path]) -> Iterator[Example]:
    """The labelled mentions of the articles of some builds, each article once."""
    judged = read_labels()
    for out in builds:
        for row in list_articles(out):
            labels = judged.pop(row["source_id"], None)
            if labels:
                yield from _read_article(row, labels)


def read_labels() -> dict[str, dict[int, str]]:
    """Article → first character of a mention → its label."""
    found: dict[str, dict[int, str]] = {}
    with open(LABELS, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["source_id"], {})[int(row["char_start"])] = row["label"]
    return found


def _read_article(row: Mapping[str, Any], labels: Mapping[int, str]) -> Iterator[Example]:
    with switch_off(RULES):
        article, found = read_again(row)
    main = next((cluster for cluster, _ in found if cluster.is_main), None)
    if main is None:
        return
    events = read_events(article)
    telling = Telling(main, [cluster for cluster, _ in found if cluster is not main], events.body, events.length)
    judged = [(event, labels[start]) for event in telling.mentions if (start := find_start(event)) in labels]
    own = [label in OF_MAIN for event, label in judged if telling.owner_of(event) == MAIN]
    if 2 * sum(own) >= len(own):
        yield from (Example(row["source_id"], list_features(event, telling), label in OF_MAIN) for event, label in judged)


def find_start(event: EventMention) -> int:
    """The first character of what a mention tells: of its words for the deed, else of its numbers, else of its parties."""
    parties = event.parties
    told = (*parties.perpetrators, *parties.victims, *(party for party, _ in parties.targets), *(party for _, party in parties.named))
    spans = [one.span.start for one in (event.triggers or event.claims or (*told, *parties.by_own_hand))]
    return min(spans)


if __name__ == "__main__":
    told = list(read_examples([Path(name) for name in sys.argv[1:]]))
    pairs = [(one, total) for one, total in zip(told, WEIGHING.cross_validate(told), strict=True) if f"rule:{MAIN}" not in one.features]
    left = count_left_out([one for one, _ in pairs], [total for _, total in pairs])
    print("left where clustering left them {} of {} mentions of something else, {} of {} of the main incident".format(*left))
    WEIGHING.write(told, FOLDER / "mention_weights.csv")
