"""CITATION.cff of a release: what to cite when its data are used (Citation File Format 1.2.0)."""

import json
from datetime import date
from pathlib import Path

from pipeline.release.datapackage import LICENSE, TITLE

NAME = "CITATION.cff"
AUTHORS = "The Incident Pipeline authors"  # as the project's own CITATION.cff names them
MESSAGE = (
    "If you use these data, please cite this release by title and version, and for single incidents the articles behind them, "
    "which table articles names."
)
ABSTRACT = (
    "What news articles report of incidents (attacks, crimes, unrest, accidents, disasters): what happened, when, where, "
    "to whom, who did it, and who says so, with the words behind every value."
)
KEYWORDS = ("event data", "political violence", "information extraction", "news")


def write_citation(folder: Path, version: str, today: date) -> Path:
    """Write CITATION.cff into the folder of a release. The same version and day give the same bytes."""
    target = folder / NAME
    target.write_bytes(describe_citation(version, today).encode())
    return target


def describe_citation(version: str, today: date) -> str:
    """The citation as YAML; texts are written as JSON strings, which YAML reads as they stand."""
    lines = [
        "cff-version: 1.2.0",
        f"message: {_say(MESSAGE)}",
        f"title: {_say(TITLE)}",
        f"abstract: {_say(ABSTRACT)}",
        "type: dataset",
        f"version: {_say(version)}",
        f"date-released: {_say(today.isoformat())}",
        f"license: {LICENSE['name']}",
        "authors:",
        f"  - name: {_say(AUTHORS)}",
        "keywords:",
        *(f"  - {_say(word)}" for word in KEYWORDS),
        "references:",
        *_refer("software", "Incident Pipeline", AUTHORS, "The program that made these data.", "Apache-2.0"),
        *_refer("data", "GeoNames", "GeoNames", "Source of places and coordinates.", "CC-BY-4.0", "https://www.geonames.org"),
    ]
    return "\n".join(lines) + "\n"


def cite(version: str, day: date) -> str:
    """The citation in a line, for people."""
    return f"{AUTHORS} ({day.year}). {TITLE}, version {version}. Data set."


def _refer(kind: str, title: str, author: str, notes: str, licence: str, url: str | None = None) -> list[str]:
    lines = [f"  - type: {kind}", f"    title: {_say(title)}", "    authors:", f"      - name: {_say(author)}"]
    lines += [f"    url: {url}"] if url else []
    return [*lines, f"    license: {licence}", f"    notes: {_say(notes)}"]


def _say(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
