"""Raw files to records: every form, every way a record can be wrong, and nothing lost."""

import gzip
import inspect
import json
import os
import random
import sys

import polars as pl
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.ingestion import RAW_TYPES, RawRecord, count_inputs, read_inputs
from schemas.identity import make_id
from schemas.rejects import Rejects


def write_lines(path, rows):
    """One JSON value a line."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def split(items):
    """(records, rejects) of what read_inputs gives."""
    listed = list(items)
    return [r for r in listed if isinstance(r, RawRecord)], [r for r in listed if isinstance(r, dict)]


def only_reject(folder):
    """The one reject of a folder, checked to fit the table of rejects."""
    records, rejects = split(read_inputs(folder))
    assert not records
    assert Rejects.frame(rejects).height == 1
    return rejects[0]


SUFFIXES = (
    ".txt", ".html", ".md", ".jsonl", ".jsonl.gz", ".jsonl.zst", ".json", ".csv", ".tsv", ".parquet", ".xml", ".eml", ".mhtml", ".pdf",
    ".docx", ".zip", ".tar", ".tar.gz", ".csv.gz",
)  # fmt: skip
ROWS = [{"id": f"a{n}", "title": "T", "published": "2022-09-05", "url": "u", "publisher": "P", "text": f"Text {n}."} for n in range(5)]


@pytest.fixture
def batches(tmp_path):
    """One batch of each form, the same five articles in each container."""
    for name in ("lines", "gzip", "zstd", "table", "texts"):
        (tmp_path / name).mkdir()
    write_lines(tmp_path / "lines" / "x.jsonl", ROWS)
    packed = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
    (tmp_path / "gzip" / "x.jsonl.gz").write_bytes(gzip.compress(packed))
    (tmp_path / "zstd" / "x.jsonl.zst").write_bytes(zstandard.compress(packed))
    pl.DataFrame(ROWS).write_parquet(tmp_path / "table" / "x.parquet")
    (tmp_path / "texts" / "b.html").write_text("<p>Page.</p>", encoding="utf-8")
    (tmp_path / "texts" / "a.txt").write_text("Headline\n\nSep 05, 2022\n\nBody.", encoding="utf-8")
    return tmp_path


def test_every_form_gives_the_same_fields(batches):
    """Articles come out alike from plain, gzip and zstd lines and from Parquet; .txt and .html are named by stem."""
    records, rejects = split(read_inputs(batches))
    assert not rejects
    assert len(records) == 22 == count_inputs(batches)
    for form in ("lines", "gzip", "zstd", "table"):
        found = [r for r in records if r.batch == form]
        assert [{k: getattr(r, k if k != "id" else "source_id") for k in ROWS[0]} for r in found] == ROWS
        assert [r.source_row for r in found] == [1, 2, 3, 4, 5]
        assert found[0].article_id == make_id("article", form, "a0")
    text, page = (r for r in records if r.batch == "texts")
    assert (text.source_id, text.title, text.published, text.text, text.source_row) == ("a", "Headline", "Sep 05, 2022", "Body.", None)
    assert (page.source_id, page.html, page.text, page.source_path) == ("b", "<p>Page.</p>", None, "texts/b.html")
    assert pl.DataFrame(records, schema=RAW_TYPES).height == 22


def test_batches_are_named_by_first_folder(tmp_path, monkeypatch):
    """The first folder below DIR is the batch, however deep a file lies; files directly in DIR take its own name, also when it is `.`."""
    (tmp_path / "news" / "a" / "b").mkdir(parents=True)
    for path in ("news/top.txt", "news/a/mid.txt", "news/a/b/deep.TXT"):
        (tmp_path / path).write_text("Words.", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "news")
    assert [(r.batch, r.source_id) for r in read_inputs(".")] == [("a", "b/deep"), ("a", "mid"), ("news", "top")]


def test_files_of_one_name_in_two_folders_are_two_articles(tmp_path):
    """Below a batch `2022`, `09/1.txt` and `10/1.txt` are both read; rows of tables share the ids of the whole batch."""
    for month in ("09", "10"):
        (tmp_path / "2022" / month).mkdir(parents=True)
        (tmp_path / "2022" / month / "1.txt").write_text("Words.", encoding="utf-8")
        write_lines(tmp_path / "2022" / month / "x.jsonl", [{"id": "x", "text": "Words."}])
    records, rejects = split(read_inputs(tmp_path))
    assert [(r.source_path[5:], r.source_id) for r in records] == [("09/1.txt", "09/1"), ("09/x.jsonl", "x"), ("10/1.txt", "10/1")]
    assert len({r.article_id for r in records}) == 3
    assert {r.batch for r in records} == {"2022"}
    assert [(r["check_name"], r["source_path"]) for r in rejects] == [("duplicate_id", "2022/10/x.jsonl")]


def test_very_deep_folders_are_read(tmp_path):
    """Folders nested deeper than a function may call itself stop nothing."""
    folder = tmp_path / "deep" / "/".join("d" * 300)
    os.makedirs(folder)
    (folder / "a.txt").write_text("Words.", encoding="utf-8")
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack()) + 200)
    try:
        records = list(read_inputs(tmp_path))
    finally:
        sys.setrecursionlimit(limit)
    assert [(r.batch, r.source_path[-7:]) for r in records] == [("deep", "d/a.txt")]


def test_notes_decisions_and_hidden_files_are_no_inputs(tmp_path):
    """ORIGIN.md, README.md, decisions/ and dot-files are passed over without a reject."""
    for path in ("ORIGIN.md", "README.md", "decisions/x.csv", "b/decisions/y.txt", ".hidden.txt", ".git/z.txt", "b/ORIGIN.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("x", encoding="utf-8")
    assert list(read_inputs(tmp_path)) == []


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("notes.doc", "save it as .docx or .txt"), ("sheet.XLSX", "save the sheet as .csv"), ("photo.jpg", "run text recognition on it"),
        ("mails.mbox.gz", "export each mail as .eml"), ("noending", "convert or rename it"), ("x.gz", ".jsonl, .ndjson, .json, .csv"),
    ],
)  # fmt: skip
def test_other_suffix_is_one_reject_with_a_remedy(tmp_path, name, remedy):
    """A file of another form is refused by name, and the reason says what to do with such a file."""
    (tmp_path / name).write_text("x", encoding="utf-8")
    found = only_reject(tmp_path)
    assert (found["check_name"], found["source_path"], found["stage"]) == ("unsupported_file", name, "ingestion")
    assert remedy in found["reason"]


@pytest.mark.parametrize(
    ("line", "check"),
    [
        ('{"id": "a", "text": ', "bad_json"),
        ("[1, 2]", "not_an_object"),
        ('"words"', "not_an_object"),
        ("[" * 100_000, "bad_json"),
        ('{"id": "a", "text": "Words.", "more": ' + "[" * 101 + "]" * 101 + "}", "bad_json"),
        ('{"id": true, "text": "Words."}', "bad_type"),
        ('{"id": "a"}', "missing_text"),
        ('{"id": "a", "text": "", "html": null}', "missing_text"),
        ('{"id": "a", "text": ["Words."]}', "bad_type"),
        ('{"id": "a", "title": {"x": 1}, "text": "Words."}', "bad_type"),
        ('{"id": "a", "url": 1.5, "text": "Words."}', "bad_type"),
    ],
)
def test_bad_line_is_one_reject_and_the_next_is_read(tmp_path, line, check):
    """A wrong line costs itself alone; its reason names file and row."""
    (tmp_path / "x.jsonl").write_text(line + '\n{"id": "ok", "text": "Fine."}\n', encoding="utf-8")
    records, rejects = split(read_inputs(tmp_path))
    assert [r.source_id for r in records] == ["ok"]
    assert [(r["check_name"], r["source_row"]) for r in rejects] == [(check, 1)]
    assert rejects[0]["reason"].startswith("x.jsonl row 1: ")
    assert count_inputs(tmp_path) == 2


def test_rejects_hold_no_article_text(tmp_path):
    """What a reject repeats of its record is how to find it, never its title or text."""
    write_lines(tmp_path / "x.jsonl", [{"id": "a", "url": "http://x", "title": "SECRET", "text": ["SECRET"]}])
    found = only_reject(tmp_path)
    assert json.loads(found["row"]) == {"id": "a", "url": "http://x"}


def test_legal_oddities_are_taken(tmp_path):
    """Whole-number ids, byte-order mark, CRLF, blank lines, NULs, broken surrogates, unknown keys and empty fields do not refuse."""
    lines = [
        b'\xef\xbb\xbf{"id": 7, "text": "One."}\r\n', b"\r\n",
        b'{"id": "n", "text": "T\\u0000wo.", "title": "", "url": null, "x": [1]}\r\n',
        b'\0\0{"id": "s", "text": "Three \\ud800."}', b"\n\0\0\0\n",
    ]  # fmt: skip
    (tmp_path / "x.jsonl").write_bytes(b"".join(lines))
    records, rejects = split(read_inputs(tmp_path))
    assert not rejects
    assert [(r.source_id, r.text, r.title, r.source_row) for r in records] == [
        ("7", "One.", None, 1), ("n", "Two.", None, 3), ("s", "Three \ufffd.", None, 4),
    ]  # fmt: skip


def test_order_does_not_depend_on_the_file_system(tmp_path, monkeypatch):
    """Folders listed in another order give the same records in the same order."""
    for number in range(30):
        folder = tmp_path / f"b{number % 4}" / f"c{number % 3}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{number}.txt").write_text(f"Words {number}.", encoding="utf-8")
    expected, scan = list(read_inputs(tmp_path)), os.scandir
    for seed in range(5):
        monkeypatch.setattr(os, "scandir", lambda path, seed=seed: random.Random(seed).sample(found := list(scan(path)), len(found)))
        assert list(read_inputs(tmp_path)) == expected


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_empty_file_is_one_reject(tmp_path, suffix):
    """A file of no bytes holds no record and says so."""
    (tmp_path / f"x{suffix}").write_bytes(b"")
    assert only_reject(tmp_path)["check_name"] == "empty_file"


def test_links_are_not_followed(tmp_path):
    """A link is one reject, whether it leads outside, inside, nowhere or to itself: nothing outside is read, nothing inside twice."""
    outside, raw = tmp_path / "outside", tmp_path / "raw"
    for folder in (outside, raw / "a"):
        folder.mkdir(parents=True)
        (folder / "x.txt").write_text("Words.", encoding="utf-8")
    leads = {"b": outside, "a/file.txt": outside / "x.txt", "a/twin.txt": "x.txt", "a/up": raw, "gone.txt": "no", "self.txt": "self.txt"}
    for name, target in leads.items():
        (raw / name).symlink_to(target)
    (raw / "a" / "README.md").symlink_to(outside / "x.txt")
    (raw / "decisions").symlink_to(outside)
    (tmp_path / "link").symlink_to(raw)
    records, rejects = split(read_inputs(tmp_path / "link"))
    assert [r.source_path for r in records] == ["a/x.txt"]
    assert sorted(r["source_path"] for r in rejects) == sorted(leads)
    assert {r["check_name"] for r in rejects} == {"symbolic_link"}
    assert all("put the file or folder itself here" in r["reason"] for r in rejects)


def test_missing_or_wrong_folder_is_an_error_with_a_remedy(tmp_path):
    """Only the folder itself may raise, and the message names the option."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(FileNotFoundError, match="--raw"):
        list(read_inputs(tmp_path / "none"))
    with pytest.raises(NotADirectoryError, match="--raw"):
        list(read_inputs(tmp_path / "file"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400), suffix=st.sampled_from(SUFFIXES))
def test_no_bytes_crash_and_none_are_lost(tmp_path_factory, data, suffix):
    """Any bytes under any suffix end as records and rejects, as many as are counted apart from them."""
    folder = tmp_path_factory.mktemp("bytes")
    (folder / f"x{suffix}").write_bytes(data)
    found = list(read_inputs(folder))
    assert len(found) == count_inputs(folder) >= 1
    records, rejects = split(found)
    assert pl.DataFrame(records, schema=RAW_TYPES).height + Rejects.frame(rejects).height == len(found)


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
JSON = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3), max_leaves=4)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.dictionaries(st.sampled_from(["id", "text", "html", "title", "published"]), JSON), max_size=6))
def test_any_json_objects_are_conserved(tmp_path_factory, rows):
    """Objects of any values end as one record or one reject each."""
    folder = tmp_path_factory.mktemp("json")
    write_lines(folder / "x.jsonl", rows)
    (folder / "y.json").write_text(json.dumps(rows), encoding="utf-8")
    found = list(read_inputs(folder))
    assert len(found) == 2 * max(1, len(rows)) == count_inputs(folder)
