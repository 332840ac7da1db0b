"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingestion import read_inputs
from pipeline.ingestion.encoding import decode_bytes

TYPOGRAPHIC = "He said \u201cwe won\u2019t go\u201d at the caf\u00e9 in Bogot\u00e1 \u2014 and left. "


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac_roman"])
def test_english_in_any_western_encoding(encoding):
    """English with typographic marks reads the same from each encoding that newspapers use."""
    assert decode_bytes(TYPOGRAPHIC.encode(encoding)) == TYPOGRAPHIC


def test_latin_1_accents():
    """Latin-1 bytes read as themselves."""
    assert decode_bytes("Bogot\u00e1 y Medell\u00edn".encode("latin-1")) == "Bogot\u00e1 y Medell\u00edn"


def test_two_encodings_in_one_file():
    """A Windows-1252 line in a file of UTF-8 costs nothing around it."""
    assert decode_bytes("Caf\u00e9 \u2014 ".encode() + "won\u2019t".encode("cp1252")) == "Caf\u00e9 \u2014 won\u2019t"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Москва сегодня заявила, что переговоры будут долгими. ", "cp1251"),
        ("今日は東京で会議が開かれました。", "shift_jis"),
    ],
)
def test_foreign_scripts_are_guessed(text, encoding):
    """Bytes that are mostly foreign go to charset-normalizer."""
    assert decode_bytes((text * 3).encode(encoding)) == text * 3


@given(st.binary(max_size=300))
def test_never_fails(data):
    """Any bytes decode to text that is valid Unicode."""
    decode_bytes(data).encode("utf-8")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\0"), max_size=80))
def test_utf_8_is_itself(text):
    """What is UTF-8 is never guessed about."""
    assert decode_bytes(text.encode()) == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_lines_in_other_encodings(tmp_path, encoding):
    """JSON lines may be in UTF-16 or Windows-1252: rows and text are the same."""
    lines = "".join(f'{{"id": "{n}", "text": "Row {n}: won\u2019t \u0a0a"}}\n' for n in range(4))
    if encoding == "cp1252":
        lines = lines.replace("\u0a0a", "")
    (tmp_path / "x.jsonl").write_bytes(lines.encode(encoding))
    assert [(r.source_row, r.text[:12]) for r in read_inputs(tmp_path)] == [(n + 1, f"Row {n}: won\u2019t") for n in range(4)]
