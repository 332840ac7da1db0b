"""Packed lines: what repeats itself for ever has an end."""

import gzip
import json

import pytest
import zstandard

from pipeline.ingestion import RawRecord, read_inputs, unpacking

COMPRESS = {".jsonl.gz": gzip.compress, ".jsonl.zst": zstandard.compress}
LINES = {
    "lines that repeat themselves": "".join(json.dumps({"id": str(n), "text": "x" * 1_000}) + "\n" for n in range(5_000)).encode(),
    "one line without an end": b'{"id": "a", "text": "' + b"x" * 5_000_000,
    "empty lines": b'{"id": "a", "text": "x"}' + b"\n" * 5_000_000,
}


@pytest.mark.parametrize("suffix", COMPRESS)
@pytest.mark.parametrize("kind", LINES)
def test_repetition_has_an_end(tmp_path, monkeypatch, suffix, kind):
    """What unpacks to far more than its size is read so far, and its rest is one reject that says so."""
    monkeypatch.setattr(unpacking, "ALWAYS", 1_000_000)
    monkeypatch.setattr(unpacking, "AT_MOST", 2)
    (tmp_path / f"x{suffix}").write_bytes(COMPRESS[suffix](LINES[kind]))
    found = list(read_inputs(tmp_path))
    rejects = [one for one in found if isinstance(one, dict)]
    assert sum(isinstance(one, RawRecord) for one in found) < 1_001
    assert [one["check_name"] for one in rejects] == ["broken_container"]
    assert "unpacks to more than 2 times its size" in rejects[0]["reason"]


@pytest.mark.parametrize("suffix", COMPRESS)
def test_small_files_may_repeat_themselves(tmp_path, suffix):
    """A file that packs to a thousandth, but unpacks to little, is read whole."""
    (tmp_path / f"x{suffix}").write_bytes(COMPRESS[suffix](LINES["lines that repeat themselves"]))
    assert sum(isinstance(one, RawRecord) for one in read_inputs(tmp_path)) == 5_000
