"""Data as scripts: a page opened from disk may load a script beside it, but fetch no file."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

LISTING, CHARTS, SEARCH = "incidents.js", "charts.js", "search.js"
SHARD_BYTES = 250_000  # a shard is closed once it holds as much: about as long to load as a picture


def write_script(path: Path, call: str, value: object) -> int:
    """Write a script that hands `value` to the function `call` of the page. Returns its size in bytes."""
    return path.write_bytes(f"{call}({_encode(value)});\n".encode())


def write_details(folder: Path, details: Iterable[dict[str, Any]]) -> list[int]:
    """Write details-0.js, details-1.js … in the order given. Returns the place of the first incident of each."""
    starts: list[int] = []
    held: list[str] = []
    size = 0
    for place, one in enumerate(details):
        if not held:
            starts.append(place)
        held.append(_encode(one))
        size += len(held[-1].encode())
        if size >= SHARD_BYTES:
            _write_shard(folder, len(starts) - 1, held)
            held, size = [], 0
    if held:
        _write_shard(folder, len(starts) - 1, held)
    return starts


def _write_shard(folder: Path, number: int, encoded: list[str]) -> None:
    lines = ",\n".join(encoded)
    (folder / f"details-{number}.js").write_bytes(f"receiveDetails([\n{lines}\n]);\n".encode())


def _encode(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
