"""Extractions as JSON."""

from pydantic import TypeAdapter

from pipeline.contract.records import Extraction

_EXTRACTION = TypeAdapter(Extraction)


def write_extraction(extraction: Extraction) -> bytes:
    """An extraction as JSON, without what has its default value."""
    return _EXTRACTION.dump_json(extraction, exclude_defaults=True)


def read_extraction(written: bytes) -> Extraction:
    """The extraction that `write_extraction` was given."""
    return _EXTRACTION.validate_json(written, strict=True, extra="forbid")
