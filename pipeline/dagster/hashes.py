"""Hashes of what goes into a build: the code behind an asset, and the input records."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from pipeline.release.fingerprints import ROOT, SHORT, SUFFIXES

SHARED = ("schemas", "pipeline/lexicon")  # what every stage may read
NOT_HASHED = ("source_row", "source_line")  # where a record stands in its file: moving it changes no value
# What decides, beside the code, what extraction finds.
LIBRARIES = ("spacy", "onnxruntime", "numpy", "sentencex", "ahocorasick-rs", "text2num", "pycountry", "python-dateutil")


@cache
def hash_code(*stages: str) -> str:
    """Hash of the sources of these stages, of the tables' definitions and of the word lists."""
    folders = [*SHARED, *(f"pipeline/{stage}" for stage in stages)]
    return sha256("".join(_list_hashes(folder) for folder in folders).encode()).hexdigest()[:SHORT]


@cache
def _list_hashes(folder: str) -> str:
    """A line a source of a folder: its path and the hash of its content."""
    paths = sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in SUFFIXES)
    return "".join(f"{path.relative_to(ROOT).as_posix()}\0{sha256(path.read_bytes()).hexdigest()}\n" for path in paths)


@cache
def hash_extraction() -> str:
    """Hash of all that decides what is read from a text: rules, words, and the libraries they stand on."""
    libraries = [f"{name}=={version(name)}" for name in LIBRARIES]
    return sha256("\n".join([hash_code("annotation", "contract", "extraction"), *libraries]).encode()).hexdigest()


def hash_values(values: Mapping[str, Any]) -> str:
    """SHA-256 of a row, by the names and values of its columns, whatever their order."""
    return sha256(json.dumps(values, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", "surrogatepass")).hexdigest()


def hash_records(records: Iterable[Mapping[str, Any]]) -> str:
    """SHA-256 over input records, in whatever order they come."""
    hashes = sorted(hash_values({name: value for name, value in record.items() if name not in NOT_HASHED}) for record in records)
    return sha256("\n".join(hashes).encode()).hexdigest()
