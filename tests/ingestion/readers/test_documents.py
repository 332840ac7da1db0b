"""PDF and Word: five documents of each, without the library that reads them, and what holds no text."""

import io

import pytest

from pipeline.ingestion.readers import documents
from tests.ingestion.reading import read, show, show_rejects, write_files

pypdf = pytest.importorskip("pypdf")
docx = pytest.importorskip("docx")
STORIES = {
    "a": ("Dam holds", "Mar 04, 2031", "The dam held."),
    "b": ("Roof falls at Harwell", "A roof fell on Monday, police said."),
    "c": ("The dam held on Monday, police said.", "It leaks."),
    "d": ("Ferry late", "4 March 2031", "The ferry was late.", "It came."),
    "e": ("Words.",),
}
SHOWN = [
    "a | Dam holds | Mar 04, 2031 | The dam held.",
    "b | Roof falls at Harwell | - | A roof fell on Monday, police said.",
    "c | - | - | The dam held on Monday, police said. It leaks.",
    "d | Ferry late | 4 March 2031 | The ferry was late. It came.",
    "e | - | - | Words.",
]


def write_pdf(*lines):
    """A PDF of one page with these lines, a blank line apart, written by hand; a scan has none."""
    shown = " ".join(f"({line}) Tj 0 -40 Td" for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    writer = pypdf.PdfWriter(io.BytesIO(_number("%PDF-1.4\n", objects)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _number(head, objects):
    body, places = head, []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {size}\n0000000000 65535 f \n{table}{end}".encode()


def write_word(*paragraphs):
    """A Word document of these paragraphs."""
    document, out = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("write", ["pdf", "docx"])
def test_documents_are_read_as_texts_are(tmp_path, write):
    """Title line, date line and body, as far as they are there; the id is the file's name. A PDF tells no line from a paragraph."""
    writers = {"pdf": write_pdf, "docx": write_word}
    records, rejects = read(write_files(tmp_path, {f"{name}.{write}": writers[write](*lines) for name, lines in STORIES.items()}))
    assert not rejects
    found = show(records, "source_id", "title", "published", "text")
    if write == "pdf":
        assert found.pop(1) == "b | - | - | Roof falls at Harwell A roof fell on Monday, police said."
    assert found == [line for line in SHOWN if write == "docx" or line[0] != "b"]


def test_what_holds_no_text_is_refused(tmp_path):
    """A scan and an empty document say so, one with a password asks for one without; what is broken is told as of any file."""
    locked, out = pypdf.PdfWriter(io.BytesIO(write_pdf("Words."))), io.BytesIO()
    locked.encrypt("secret", algorithm="RC4-128")
    locked.write(out)
    files = {"a.pdf": write_pdf(), "b.pdf": out.getvalue(), "c.pdf": b"%PDF-1.4\nnot one", "d.docx": write_word(), "e.docx": b"not one"}
    _, rejects = read(write_files(tmp_path, files))
    assert show_rejects(rejects) == [
        "no_text a.pdf", "encrypted b.pdf", "unreadable_file c.pdf", "no_text d.docx", "unreadable_file e.docx",
    ]  # fmt: skip
    assert "run text recognition on it" in rejects[0]["reason"]


def test_without_the_extra_the_reject_names_it(tmp_path, monkeypatch):
    """Where the library is not there, nothing else fails, and the reason is the command that brings it."""

    def miss(name):
        raise ImportError(name)

    monkeypatch.setattr(documents, "import_module", miss)
    _, rejects = read(write_files(tmp_path, {"a.pdf": write_pdf("Words."), "b.docx": write_word("Words.")}))
    assert show_rejects(rejects) == ["library_missing a.pdf", "library_missing b.docx"]
    assert all("pip install 'incident-pipeline[documents]'" in one["reason"] for one in rejects)
