"""Texts and quotes: held against each other where the text is there, and by hash where it is not."""

import shutil
from hashlib import sha256

import polars as pl
import pytest

from pipeline.verification import verify
from schemas.evidence import make_evidence_id
from tests.verification.forging import bend, forge_row, read


def text_of(out, index=0):
    """A text's file, with the row of its article."""
    row = read(out, "articles").row(index, named=True)
    return out / "text" / row["batch"] / f"{row['article_id']}.txt", row


@pytest.mark.parametrize("place", [0, 0.5, 1], ids=["first", "middle", "last"])
def test_changed_text_is_named(out, place):
    """One character of a text: its file and the row of its article."""
    path, row = text_of(out)
    text = path.read_text(encoding="utf-8")
    at = int(place * (len(text) - 1))
    path.write_text(text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :], encoding="utf-8")
    lie = verify(out).lie
    assert (lie.file, lie.table, lie.row, lie.column) == (path, "articles", row["article_id"], "text_sha256")
    assert row["text_sha256"] in lie.said


def test_missing_texts_are_counted_and_no_lie(out):
    """Texts are local: without them every quote is still held by its hash."""
    path, row = text_of(out)
    path.unlink()
    counts, evidence = verify(out).counts, read(out, "evidence")
    of_it = evidence.filter(pl.col("article_id") == row["article_id"]).height
    assert of_it
    assert (counts["texts not there"], counts["quotes against texts"], counts["quotes"]) == (1, evidence.height - of_it, evidence.height)
    shutil.rmtree(out / "text")
    findings = verify(out)
    assert findings.lie is None
    assert (findings.counts["texts"], findings.counts["quotes"]) == (0, evidence.height)


@pytest.mark.parametrize(
    "cells", [{"quote": "x"}, {"char_start": 0}, {"column_name": "medium"}, {"ordinal": 77}], ids=lambda cells: str(*cells)
)
def test_changed_evidence_is_found_without_texts(out, cells):
    """A quote, an offset or the cell it stands behind, forged in Parquet and DuckDB alike, with no text at hand: by its hash."""
    shutil.rmtree(out / "text")
    row_id = read(out, "evidence")["evidence_id"][11]
    forge_row(out, "evidence", row_id, **cells)
    lie = verify(out).lie
    assert (lie.table, lie.row, lie.column) == ("evidence", row_id, "evidence_id")
    assert "id is not the hash" in lie.problem


def test_quote_that_is_not_in_the_text_is_found(out):
    """Forged wherever it can be, the row's own hash included: the text itself gives it away."""
    row = read(out, "evidence").row(11, named=True)
    quote = bend(row["quote"], pl.String())
    row_id = make_evidence_id(**row | {"quote": quote})
    forge_row(out, "evidence", row["evidence_id"], quote=quote, evidence_id=row_id)
    lie = verify(out).lie
    assert (lie.table, lie.row, lie.column) == ("evidence", row_id, "quote")
    assert row["quote"][:40] in lie.found


def test_context_that_is_not_in_the_text_is_found(out):
    """The sentence around the words is held to the text too, of which no id is a hash."""
    row = read(out, "evidence").filter(pl.col("context").is_not_null()).row(0, named=True)
    forge_row(out, "evidence", row["evidence_id"], context=row["context"].swapcase())
    lie = verify(out).lie
    assert (lie.table, lie.row, lie.column) == ("evidence", row["evidence_id"], "context")


def test_text_forged_with_its_hash_is_found(out):
    """A text changed together with its hash in Parquet and DuckDB: its quotes no longer read true."""
    evidence = read(out, "evidence").row(3, named=True)
    path, row = text_of(out, read(out, "articles")["article_id"].to_list().index(evidence["article_id"]))
    text, at = path.read_text(encoding="utf-8"), evidence["char_start"]
    text = text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :]
    path.write_text(text, encoding="utf-8")
    forge_row(out, "articles", row["article_id"], text_sha256=sha256(text.encode()).hexdigest())
    lie = verify(out).lie
    assert (lie.table, lie.column) == ("evidence", "quote")
    assert str(path) in lie.found


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [("char_count", 10**6, "another length"), ("batch", "../..", "no plain file name")],
    ids=["length", "batch"],
)
def test_length_and_place_of_a_text_are_checked(out, column, value, problem):
    """A char_count that is not the text's, and a batch that would lead out of the folder of texts."""
    row_id = read(out, "articles")["article_id"][0]
    forge_row(out, "articles", row_id, **{column: value})
    lie = verify(out).lie
    assert (lie.table, lie.row, lie.column) == ("articles", row_id, column)
    assert problem in lie.problem
