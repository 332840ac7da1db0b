"""Lists of addresses: what lies elsewhere is read as if the list were a folder, and only what is listed is opened."""

import gzip
from pathlib import Path

import fsspec
import pytest

from pipeline.ingestion.batches import describe_batches
from tests.ingestion.archiving import pack_records, write_answer, write_record
from tests.ingestion.reading import pack_tar, pack_zip, read, show, show_rejects, write_files

LINES = b'{"id": "1", "text": "The dam held."}\n{"id": "2", "text": "A roof fell."}\n'
STORY = "Dam holds\n\nMar 04, 2031\n\nThe dam held.\n"
PAGE = b"<html><body><p>The dam held.</p></body></html>"


@pytest.fixture
def store():
    """An object store in memory, emptied afterwards; files are put into it by their paths."""
    files = fsspec.filesystem("memory")
    yield files
    files.store.clear()
    files.pseudo_dirs[:] = [""]


def test_listed_files_are_read_as_those_of_a_folder(tmp_path, store):
    """Lines, archives and web archives, packed or not, under the list's path and their address; blank lines and remarks name none."""
    store.pipe("/news/a.jsonl.gz", gzip.compress(LINES))
    store.pipe("/news/b.zip", pack_zip({"in/c.txt": STORY}))
    store.pipe("/news/d.tar.gz", pack_tar({"e.txt": STORY}, "gz"))
    store.pipe("/news/f.warc.gz", pack_records([write_record("response", write_answer(PAGE), "https://a.example/1")]))
    names = "".join(f"memory://news/{name}\r\n" for name in ("a.jsonl.gz", "b.zip", "d.tar.gz", "f.warc.gz"))
    records, rejects = read(write_files(tmp_path, {"wire/all.paths.gz": gzip.compress(f"# March\n\n{names}".encode())}))
    assert not rejects
    assert show(records, "batch", "source_path", "source_row", "title") == [
        "wire | wire/all.paths.gz/news/a.jsonl.gz | 1 | -",
        "wire | wire/all.paths.gz/news/a.jsonl.gz | 2 | -",
        "wire | wire/all.paths.gz/news/b.zip/in/c.txt | - | Dam holds",
        "wire | wire/all.paths.gz/news/d.tar.gz/e.txt | - | Dam holds",
        "wire | wire/all.paths.gz/news/f.warc.gz | 1 | -",
    ]


def test_a_list_takes_the_fields_of_its_batch(tmp_path, store):
    """What fields.toml says of a batch holds for the files that its lists name."""
    store.pipe("/news/a.csv", b"artikel\nThe dam held.\n")
    records, _ = read(write_files(tmp_path, {"wire/x.paths": "memory://news/a.csv", "wire/fields.toml": '[fields]\ntext = "artikel"\n'}))
    assert [one.text for one in records] == ["The dam held."]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("memory://news/none.csv", "unreachable x.paths/news/none.csv"),
        ("nowhere://news/a.csv", "unreachable x.paths/news/a.csv"),
        ("news/a.jsonl", "bad_address x.paths/news/a.jsonl"),
        ("zip://a.txt::memory://news/b.zip", "bad_address x.paths/zip://a.txt::memory://news/b.zip"),
        ("https://me:open-sesame@[a/b.csv", "bad_address x.paths/[a/b.csv"),
        ("https://", "bad_address x.paths/https://"),
        ("memory://news/more.paths", "nested_archive x.paths/news/more.paths"),
        ("memory://news/a.exe", "unsupported_file x.paths/news/a.exe"),
        ("memory://news/empty.zip", "empty_file x.paths/news/empty.zip"),
        ("memory://news/spoilt.jsonl.gz", "broken_container x.paths/news/spoilt.jsonl.gz 1"),
    ],
)
def test_what_cannot_be_read_is_refused_by_itself(tmp_path, store, line, told):
    """Each such line is one reject, and the others are read."""
    store.pipe({"/news/a.jsonl": LINES, "/news/empty.zip": b"", "/news/spoilt.jsonl.gz": b"no gzip"})
    records, rejects = read(write_files(tmp_path, {"x.paths": f"{line}\nmemory://news/a.jsonl\n"}))
    assert [one.source_id for one in records] == ["1", "2"]
    assert show_rejects(rejects) == [told]


def test_secrets_of_an_address_stand_in_no_table(tmp_path):
    """User, password and query open a file and are not repeated, whether it can be read or not."""
    there = write_files(tmp_path / "elsewhere", {"a.jsonl": LINES}).as_uri()
    lines = f"memory://me:open-sesame@news/none.csv?key=open-sesame\n{there}/none.csv?open-sesame\n{there}/a.jsonl\n"
    records, rejects = read(write_files(tmp_path / "raw", {"x.paths": lines}))
    assert len(records) == len(rejects) == 2
    assert "sesame" not in f"{records}{rejects}"


def test_two_files_of_one_name_stay_two(tmp_path, store):
    """Addresses that differ in what is left out are told apart by their place in the list."""
    store.pipe({"/news/a.txt": STORY.encode(), "/news/a.txt?version=2": STORY.replace("held", "broke").encode()})
    records, _ = read(write_files(tmp_path, {"x.paths": "memory://news/a.txt\nmemory://news/a.txt?version=2\n"}))
    assert [(one.source_path, one.text) for one in records] == [
        ("x.paths/news/a.txt", "The dam held."), ("x.paths/#2/news/a.txt", "The dam broke."),
    ]  # fmt: skip


def test_looking_at_batches_opens_no_address(tmp_path, store, monkeypatch):
    """What a batch holds is told by its files alone: a list counts with its lines, and nothing it names is opened for that."""
    raw = write_files(tmp_path, {"wire/x.paths": "memory://news/a.jsonl\n"})
    monkeypatch.setattr(fsspec.core, "url_to_fs", lambda *_, **__: pytest.fail("opened"))
    before = describe_batches(raw)
    assert [(one.name, one.files) for one in before] == [("wire", 1)]
    Path(raw, "wire", "x.paths").write_text("memory://news/b.jsonl\n", encoding="utf-8")
    assert describe_batches(raw)[0].sha256 != before[0].sha256
