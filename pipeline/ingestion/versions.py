"""Versions of one story: records of one id in one batch. The first keeps the id; one of another text or time is an update of it."""

import re
from dataclasses import replace
from hashlib import sha256

from pipeline.ingestion.records import RawRecord
from schemas.identity import make_id

MARK = "#"  # between the id and the hash of an update
HASHED = 12  # hex digits
_UPDATE = re.compile(rf"(.+){MARK}[0-9a-f]{{{HASHED}}}", re.DOTALL)


class Versions:
    """The records of one batch so far, by their ids; of what was read only the ids and hashes are kept."""

    def __init__(self) -> None:
        self._seen: dict[str, set[str]] = {}

    def place(self, record: RawRecord) -> RawRecord | None:
        """The record, under an id of its own where it is an update of one before it; None where it says the same once more."""
        said = "\0".join(part or "" for part in (record.text, record.html, record.published))
        version = sha256(said.encode()).hexdigest()[:HASHED]
        before = self._seen.setdefault(record.source_id, set())
        if version in before:
            return None
        before.add(version)
        if len(before) == 1:
            return record
        source_id = f"{record.source_id}{MARK}{version}"
        return replace(record, source_id=source_id, article_id=make_id("article", record.batch, source_id))


def find_first_id(source_id: str) -> str | None:
    """The id of the first version, of an update; None for an id that is none of an update."""
    found = _UPDATE.fullmatch(source_id)
    return found[1] if found else None
