"""Archives: what is in them is read as from a folder, and nothing in one can fill memory, lead out of it or stop the rest."""

import gzip
import io
import tarfile
import zipfile
from random import Random

import polars as pl
import pytest
import zstandard

from pipeline.ingestion import archives, unpacking
from tests.ingestion.reading import pack_tar, pack_zip, read, show, show_rejects, write_files

TABLE = "id,text\n1,The dam held.\n2,A roof fell.\n"


def pack_parquet():
    """A table of one article."""
    packed = io.BytesIO()
    pl.DataFrame({"id": ["p"], "text": ["The dam held."]}).write_parquet(packed)
    return packed.getvalue()


FILES = {
    "in/table.csv": TABLE, "story.txt": "The dam held.\n", "./in/lines.jsonl.gz": gzip.compress(b'{"id": "l", "text": "One."}'),
    "in/rows.parquet": pack_parquet(), "Story_files/x.js": "x", "Story.html": "<p>Dam.</p>", "README.md": "notes", "__MACOSX/._a.txt": "x",
    ".hidden/a.txt": "x", "in\\windows.txt": "Words.", "sheet.xls": "x",
}  # fmt: skip
PACKED = {
    "a/x.zip": pack_zip(FILES),
    "b/x.tar": pack_tar(FILES),
    "c/x.tar.gz": pack_tar(FILES, "gz"),
    "d/x.tgz": pack_tar(FILES, "gz"),
    "e/x.tar.zst": zstandard.compress(pack_tar(FILES)),
}


@pytest.mark.parametrize("path", PACKED)
def test_members_are_read_as_from_a_folder(tmp_path, path):
    """Every form in every kind of archive, by the path within it; what is no input in a folder is none here."""
    records, rejects = read(write_files(tmp_path, {path: PACKED[path]}))
    batch = path[0]
    assert {one.batch for one in records} == {batch}
    name = path.removeprefix(f"{batch}/")
    assert show(records, "source_path", "source_row", "source_id") == [
        f"{path}/in/table.csv | 1 | 1",
        f"{path}/in/table.csv | 2 | 2",
        f"{path}/story.txt | - | {name}/story",
        f"{path}/in/lines.jsonl.gz | 1 | l",
        f"{path}/in/rows.parquet | 1 | p",
        f"{path}/Story.html | - | {name}/Story",
        f"{path}/in/windows.txt | - | {name}/in/windows",
    ]
    assert show_rejects(rejects) == [f"unsupported_file {path}/sheet.xls"]


@pytest.mark.parametrize("name", ["t.txt.gz", "t.csv.gz", "t.json.zst", "t.xml.gz", "t.parquet.gz"])
def test_any_form_may_be_packed(tmp_path, name):
    """A packed file is read as its form, and called without either ending."""
    content = {
        "txt": b"The dam held.", "csv": TABLE.encode(), "json": b'[{"id": 1, "text": "One."}]', "parquet": pack_parquet(),
        "xml": b"<rss version='2.0'><channel><item><guid>g</guid><description>It held.</description></item></channel></rss>",
    }  # fmt: skip
    pack = gzip.compress if name.endswith(".gz") else zstandard.compress
    records, rejects = read(write_files(tmp_path, {name: pack(content[name.split(".")[1]])}))
    assert not rejects
    ids = {"txt": ["t"], "csv": ["1", "2"], "json": ["1"], "xml": ["g"], "parquet": ["p"]}
    assert [one.source_id for one in records] == ids[name.split(".")[1]]


def test_members_that_cannot_be_taken_are_refused_alone(tmp_path):
    """A name that leads out, an archive in an archive and an encrypted member are one reject each; two of one name are two articles."""
    locked = bytearray(pack_zip({"locked.txt": "x"}))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    with pytest.warns(UserWarning, match="Duplicate name"):
        twice = pack_twice()
    odd = dict.fromkeys(("../out.txt", "/root.txt", "C:/x.txt", "inner.zip", "inner.tar.gz"), "x")
    files = {"a.zip": pack_zip(odd | {"good.txt": "Words."}), "b.zip": bytes(locked), "c.zip": twice}
    records, rejects = read(write_files(tmp_path, files))
    assert show(records, "source_path", "text") == ["a.zip/good.txt | Words.", "c.zip/x.txt | One.", "c.zip/#2/x.txt | Two."]
    assert show_rejects(rejects) == [
        "unsafe_path a.zip/../out.txt", "unsafe_path a.zip/root.txt", "unsafe_path a.zip/C:/x.txt", "nested_archive a.zip/inner.zip",
        "nested_archive a.zip/inner.tar.gz", "encrypted_member b.zip/locked.txt",
    ]  # fmt: skip
    assert not (tmp_path.parent / "out.txt").exists()


def pack_twice():
    """A zip with two files of one name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for text in ("One.", "Two."):
            archive.writestr("x.txt", text)
    return packed.getvalue()


def test_links_in_archives_are_refused(tmp_path):
    """A link in a tar or a zip leads nowhere."""
    linked, packed = io.BytesIO(), io.BytesIO()
    with tarfile.open(fileobj=linked, mode="w") as archive:
        for name, kind in (("soft.txt", tarfile.SYMTYPE), ("hard.txt", tarfile.LNKTYPE), ("pipe.txt", tarfile.FIFOTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/hostname"
            archive.addfile(info)
    with zipfile.ZipFile(packed, "w") as archive:
        info = zipfile.ZipInfo("soft.txt")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/hostname")
    records, rejects = read(write_files(tmp_path, {"a.tar": linked.getvalue(), "b.zip": packed.getvalue()}))
    assert not records
    assert show_rejects(rejects) == [
        "symbolic_link a.tar/soft.txt", "symbolic_link a.tar/hard.txt", "unsupported_file a.tar/pipe.txt", "symbolic_link b.zip/soft.txt",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["x.zip", "x.tar", "x.tar.gz"])
def test_broken_archives_give_what_they_can(tmp_path, name):
    """An archive cut short gives its whole members, where they can be found, and a reject for its rest; garbage is one reject."""
    numbers = Random(1)
    files = {f"{n}.txt": " ".join(str(numbers.random()) for _ in range(5_000)) for n in range(9)}
    whole = pack_zip(files) if name == "x.zip" else pack_tar(files, "gz" if name.endswith("gz") else "")
    records, rejects = read(write_files(tmp_path, {f"cut/{name}": whole[: len(whole) // 2], f"not/{name}": b"this is no archive at all"}))
    assert bool(records) == (name != "x.zip")
    assert show_rejects(rejects)[-2:] == [f"broken_container cut/{name}", f"broken_container not/{name}"]


def test_what_an_archive_unpacks_to_has_an_end(tmp_path, monkeypatch):
    """Its members share what its size allows; each beyond that is a reject that says so."""
    monkeypatch.setattr(unpacking, "ALWAYS", 400_000)
    monkeypatch.setattr(unpacking, "AT_MOST", 2)
    files = {f"{n}.txt": f"{n} " * 60_000 for n in range(5)}
    for name, packed in (("x.zip", pack_zip(files)), ("x.tgz", pack_tar(files, "gz"))):
        records, rejects = read(write_files(tmp_path / name, {name: packed}))
        assert 1 <= len(records) <= 3
        assert rejects
        assert all("unpacks to more than 2 times its size" in one["reason"] for one in rejects)


def test_a_name_that_fills_memory_is_refused(tmp_path, monkeypatch):
    """What a tar says a member is called is held in memory, so it has a limit."""
    monkeypatch.setattr(archives, "LONGEST_NAME", 500)
    records, rejects = read(write_files(tmp_path, {"x.tar": pack_tar({"a.txt": "Words.", f"{'x' * 900}.txt": "Words."})}))
    assert show(records, "source_path") == ["x.tar/a.txt"]
    assert show_rejects(rejects) == ["broken_container x.tar"]
