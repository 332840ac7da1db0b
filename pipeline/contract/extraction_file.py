"""Extractions as JSON, one article a line: what `build --keep-extractions FILE` writes, and `build --replay FILE` reads.

A line holds the article's id, the SHA-256 of its cleaned text (UTF-8), and the extraction, with the field names of `records`:

    {"article_id": "art-31f6a1d8c2b7e094", "text_sha256": "9f86d081…", "extraction": {"method": "rules 1a2b3c4d5e6f", "reports": [
      {"is_main": true, "incident_type": "bombing", "stage": "accomplished", "status": "reported", "anchor": {"start": 2, "end": 6},
       "claims": [{"outcome": "killed", "scope": "total", "population": null, "low": 2, "high": 2, "qualifier": "exact",
                   "span": {"start": 14, "end": 17},
                   "evidence": [{"column": "count_low", "span": {"start": 14, "end": 17}, "rule": "casualties.counted"}, …]}],
       "evidence": [{"column": "incident_type", "span": {"start": 2, "end": 6}, "rule": "incidents.trigger"}]}]}}

What has its default value may be left out: most of what was not read. `column` is one of the table's that the record becomes a
row of, and every value read from text has evidence; days are ISO dates, and tolls are summed from the claims by the build.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pipeline.contract.extractor import Article
from pipeline.contract.records import Extraction


class LineError(ValueError):
    """What is wrong with the JSON of an extraction."""


@dataclass(frozen=True)
class Line:
    """What one article says, and which text it was read from."""

    article_id: str
    text_sha256: str
    extraction: Extraction


_EXTRACTION, _LINE = TypeAdapter(Extraction), TypeAdapter(Line)
Keep = Callable[[Article, Extraction], None]


def hash_text(text: str) -> str:
    """SHA-256 of a cleaned text."""
    return sha256(text.encode()).hexdigest()


def write_extraction(extraction: Extraction) -> bytes:
    """An extraction as JSON, without what has its default value."""
    return _EXTRACTION.dump_json(extraction, exclude_defaults=True)


def read_extraction(written: bytes) -> Extraction:
    """The extraction that `write_extraction` was given."""
    return _EXTRACTION.validate_json(written, strict=True, extra="forbid")


def read_line(written: bytes) -> Line:
    """A line of the file. Raises LineError where a field is missing, unknown or of another type."""
    try:
        return _LINE.validate_json(written, strict=True, extra="forbid")
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise LineError(f"{'.'.join(map(str, first['loc'])) or 'the line'}: {first['msg']}") from None


@contextmanager
def open_to_keep(path: Path | None) -> Iterator[Keep]:
    """What writes an article's extraction as a line of the file, which is there once all are written; None: they are not kept."""
    if path is None:
        yield lambda article, extraction: None
        return
    part = path.with_name(f".{path.name}.part")
    try:
        with open(part, "wb") as file:
            yield lambda article, extraction: _write_line(file.write, article, extraction)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def _write_line(write: Callable[[bytes], object], article: Article, extraction: Extraction) -> None:
    line = Line(article["article_id"], hash_text(article["text"]), extraction)
    write(_LINE.dump_json(line, exclude_defaults=True) + b"\n")
