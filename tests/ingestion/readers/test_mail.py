"""Mails and pages saved in the form of a mail: five of each, and what is none."""

import pytest

from tests.ingestion.reading import read, show, show_rejects, write_files

HEAD = "From: Harwell Wire <news@a.example>\nSubject: Dam holds\nDate: Tue, 04 Mar 2031 23:30:00 -0700\nMIME-Version: 1.0\n"
PARTS = """Content-Type: multipart/alternative; boundary=cut\n
--cut\nContent-Type: text/plain; charset=utf-8\n\n{}
--cut\nContent-Type: text/html; charset=utf-8\n\n{}
--cut--\n"""
ATTACHED = "--cut\nContent-Type: text/plain\nContent-Disposition: attachment; filename=x.txt\n\nNot the article.\n"
MAILS = {
    "a.eml": HEAD + "\nThe dam held.\n",
    "b.eml": HEAD + PARTS.format("The dam held.", "<p>The dam held.</p>"),
    "c.eml": HEAD + PARTS.format("", "<p>The dam held.</p>").replace("--cut\n", f"{ATTACHED}--cut\n", 1),
    "d.eml": HEAD.replace("Dam holds", "=?iso-8859-1?q?Caf=E9_burnt?=") + "Content-Type: text/plain; charset=none\n\nCafé burnt.\n",
    "e.eml": HEAD.replace("\n", "\r\n") + "Content-Type: text/plain; charset=iso-8859-1\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\nCaf=E9 =\r\nburnt.\r\n",
}  # fmt: skip
QUOTED = "Content-Transfer-Encoding: quoted-printable"
PAGE = "From: <Saved by Blink>\nSnapshot-Content-Location: https://a.example/1\nDate: Wed, 5 Mar 2031 10:00:00 -0000\nMIME-Version: 1.0\n"
RELATED = """Content-Type: multipart/related; type="text/html"; boundary=cut\n
--cut\n{}\n
--cut\nContent-Type: text/css\n\np {{}}\n--cut--\n"""
PAGES = {
    "a.mhtml": PAGE + RELATED.format("Content-Type: text/html\nContent-Location: https://a.example/2\n\n<p>The dam held.</p>"),
    "b.mhtml": PAGE + RELATED.format(f"Content-Type: text/html\n{QUOTED}\n\n<p class=3D1>The =\ndam held.</p>"),
    "c.mht": PAGE + RELATED.format("Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+VGhlIGRhbSBoZWxkLjwvcD4="),
    "d.mht": (PAGE + "Content-Type: text/html; charset=windows-1252\n\n<p>Caf\xe9 burnt.</p>").encode("cp1252"),
    "e.mhtml": PAGE + RELATED.format("Content-Type: application/xhtml+xml\n\n<p>The dam held.</p>"),
}


def test_mails_give_subject_date_and_body(tmp_path):
    """Plain text over a page, a page over nothing, no attachment; heads and bodies in whatever encoding they say or have."""
    records, rejects = read(write_files(tmp_path, MAILS))
    assert not rejects
    assert {one.published for one in records} == {"Tue, 04 Mar 2031 23:30:00 -0700"}
    assert show(records, "source_id", "title", "text", "html") == [
        "a | Dam holds | The dam held. | -",
        "b | Dam holds | The dam held. | -",
        "c | Dam holds | - | <p>The dam held.</p>",
        "d | Café burnt | Café burnt. | -",
        "e | Dam holds | Café burnt. | -",
    ]


def test_saved_pages_give_page_and_address(tmp_path):
    """The first part that is a page, from the address it was saved from; not the day on which it was saved."""
    records, rejects = read(write_files(tmp_path, PAGES))
    assert not rejects
    assert show(records, "source_id", "url", "published", "html") == [
        "a | https://a.example/2 | - | <p>The dam held.</p>",
        "b | https://a.example/1 | - | <p class=1>The dam held.</p>",
        "c | https://a.example/1 | - | <p>The dam held.</p>",
        "d | https://a.example/1 | - | <p>Café burnt.</p>",
        "e | https://a.example/1 | - | <p>The dam held.</p>",
    ]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("x.eml", HEAD + "Content-Type: image/png\n\nxx\n", ["no_body x.eml"]),
        ("x.eml", HEAD + "\n \n", ["no_body x.eml"]),
        ("x.eml", b"\0\n", ["empty_file x.eml"]),
        ("x.mhtml", PAGE + "Content-Type: text/css\n\np {}\n", ["no_page x.mhtml"]),
        ("x.mhtml", PAGE + RELATED.format("Content-Type: text/html\n\n"), ["missing_text x.mhtml"]),
    ],
)
def test_what_has_no_body_is_refused(tmp_path, name, content, told):
    """A mail without words and a saved page without a page are one reject each."""
    _, rejects = read(write_files(tmp_path, {name: content}))
    assert show_rejects(rejects) == told
