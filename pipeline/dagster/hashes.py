"""Hashes of rows and of input records."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

NOT_HASHED = ("source_row", "source_line")  # where a record stands in its file: moving it changes no value


def hash_values(values: Mapping[str, Any]) -> str:
    """SHA-256 of a row, by the names and values of its columns, whatever their order."""
    return sha256(json.dumps(values, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", "surrogatepass")).hexdigest()


def hash_records(records: Iterable[Mapping[str, Any]]) -> str:
    """SHA-256 over input records, in whatever order they come."""
    hashes = sorted(hash_values({name: value for name, value in record.items() if name not in NOT_HASHED}) for record in records)
    return sha256("\n".join(hashes).encode()).hexdigest()
