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
    """`incident` names what the article is about, None where it is on none that others report; folds keep a `group` together."""

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
    for row in _read_lines(folder / "wire" / "gold.jsonl"):
        key = next((incident["key"] for incident in row["incidents"] if incident["main"]), None)
        yield row["slug"], Label(key, key or row["slug"])


def _read_ecbplus(folder: Path) -> Iterator[tuple[str, Label]]:
    for row in _read_lines(folder / "labels" / "ecbplus.jsonl"):
        if not set(ECB_SPLITS).isdisjoint(row["splits"]):
            yield row["article_id"], Label(row["cluster"], str(row["topic"]))


READERS = {"stories": _read_stories, "wire": _read_wire, "ecbplus": _read_ecbplus}
