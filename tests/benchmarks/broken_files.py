"""Files of all forms that are broken on purpose, through ingestion alone: `python -m tests.benchmarks.broken_files 10000 [SEED]`.

The same for one seed: prose of an invented town in each form, some of them sound, most cut, spoilt or packed wrongly. Each must come out,
as records and rejects, as many as are counted; what takes long or much memory is told.
"""

import csv
import gzip
import io
import json
import sys
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from functools import partial
from html import escape
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import process_time

import pyarrow as pa

from pipeline.ingestion import RawRecord, count_inputs, read_inputs
from tests.benchmarks.broken_records import TEXTS, VALUES
from tests.ingestion.archiving import pack_records, write_answer, write_record

SEED = 12
SLOW = 5.0  # seconds of a processor that no file may take
NAMES = ("id", "guid", "Headline", "title", "date", "published", "url", "source", "author", "text", "Body", "html", "other")
RECORDS = ("response", "response", "response", "conversion", "resource", "request", "revisit", "warcinfo", "continuation", "")
ZSTD = partial(pa.Codec("zstd").compress, asbytes=True)
CODINGS = {"": bytes, "gzip": gzip.compress, "deflate": zlib.compress, "br": bytes, "zstd": ZSTD}
LISTED = ("memory://none/x{}", "crawl/x{}", "nowhere://x{}", "s3::memory://x{}", "https://[x{}", "# x{}", "")
HEADS = ("#", "---\ntitle: x\n---\n", "> ", "* ", "![x](y)", "[a](b)", "`", "```\n", "<b>", "")


def tell(rng: Random) -> str:
    """Prose, signs or a page, valid as text of a file."""
    text = TEXTS[rng.choice(sorted(TEXTS))](rng)[: rng.choice((50, 2_000, 50_000))]
    return text.encode("utf-8", "replace").decode().replace("\x00", "")


def _rows(rng: Random) -> list[dict]:
    odd = (*VALUES, "1662402600", "05/09/2022", 20220905, {"name": "x"}, {"$oid": "x"})
    names = [rng.sample(NAMES, rng.randint(1, 6)) for _ in range(rng.randint(0, 6))]
    return [{name: tell(rng) if rng.random() < 0.6 else rng.choice(odd) for name in row} for row in names]


def write_json(rng: Random) -> bytes:
    """One object, a list, a list in an object, or lines."""
    rows = _rows(rng)
    said = rng.choice((rows, {"status": "ok", "articles": rows}, rows[0] if rows else {}, {"response": {"docs": rows, "tags": ["a"]}}))
    text = json.dumps(said) if rng.random() < 0.8 else "\n".join(map(json.dumps, rows))
    return text.encode(rng.choice(("utf-8", "utf-8", "utf-16")), "replace")


def write_table(rng: Random) -> bytes:
    """CSV or TSV of some names, with and without quotation marks."""
    out = io.StringIO()
    quoting = rng.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONE))
    table = csv.writer(out, delimiter=rng.choice(",;\t"), quoting=quoting, escapechar="\\")
    table.writerow([*rng.sample(NAMES, 3), "content"])
    for _ in range(rng.randint(0, 6)):
        table.writerow([tell(rng)[:500] for _ in range(rng.choice((4, 4, 4, 3, 6)))])
    return out.getvalue().encode(rng.choice(("utf-8", "utf-8", "utf-16", "cp1252")), "replace")


def write_feed(rng: Random) -> bytes:
    """RSS or Atom, its texts escaped or not."""
    spell = rng.choice((escape, escape, str, lambda text: f"<![CDATA[{text}]]>"))
    entry, text, head = rng.choice((("item", "description", "rss version='2.0'><channel"), ("entry", "summary", "feed")))
    bodies = [f"<title>{spell(tell(rng)[:99])}</title><{text}>{spell(tell(rng))}</{text}>" for _ in range(rng.randint(0, 5))]
    entries = "".join(f"<{entry}>{body}</{entry}>" for body in bodies)
    ends = "".join(f"</{part.split()[0]}>" for part in reversed(head.split("><")))
    return f"<{head}>{entries}{ends}".encode()


def write_mail(rng: Random) -> bytes:
    """A mail or saved page of one or two bodies."""
    mail = EmailMessage()
    mail["Subject"], mail["Date"] = " ".join(tell(rng)[:80].split()), rng.choice(("Tue, 04 Mar 2031 23:30:00 -0700", "x"))
    mail.set_content(tell(rng)[:5_000])
    if rng.random() < 0.6:
        mail.add_alternative(tell(rng)[:5_000], subtype="html")
    return mail.as_bytes()


def write_markdown(rng: Random) -> bytes:
    """Marks and prose in any order."""
    return "".join(rng.choice(HEADS) + tell(rng)[:300] + rng.choice(("\n", "\n\n", "")) for _ in range(rng.randint(1, 20))).encode()


def write_web_archive(rng: Random) -> bytes:
    """Records of any kind, their pages packed, cut in chunks and labelled, rightly or not."""
    records = []
    for number in range(rng.randint(0, 5)):
        coding, url = rng.choice(sorted(CODINGS)), f"https://a.example/{number % 3}"
        body = spoil(rng, CODINGS[coding](tell(rng).encode(rng.choice(("utf-8", "cp1252", "utf-16")), "replace")))
        chunks = {"Transfer-Encoding": rng.choice(("", "", "chunked"))}
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body) if chunks["Transfer-Encoding"] and rng.random() < 0.7 else body
        media_type = f"text/{rng.choice(('html', 'html', 'plain', 'x'))}; charset={rng.choice(('utf-8', 'idna', 'x', 'cp1252'))}"
        answer = write_answer(body, media_type, rng.choice(("200 OK", "200", "404 x", "")), {"Content-Encoding": coding, **chunks})
        kind = rng.choice(RECORDS)
        block, of = (answer, "application/http") if kind in ("response", "request", "revisit") else (body, media_type)
        records.append(spoil(rng, write_record(kind, block, url, of)) if rng.random() < 0.3 else write_record(kind, block, url, of))
    return pack_records(records) if rng.random() < 0.3 else b"".join(records)


def write_list(rng: Random) -> bytes:
    """Lines that name nothing that is there, in ways right and wrong; none of them leaves the machine."""
    lines = [rng.choice(LISTED).format(rng.choice((*sorted(FORMS), ".exe", ""))) for _ in range(rng.randint(0, 6))]
    return rng.choice(("\n", "\r\n")).join(lines).encode(rng.choice(("utf-8", "utf-16")))


def write_pdf(rng: Random) -> bytes:
    """The parts of a PDF that a reader looks for, without a table of where they are: it has to search for them."""
    shown = f"BT /F1 12 Tf ({tell(rng)[:300]}) Tj ET"
    parts = (
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
    )  # fmt: skip
    body = "".join(f"{number} 0 obj\n{part}\nendobj\n" for number, part in enumerate(parts, start=1))
    return f"%PDF-1.4\n{body}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n0\n%%EOF\n".encode("latin-1", "replace")


def write_word(rng: Random) -> bytes:
    """A Word document with the one part that holds its text."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    text = escape("".join(sign for sign in tell(rng)[:500] if sign.isprintable()))
    return _zip({
        "[Content_Types].xml": f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/w.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r" Type="{relation}" Target="w.xml"/></Relationships>',
        "w.xml": f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{text}</w:t></w:r>'
        "</w:p></w:body></w:document>",
    })  # fmt: skip


FORMS: dict[str, Callable[[Random], bytes]] = {
    ".json": write_json, ".csv": write_table, ".tsv": write_table, ".xml": write_feed, ".rss": write_feed, ".eml": write_mail,
    ".mhtml": write_mail, ".md": write_markdown, ".htm": lambda rng: tell(rng).encode(), ".pdf": write_pdf, ".docx": write_word,
    ".warc": write_web_archive, ".wet": write_web_archive, ".paths": write_list,
}  # fmt: skip


def _zip(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def write_archive(rng: Random, ending: str) -> bytes:
    """Some files of other forms, some of them spoilt, under names of any kind."""
    files = {}
    for number in range(rng.randint(0, 4)):
        form = rng.choice(sorted(FORMS))
        files[rng.choice(("", "in/", "../", "/", "x_files/")) + f"{number}{form}"] = spoil(rng, FORMS[form](rng))
    if ending == ".zip":
        return _zip(files)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz" if ending != ".tar" else "w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size, info.type = len(content), rng.choice((tarfile.REGTYPE, tarfile.REGTYPE, tarfile.REGTYPE, tarfile.SYMTYPE))
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def spoil(rng: Random, data: bytes) -> bytes:
    """The bytes as they are, cut, with some of them changed, doubled or gone, or others in their place."""
    for _ in range(rng.choice((0, 0, 1, 1, 3))):
        start, end = sorted(rng.randrange(len(data) + 1) for _ in range(2))
        junk, head, tail = rng.randbytes(rng.choice((1, 3, 30))), data[:start], data[start:]
        data = rng.choice((head, tail, junk, head + data[end:], head + junk + tail, data[:end] + tail))
    return data


def make_file(rng: Random) -> tuple[str, bytes]:
    """(ending, content) of one file."""
    ending = rng.choice((*sorted(FORMS), ".zip", ".tar", ".tar.gz", ".tgz"))
    data = FORMS[ending](rng) if ending in FORMS else write_archive(rng, ending)
    if ending in FORMS and rng.random() < 0.1:
        return f"{ending}.gz", spoil(rng, gzip.compress(data))
    return ending, spoil(rng, data)


@dataclass
class Told:
    """What became of the files: how many inputs were counted and how many came out, as what, and the slowest, in seconds."""

    counted: int = 0
    records: int = 0
    rejects: Counter[str] = field(default_factory=Counter)
    slowest: list[tuple[float, str]] = field(default_factory=list)


def break_ingestion(raw: Path, count: int, seed: int = SEED) -> Told:
    """Write and read `count` files, a folder each, and tell what became of them."""
    rng, told = Random(seed), Told()
    for number in range(count):
        ending, data = make_file(rng)
        folder = raw / str(number)
        folder.mkdir(parents=True)
        (folder / f"x{ending}").write_bytes(data)
        started = process_time()
        for found in read_inputs(folder):
            told.records += isinstance(found, RawRecord)
            told.rejects.update([found["check_name"]] if isinstance(found, dict) else [])
        told.slowest = sorted([*told.slowest, (process_time() - started, f"{number}{ending}")], reverse=True)[:5]
        told.counted += count_inputs(folder)
    return told


def main(count: int = 10_000, seed: int = SEED) -> int:
    """Tells what became of `count` files; 1 when an input is lost or a file takes too long."""
    with TemporaryDirectory() as folder:
        told = break_ingestion(Path(folder), count, seed)
    print(f"{count:,} files, {told.counted:,} inputs: {told.records:,} records, {told.rejects.total():,} rejects")
    print(", ".join(f"{check} {number:,}" for check, number in told.rejects.most_common()))
    print("slowest: " + ", ".join(f"{seconds:.1f} s {what}" for seconds, what in told.slowest))
    print(f"memory: {getrusage(RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB at most")
    return int(told.counted != told.records + told.rejects.total() or told.slowest[0][0] > SLOW)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
