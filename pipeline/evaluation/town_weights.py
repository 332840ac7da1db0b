"""Makes lexicon/town_weights.csv: `python -m pipeline.evaluation.town_weights WIRE STORIES GVDB`, builds of these corpora.

A logistic regression: is a town that an article names where its main incident was? The labels are those of the corpora: of wire and
stories the town, of GVDB words that its name holds. Towns of articles whose labels name none teach too: each is wrong.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from pipeline.annotation import annotate
from pipeline.contract.records import Where
from pipeline.evaluation.corpora import Bench, find_bench, load_module
from pipeline.evaluation.rereading import list_articles
from pipeline.evaluation.weighing import Example, Weighing, count_left_out
from pipeline.extraction.incidents import gather_clusters
from pipeline.extraction.incidents.article_events import read_events
from pipeline.extraction.incidents.article_towns import WEIGHTS
from pipeline.extraction.incidents.places import find_candidates, read_article_places
from pipeline.extraction.incidents.town_features import list_features
from pipeline.lexicon import FOLDER
from pipeline.lexicon.gazetteer import fold_name

SOURCE = "logistic regression on labels of wire, stories and GVDB: evaluation.town_weights"
WEIGHING = Weighing(cost=0.55, source=SOURCE, fewest=4, ridge=3.0)  # given is what is right in more than one case of three
Holds = Callable[[str | None, Where], bool]  # whether a place is the town that a label names


def read_examples(out: Path, labels: Mapping[str, str | None], holds: Holds) -> Iterator[Example]:
    """The towns of the labelled articles of a build; `labels` are by the articles' own names, None where the incident was in no town."""
    for row in list_articles(out):
        if row["source_id"] in labels:
            yield from _read_article(row, labels[row["source_id"]], holds)


def _read_article(row: Mapping[str, Any], label: str | None, holds: Holds) -> Iterator[Example]:
    article = annotate(row)
    events = read_events(article)
    clusters = gather_clusters(article, events)
    places = read_article_places(article, events, clusters)
    main = next((cluster for cluster in clusters if cluster.is_main), None)
    if main is None or places.telling is None:
        return
    candidates = find_candidates(main, places.around(main))
    ruled = candidates[0][1:] if candidates else None
    for town, namings in places.telling.namings.items():
        features = list_features(town, places.telling, ruled)
        yield Example(row["source_id"], features, any(holds(label, one.where) for one in namings))


def read_wire(scorer: ModuleType, folder: Path) -> dict[str, str | None]:
    """Article → town of its main incident."""
    told = {slug: next((one for one in label["incidents"] if one["main"]), None) for slug, label in scorer.read_gold(str(folder)).items()}
    return {slug: main["city"] for slug, main in told.items() if main}


def read_stories(folder: Path) -> dict[str, str | None]:
    """Article → town of the incident it tells."""
    towns = {one["cluster"]: one["city"] for one in _read_lines(folder / "clusters.jsonl")}
    return {one["article_id"]: towns[one["cluster"]] for one in _read_lines(folder / "labels.jsonl") if one["cluster"] in towns}


def read_gvdb(bench: Bench) -> dict[str, str | None]:
    """Article → town of its shooting; those whose label names none are left out, for the crowd left it open."""
    return {one["article_id"]: one["city"] for one in _read_lines(bench.folder / "labels" / "gvdb.jsonl") if one["city"]}


def _read_lines(path: Path) -> Iterator[dict[str, Any]]:
    with open(path, encoding="utf-8") as file:
        yield from map(json.loads, file)


def shares_word(label: str | None, where: Where) -> bool:
    """Whether a place's names and the label have a word in common, as GVDB's scorer has it."""
    names = (where.city, where.place_name)
    return any(name and set(fold_name(name).split()) & set(fold_name(label or "").split()) for name in names)


def main(builds: list[str]) -> None:
    """Learns from the builds of wire, stories and GVDB, prints what the weights do in folds, and writes the list."""
    bench = find_bench(os.environ)
    wire = bench.folder / "wire"
    scorer = load_module(wire / "score.py")

    def is_town(label: str | None, where: Where) -> bool:
        return bool(label) and any(name and scorer.same_city(label, name) for name in (where.city, where.place_name))

    labels = ((read_wire(scorer, wire), is_town), (read_stories(bench.folder / "stories"), is_town), (read_gvdb(bench), shares_word))
    told = [one for out, given in zip(builds, labels, strict=True) for one in read_examples(Path(out), *given)]
    print("left out {} of {} towns elsewhere, {} of {} where it was".format(*count_left_out(told, WEIGHING.cross_validate(told))))
    WEIGHING.write(told, FOLDER / f"{WEIGHTS}.csv")


if __name__ == "__main__":
    main(sys.argv[1:])
