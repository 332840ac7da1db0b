"""Web archives: pages and texts, one a record; what is no page is refused by itself, and what is broken costs no neighbour."""

import gzip
import zlib
from random import Random

import pyarrow as pa
import pytest
import zstandard

from pipeline.ingestion import limits
from pipeline.ingestion.readers import http_answers, warc
from tests.ingestion.archiving import pack_records, write_answer, write_record
from tests.ingestion.reading import pack_zip, read, show, show_rejects, write_files

PAGE = b"<html><body><h1>Dam holds</h1><p>The dam at Harwell held.</p></body></html>"
INFO = write_record("warcinfo", b"software: a crawler\r\n", media_type="application/warc-fields")
REQUEST = write_record("request", b"GET /1 HTTP/1.1\r\n\r\n", "https://a.example/1", "application/http; msgtype=request")
METADATA = write_record("metadata", b"fetchTimeMs: 12\r\n", "https://a.example/1", "application/warc-fields")
FIRST, SECOND, THIRD = (write_record("response", write_answer(PAGE), f"https://a.example/{number}") for number in (1, 2, 3))
CHUNKED = b"9;x=1\r\n<html>One\r\n7\r\n</html>\r\n0\r\n\r\n"


def read_body(folder, body: bytes, **head: str) -> list[str]:
    """What a page with this body and these lines of its head (- for _) comes out as: its text, or the check that refused it."""
    lines = {name.replace("_", "-"): said for name, said in head.items()}
    block = write_answer(body, lines.pop("media-type", "text/html"), head=lines)
    records, rejects = read(write_files(folder, {"x.warc": write_record("response", block)}))
    return [one.html or one.text for one in records] + [one["check_name"] for one in rejects]


def test_pages_come_from_records_of_visits(tmp_path):
    """A page goes by its address, and no day is taken from when it was fetched; what tells of visits is no input."""
    files = {"a.warc.gz": pack_records([INFO, REQUEST, FIRST, METADATA, SECOND]), "b.warc": INFO + THIRD}
    records, rejects = read(write_files(tmp_path, files))
    assert not rejects
    assert show(records, "source_id", "source_row", "published", "url", "html") == [
        f"https://a.example/1 | 3 | - | https://a.example/1 | {PAGE.decode()}",
        f"https://a.example/2 | 5 | - | https://a.example/2 | {PAGE.decode()}",
        f"https://a.example/3 | 2 | - | https://a.example/3 | {PAGE.decode()}",
    ]


def test_texts_of_pages_are_laid_out_as_text_files(tmp_path):
    """A conversion, as WET has them, is read as a .txt is, and its address is the record's."""
    text = b"Dam holds\n\nMar 04, 2031\n\nThe dam at Harwell held.\n"
    record = write_record("conversion", text, "https://a.example/1", "text/plain")
    records, _ = read(write_files(tmp_path, {"x.warc.wet.gz": pack_records([INFO, record])}))
    assert show(records, "title", "published", "url", "text") == [
        "Dam holds | Mar 04, 2031 | https://a.example/1 | The dam at Harwell held."
    ]


def test_a_file_kept_as_it_was_is_read(tmp_path):
    """A resource has no answer of a server around it; without a kind a page is told by how it begins."""
    kept = [write_record("resource", PAGE, f"https://a.example/{kind}", kind) for kind in ("text/html", "")]
    kept.append(write_record("response", write_answer(PAGE, "")))
    records, rejects = read(write_files(tmp_path, {"x.warc": b"".join(kept)}))
    assert [one.html for one in records] == [PAGE.decode()] * 3
    assert not rejects


@pytest.mark.parametrize(
    ("record", "check"),
    [
        (write_record("response", write_answer(b"gone", status="404 Not Found")), "http_status"),
        (write_record("response", write_answer(b"", status="301 Moved", head={"Location": "/2"})), "http_status"),
        (write_record("response", write_answer(b"\x89PNG", "image/png")), "not_a_page"),
        (write_record("response", b"\x00\x01", "dns:a.example", "text/dns"), "not_a_page"),
        (write_record("response", b"no answer at all"), "broken_record"),
        (write_record("response", write_answer(b" \r\n")), "missing_text"),
        (write_record("revisit", write_answer(b"")), "revisit_record"),
        (write_record("response", write_answer(PAGE, f"text/html; charset*{'9' * 5_000}=x")), "broken_page"),
        (write_record("continuation", PAGE), "continuation_record"),
        (write_record("Response2", PAGE), "unknown_record"),
        (write_record("", PAGE), "unknown_record"),
    ],
    ids=[
        "not found", "moved", "picture", "name server", "no answer", "blank page", "seen before", "odd head", "segment", "odd kind",
        "no kind",
    ],
)
def test_what_holds_no_page_is_refused_by_itself(tmp_path, record, check):
    """Each such record is one reject with its number, and the records around it are read."""
    records, rejects = read(write_files(tmp_path, {"x.warc": FIRST + record + SECOND}))
    assert [one.source_row for one in records] == [1, 3]
    assert show_rejects(rejects) == [f"{check} x.warc 2"]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (PAGE, {}),
        (gzip.compress(PAGE), {"Content_Encoding": "gzip"}),
        (zlib.compress(PAGE), {"Content_Encoding": "deflate"}),
        (zlib.compress(PAGE)[2:-4], {"Content_Encoding": "deflate"}),
        (pa.Codec("brotli").compress(PAGE, asbytes=True), {"Content_Encoding": "br"}),
        (zstandard.compress(PAGE), {"Content_Encoding": "zstd"}),
        (gzip.compress(gzip.compress(PAGE)), {"Content_Encoding": "gzip, gzip"}),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), {"Transfer_Encoding": "chunked"}),
        (PAGE, {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
    ],
    ids=["plain", "gzip", "zlib", "deflate", "brotli", "zstd", "twice", "chunks", "unpacked before it was kept"],
)
def test_bodies_are_unpacked_as_servers_pack_them(tmp_path, body, head):
    """The page is the same however it travelled, also where the archive holds it unpacked under its first head."""
    assert read_body(tmp_path, body, **head) == [PAGE.decode()]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (gzip.compress(PAGE)[:-9], {"Content_Encoding": "gzip"}),
        (b"not packed", {"Content_Encoding": "br"}),
        (b"ab", {"Content_Encoding": "compress"}),
        (CHUNKED[:-9], {"Transfer_Encoding": "chunked"}),
    ],
    ids=["cut short", "not packed", "unknown", "chunk cut short"],
)
def test_a_body_that_cannot_be_unpacked_is_refused(tmp_path, body, head):
    """A page of which a part is lost is not read as if it were whole."""
    assert read_body(tmp_path, body, **head) == ["broken_page"]


def test_chunks_are_joined(tmp_path):
    """What a server says beside the length of a chunk is no part of the page."""
    assert read_body(tmp_path, CHUNKED, Transfer_Encoding="Chunked") == ["<html>One</html>"]


@pytest.mark.parametrize(
    ("encoding", "label"),
    [("utf-8", "iso-8859-1"), ("cp1252", "iso-8859-1"), ("cp1252", "none such"), ("utf-16", ""), ("iso8859-15", "iso-8859-15")],
)
def test_a_charset_is_believed_where_it_can_be_true(tmp_path, encoding, label):
    """What is UTF-8 is read so whatever the server calls it; the label decides where the bytes do not."""
    text = "<p>The caf\u00e9 cost 5 \u20ac.</p>"
    assert read_body(tmp_path, text.encode(encoding), media_type=f"text/html; charset={label}") == [text]


def test_a_record_of_wrong_length_costs_itself_alone(tmp_path):
    """Where a record does not end where it says, it is refused, and what begins after it is read."""
    for spoilt in (SECOND.replace(b"Content-Length: 1", b"Content-Length: "), SECOND.replace(b"Content-Length", b"Length"), PAGE + b"\r\n"):
        records, rejects = read(write_files(tmp_path, {"x.warc": FIRST + spoilt + THIRD}))
        assert [one.source_row for one in records] == [1, 3]
        assert show_rejects(rejects) == ["broken_record x.warc 2"]
        assert "Harwell" not in str(rejects)


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_cut_short_gives_what_is_whole(tmp_path, packed):
    """The records before the cut, and one reject for the rest."""
    words = Random(1)
    pages = [write_record("response", write_answer(PAGE + words.randbytes(100_000)), f"https://a.example/{number}") for number in range(4)]
    whole = pack_records(pages) if packed else b"".join(pages)
    records, rejects = read(write_files(tmp_path, {f"x.warc{'.gz' if packed else ''}": whole[:-30]}))
    assert [one.source_row for one in records] in ([1, 2], [1, 2, 3])
    assert show_rejects(rejects) == [f"broken_container x.warc{'.gz' if packed else ''} {len(records) + 1}"]


def test_a_large_record_is_refused_alone(tmp_path, monkeypatch):
    """A record, or what it unpacks to, beyond the limit is one reject and is never held."""
    monkeypatch.setattr(limits, "MAX_RECORD", 1_000)
    long = write_record("response", write_answer(b"<html>" + b"x " * 1_000))
    packed = write_record("response", write_answer(gzip.compress(b"<html>" + b"x " * 1_000), head={"Content-Encoding": "gzip"}))
    info = write_record("warcinfo", b"x" * 2_000)
    records, rejects = read(write_files(tmp_path, {"x.warc": info + long + FIRST + packed + SECOND}))
    assert [one.source_row for one in records] == [3, 5]
    assert show_rejects(rejects) == ["too_large x.warc 2", "too_large x.warc 4"]


def test_heads_have_an_end(tmp_path, monkeypatch):
    """A head of more bytes than any has is refused, of a record as of an answer."""
    monkeypatch.setattr(warc, "LONGEST_HEAD", 2_000)
    monkeypatch.setattr(http_answers, "LONGEST_HEAD", 2_000)
    records, rejects = read(write_files(tmp_path, {
        "x.warc": write_record("response", PAGE, X="x" * 3_000) + FIRST,
        "y.warc": write_record("response", write_answer(PAGE, head={"X": "x" * 3_000})) + SECOND,
    }))  # fmt: skip
    assert [one.source_row for one in records] == [2, 2]
    assert show_rejects(rejects) == ["broken_record x.warc 1", "broken_record y.warc 1"]


def test_an_archive_without_pages_is_told(tmp_path):
    """One that only tells of itself, and a file that is no archive, are one reject each."""
    records, rejects = read(write_files(tmp_path, {"x.warc": INFO, "y.warc": PAGE, "z.warc.gz": b""}))
    assert not records
    assert show_rejects(rejects) == ["empty_file x.warc", "broken_record y.warc 1", "empty_file z.warc.gz"]


def test_archives_in_archives_of_files(tmp_path):
    """In a zip a web archive is a file like others."""
    records, rejects = read(write_files(tmp_path, {"x.zip": pack_zip({"a/x.warc.gz": pack_records([FIRST])})}))
    assert show(records, "source_path", "source_row", "url") == ["x.zip/a/x.warc.gz | 1 | https://a.example/1"]
    assert not rejects


def test_a_page_seen_twice_is_one_article_with_its_versions(tmp_path):
    """A second visit that found another page is an update of the first; one that found the same is refused."""
    changed = write_record("response", write_answer(PAGE.replace(b"held", b"broke")), "https://a.example/1")
    records, rejects = read(write_files(tmp_path, {"x.warc": FIRST + changed + FIRST}))
    assert [one.source_id.partition("#")[0] for one in records] == ["https://a.example/1"] * 2
    assert show_rejects(rejects) == ["duplicate_id x.warc 3"]
