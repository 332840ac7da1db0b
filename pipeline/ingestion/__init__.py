"""Raw files to article records, or to rejects. A stream: one record is in memory at a time.

Every input record comes out once: as a record, or as a row of rejects of stage ingestion.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.ingestion.containers import read_payloads
from pipeline.ingestion.discovery import find_inputs
from pipeline.ingestion.fields import make_record, reject
from pipeline.ingestion.records import RAW_TYPES, RawRecord

__all__ = ["RAW_TYPES", "RawRecord", "count_inputs", "read_inputs"]


def read_inputs(raw: Path) -> Iterator[RawRecord | dict[str, Any]]:
    """Records and rejects of all batches below `raw`, ordered by batch, path and row.

    Of two records with one id in one batch the first in that order stays; of what was read only the ids are
    kept. Raises FileNotFoundError or NotADirectoryError when `raw` is no folder; nothing in a file raises.
    """
    batch, seen = None, set()
    for file in find_inputs(raw):
        if file.batch != batch:
            batch, seen = file.batch, set()
        for payload in read_payloads(file):
            found = make_record(payload)
            if isinstance(found, RawRecord):
                if found.article_id in seen:
                    reason = f"id `{found.source_id}` stands already in batch `{batch}`: give this record another id or remove it"
                    found = reject(payload, "duplicate_id", reason, article_id=found.article_id)
                else:
                    seen.add(found.article_id)
            yield found


def count_inputs(raw: Path) -> int:
    """How many input records `raw` holds, counted as they lie in their files, before any is parsed or judged."""
    return sum(1 for file in find_inputs(raw) for _ in read_payloads(file))
