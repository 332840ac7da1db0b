"""Versions of one story: records of one id in one batch."""

import json

from pipeline.ingestion.versions import find_first_id
from schemas.identity import make_id
from tests.ingestion.reading import read, show, show_rejects, write_files


def write(*rows):
    """Rows as JSON lines."""
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_another_text_or_day_is_an_update(tmp_path):
    """The first keeps its id, each update has one of its own, the same in any order after it; what says the same again is refused."""
    first, other = {"id": "x", "text": "First."}, {"id": "x", "text": "Again."}
    later = first | {"published": "2031-03-04"}
    files = {"a/1.jsonl": write({"id": "x"}, first, other, first), "a/2.jsonl": write(other, later), "b/1.jsonl": write(other, first)}
    records, rejects = read(write_files(tmp_path, files))
    assert show(records, "batch", "source_id", "text") == [
        "a | x | First.", "a | x#18a4af013052 | Again.", "a | x#5c950d864941 | First.", "b | x | Again.", "b | x#e080f9a90f6f | First.",
    ]  # fmt: skip
    assert show_rejects(rejects) == ["missing_text a/1.jsonl 1", "duplicate_id a/1.jsonl 4", "duplicate_id a/2.jsonl 1"]
    assert [one.article_id for one in records] == [make_id("article", one.batch, one.source_id) for one in records]


def test_versions_are_known_by_address_where_no_id_is_given(tmp_path):
    """Records of one address without an id are versions; those with ids of their own keep them."""
    page = {"url": "https://a.example/1"}
    three, seven = page | {"text": "Three died."}, page | {"text": "Seven died."}
    rows = [three, seven, seven, three | {"id": "i"}]
    records, rejects = read(write_files(tmp_path, {"a/1.jsonl": write(*rows)}))
    assert [find_first_id(one.source_id) for one in records] == [None, "https://a.example/1", None]
    assert show_rejects(rejects) == ["duplicate_id a/1.jsonl 3"]


def test_text_and_page_of_one_stem_are_versions(tmp_path):
    """`a.html` and `a.txt` in one folder are one story: the first by path keeps the id."""
    records, _ = read(write_files(tmp_path, {"a.txt": "Words.", "a.html": "<p>Words.</p>"}))
    assert [(one.source_path, find_first_id(one.source_id)) for one in records] == [("a.html", None), ("a.txt", "a")]
