"""Raw files to article records, or to rejects. A stream: one record is in memory at a time.

Every input record comes out once: as a record, or as a row of rejects of stage ingestion.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pipeline.ingestion.containers import read_payloads
from pipeline.ingestion.discovery import InputFile, find_batch, find_inputs
from pipeline.ingestion.fields.making import make_record, reject
from pipeline.ingestion.fields.settings import BatchSettings
from pipeline.ingestion.fields.settings_file import FIELDS_FILE, read_settings
from pipeline.ingestion.payloads import Payload
from pipeline.ingestion.records import RAW_TYPES, RawRecord
from pipeline.ingestion.versions import Versions

__all__ = ["RAW_TYPES", "RawRecord", "count_inputs", "read_inputs", "read_with_files"]


def read_inputs(raw: Path) -> Iterator[RawRecord | dict[str, Any]]:
    """Records and rejects of all batches below `raw`, ordered by batch, path and row; an archive's members in the archive's order.

    Records of one id in one batch are versions of one story: the first in that order keeps the id, and one that says the same
    again is a reject. Raises FileNotFoundError or NotADirectoryError when `raw` is no folder, FieldsFileError where a batch's
    fields.toml cannot be followed; nothing in another file raises.
    """
    return (found for _, found in read_with_files(raw))


def read_with_files(raw: Path) -> Iterator[tuple[InputFile, RawRecord | dict[str, Any]]]:
    """As `read_inputs`, each with the file that it lies in."""
    batch, versions = None, Versions()
    for file in _find_files(raw):
        if file.batch != batch:
            batch, versions = file.batch, Versions()
        for payload in read_payloads(file):
            yield payload.file, _place(make_record(payload), payload, versions)


def count_inputs(raw: Path) -> int:
    """How many input records `raw` holds, counted as they lie in their files, before any is judged."""
    return sum(1 for file in _find_files(raw) for _ in read_payloads(file))


def _place(found: RawRecord | dict[str, Any], payload: Payload, versions: Versions) -> RawRecord | dict[str, Any]:
    if not isinstance(found, RawRecord):
        return found
    reason = f"id `{found.source_id}` stands already in batch `{found.batch}`, with this text and date: remove this record"
    return versions.place(found) or reject(payload, "duplicate_id", reason, article_id=found.article_id)


def _find_files(raw: Path) -> list[InputFile]:
    """All inputs, each with what its batch says of its fields: that is read first, so that a fault in it costs no time."""
    settings: dict[str, BatchSettings] = {}
    files = find_inputs(raw)
    folders = [find_batch(file.source_path, "") for file in files]  # "" for files that lie in none
    for folder in dict.fromkeys(folders):
        settings[folder] = read_settings(Path(raw, folder), f"{folder}/{FIELDS_FILE}".lstrip("/"))
    return [replace(file, settings=settings[folder]) for file, folder in zip(files, folders, strict=True)]
