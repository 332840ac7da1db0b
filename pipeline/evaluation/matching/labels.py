"""Which articles of a corpus are on one incident, as its labels say."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.evaluation.corpora import Bench

ECB_SPLITS = ("train-incident", "dev-incident")  # the splits to learn from


@dataclass(frozen=True)
class Label:
    """`incident` names what the article is about, None where it is on none that others report.

    Folds keep a `group` together: look-alikes of one topic, and what two corpora tell of one incident.
    """

    incident: str | None
    group: str


def read_labels(bench: Bench, corpus: str) -> dict[str, Label]:
    """By source_id. Raises KeyError for a corpus whose labels name no incidents across articles."""
    return dict(READERS[corpus](bench.folder))


def _read_lines(file: Path) -> Iterator[dict[str, Any]]:
    with open(file, encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _read_stories(folder: Path) -> Iterator[tuple[str, Label]]:
    for row in _read_lines(folder / "stories" / "labels.jsonl"):
        yield row["article_id"], Label(row["cluster"], row["topic"] or row["cluster"] or row["article_id"])


def _read_wire(folder: Path) -> Iterator[tuple[str, Label]]:
    """Those on a day and country of corpus stories are of its groups: the two corpora are drawn from the same outlets."""
    facts = _read_lines(folder / "stories" / "clusters.jsonl")
    groups = {(fact["country_iso3"], fact["date"]): fact["topic"] or fact["cluster"] for fact in facts}
    for row in _read_lines(folder / "wire" / "gold.jsonl"):
        about = next((incident for incident in row["incidents"] if incident["main"]), None)
        if about is None:
            yield row["slug"], Label(None, row["slug"])
        else:
            yield row["slug"], Label(about["key"], groups.get((about["country_iso3"], about["date"]), about["key"]))


def _read_ecbplus(folder: Path) -> Iterator[tuple[str, Label]]:
    for row in _read_lines(folder / "labels" / "ecbplus.jsonl"):
        if not set(ECB_SPLITS).isdisjoint(row["splits"]):
            yield row["article_id"], Label(row["cluster"], str(row["topic"]))


READERS = {"stories": _read_stories, "wire": _read_wire, "ecbplus": _read_ecbplus}
