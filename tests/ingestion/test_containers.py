"""Containers: broken, oversized, and never in memory whole."""

import gzip
import io
import json
import random

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from pipeline.ingestion import RawRecord, count_inputs, limits, read_inputs
from pipeline.ingestion.readers import streams

COMPRESS = {".jsonl": bytes, ".jsonl.gz": gzip.compress, ".jsonl.zst": zstandard.compress}


def pack(rows):
    """JSON lines as bytes."""
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def split(items):
    """(records, rejects) of what read_inputs gives."""
    listed = list(items)
    return [r for r in listed if isinstance(r, RawRecord)], [r for r in listed if isinstance(r, dict)]


@pytest.mark.parametrize("suffix", [".jsonl.gz", ".jsonl.zst", ".parquet"])
def test_broken_container_gives_what_it_can_and_one_reject(tmp_path, suffix):
    """A container cut short yields its whole records and one reject for its rest; garbage yields one reject."""
    words = random.Random(1)
    rows = [{"id": str(n), "text": " ".join(str(words.random()) for _ in range(200))} for n in range(300)]
    if suffix == ".parquet":
        pl.DataFrame(rows).write_parquet(tmp_path / "whole")
        whole = (tmp_path / "whole").read_bytes()
        (tmp_path / "whole").unlink()
    else:
        whole = COMPRESS[suffix](pack(rows))
    (tmp_path / f"cut{suffix}").write_bytes(whole[: len(whole) // 2])
    (tmp_path / f"garbage{suffix}").write_bytes(b"this is no container at all")
    records, rejects = split(read_inputs(tmp_path))
    assert (len(records) > 50) == (suffix != ".parquet")
    assert [r["check_name"] for r in rejects] == ["broken_container"] * 2
    assert "restore or repack" in rejects[0]["reason"]
    assert count_inputs(tmp_path) == len(records) + 2


def test_oversized_records_are_refused_alone(tmp_path, monkeypatch):
    """A line, file or cell beyond the limit is one reject; its neighbours are read."""
    monkeypatch.setattr(limits, "MAX_RECORD", 1000)
    rows = [{"id": "a", "text": "ok"}, {"id": "b", "text": "x" * 5000}, {"id": "c", "text": "ok"}]
    (tmp_path / "x.jsonl").write_bytes(pack(rows))
    (tmp_path / "wide").mkdir()
    (tmp_path / "wide" / "w.jsonl").write_bytes(pack(rows).decode().encode("utf-16"))
    (tmp_path / "table").mkdir()
    pl.DataFrame(rows).write_parquet(tmp_path / "table" / "x.parquet")
    (tmp_path / "y.txt").write_text("x" * 2000, encoding="utf-8")
    records, rejects = split(read_inputs(tmp_path))
    kept = [(r.batch, r.source_id) for r in records if r.batch != tmp_path.name]
    assert kept == [("table", "a"), ("table", "c"), ("wide", "a"), ("wide", "c")]
    assert [r["check_name"] for r in rejects] == ["too_large"] * 4
    assert len(records) + len(rejects) == 10


class CountingStream(io.BufferedReader):
    """A stream that knows how far it was read."""

    def __init__(self, data):
        super().__init__(io.BytesIO(data), 4096)
        self.lines = 0

    def readline(self, size=-1):
        self.lines += 1
        return super().readline(size)


def test_lines_are_read_one_at_a_time():
    """Taking one line of a stream asks the stream for one line."""
    stream = CountingStream(b'{"id": 1}\n' * 1000)
    lines = streams.cut_lines(stream)
    next(lines), next(lines)
    assert stream.lines == 2


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet"])
def test_large_file_is_not_read_ahead(tmp_path, suffix):
    """The first record of a 20 MB container (one row group of Parquet) comes before more than a part of it is allocated."""
    rows = [{"id": str(n), "text": f"{n} " * 5000} for n in range(1000)]
    path, packed = tmp_path / f"x{suffix}", pack(rows)
    if suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), path, use_dictionary=False, write_batch_size=20)
    else:
        path.write_bytes(COMPRESS[suffix](packed))
    before, inputs = pa.total_allocated_bytes(), read_inputs(tmp_path)
    first = next(inputs)
    assert first.text == rows[0]["text"].rstrip() + " "
    assert pa.total_allocated_bytes() - before < len(packed) / 5
    inputs.close()


def test_parquet_types_are_read_as_text(tmp_path):
    """Whole-number ids, dates, times, categories and bytes of another encoding in Parquet become text."""
    table = pa.table(
        {
            "id": pa.array([1, 2]), "published": pa.array([0, 1_662_336_000_000_000_001], pa.timestamp("ns", "UTC")),
            "publisher": pa.array(["P", "P"]).dictionary_encode(), "text": pa.array([b"caf\xe9 one", b"two"]), "other": [[1], [2]],
        }
    )  # fmt: skip
    pq.write_table(table, tmp_path / "x.parquet")
    records, rejects = split(read_inputs(tmp_path))
    assert not rejects
    assert [(r.source_id, r.publisher, r.text) for r in records] == [("1", "P", "café one"), ("2", "P", "two")]
    assert records[1].published.startswith("2022-09-05T00:00:00")


def test_parquet_without_text_refuses_each_row(tmp_path):
    """A table that has no column of a known name loses no row silently."""
    pl.DataFrame({"words": ["a", "b"]}).write_parquet(tmp_path / "x.parquet")
    _, rejects = split(read_inputs(tmp_path))
    assert [(r["check_name"], r["source_row"]) for r in rejects] == [("missing_text", 1), ("missing_text", 2)]
