"""JSON documents: one object, a list, a list in an object, lines under the name of a document; and what is wrong with others."""

import json

import pytest

from pipeline.ingestion import limits
from tests.ingestion.reading import read, show, show_rejects, write_files

FIELDS = ("source_id", "source_row", "title", "publisher", "byline", "text")
DAM = {"title": "Dam holds", "source": {"id": None, "name": "Wire"}, "author": "Jo Poe", "content": "The dam held."}
DOCUMENTS = {
    "answer.json": json.dumps({"status": "ok", "totalResults": 2, "articles": [DAM | {"url": "https://a.example/1"}, DAM | {"url": "/2"}]}),
    "deep.json": json.dumps({"response": {"total": 1, "docs": [{"_id": {"$oid": "d1"}, "headline": "Dam holds", "body": "It held."}]}}),
    "lines.json": '{"id": "l1", "text": "One."}\n{"id": "l2", "text": "Two."}\n',
    "list.json": json.dumps([{"id": 1, "text": "One, [two] and \"three\"."}, {"id": 2, "text": "Four."}], indent=2),
    "one.json": json.dumps({"title": "Dam holds", "authors": [{"name": "Jo Poe"}, {"name": "Al Ree"}], "articleBody": "The dam held."}),
}


def test_documents_give_their_articles(tmp_path):
    """Each element of the one list of objects is a record; an object that is an article itself has the file's name as its id."""
    records, rejects = read(write_files(tmp_path, DOCUMENTS))
    assert not rejects
    assert show(records, *FIELDS) == [
        "https://a.example/1 | 1 | Dam holds | Wire | Jo Poe | The dam held.",
        "/2 | 2 | Dam holds | Wire | Jo Poe | The dam held.",
        "d1 | 1 | Dam holds | - | - | It held.",
        "l1 | 1 | - | - | - | One.",
        "l2 | 2 | - | - | - | Two.",
        '1 | 1 | - | - | - | One, [two] and "three".',
        "2 | 2 | - | - | - | Four.",
        "one | - | Dam holds | - | Jo Poe, Al Ree | The dam held.",
    ]


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ('[{"id": 1, "text": "a"}, {"id": 2', ["broken_container x.json 2"]),
        ('[{"id": 1, "text": "a"}, 7, {"id": 2,, "text": "b"}, ]', ["not_an_object x.json 2", "bad_json x.json 3", "bad_json x.json 4"]),
        ('{"id": 1', ["bad_json x.json"]),
        ('"words"', ["not_an_object x.json"]),
        ("[]", ["empty_file x.json"]),
        ('{"title": "No text"}', ["missing_text x.json"]),
        ("[" * 5_000, ["broken_container x.json 1"]),
    ],
)
def test_what_is_no_list_of_objects_is_refused(tmp_path, document, told):
    """What is wrong with an element costs it alone; what is wrong with the list costs its rest."""
    _, rejects = read(write_files(tmp_path, {"x.json": document}))
    assert show_rejects(rejects) == told


@pytest.mark.parametrize("wrap", ["{}", '{{"status": "ok [", "tags": ["a"], "articles": {}}}'], ids=["list", "object"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_long_documents_are_cut_as_they_are_read(tmp_path, monkeypatch, wrap, encoding):
    """A document longer than an article may be is read element by element; one that is too long itself is refused alone."""
    monkeypatch.setattr(limits, "MAX_RECORD", 300)
    rows = [{"id": n, "text": f'"{n}", \\ ]{{' * (40 if n == 7 else 3)} for n in range(20)]
    records, rejects = read(write_files(tmp_path, {"x.json": wrap.format(json.dumps(rows, indent=1)).encode(encoding)}))
    assert [(one.source_id, one.text) for one in records] == [(str(row["id"]), row["text"]) for row in rows if row["id"] != 7]
    assert show_rejects(rejects) == ["too_large x.json 8"]


def test_one_long_object_is_refused(tmp_path, monkeypatch):
    """An object that is too long and holds no list of others is no article."""
    monkeypatch.setattr(limits, "MAX_RECORD", 300)
    _, rejects = read(write_files(tmp_path, {"x.json": json.dumps({"id": 1, "text": "word " * 100, "tags": ["a", "b"]})}))
    assert show_rejects(rejects) == ["too_large x.json"]
