"""CSV and TSV: five tables as people export them, and what is wrong with others."""

import pytest

from pipeline.ingestion import limits
from tests.ingestion.reading import read, show, show_rejects, write_files

FIELDS = ("source_id", "source_row", "title", "published", "publisher", "byline", "text")
TABLES = {
    "plain.csv": "id,title,published,publisher,author,text\n7,Dam holds,2031-03-04,Wire,Jo Poe,The dam held.\n",
    "sheet.csv": '\ufeffHeadline;Published At;Content\r\nDam holds;04.03.2031;"It held;\r\nso far."\r\n;;\r\nRoof falls;;A roof fell.\r\n',
    "export.tsv": "_id\tHeadline\tdate\tsource\tbody\nx1\tDam holds\t4 March 2031\tWire\tThe dam, they said, held.\n",
    "quotes.csv": 'guid,text\nq,"He said ""no"", and left."\n',
    "latin.csv": "id,text\nl,Caf\xe9 burnt.\n".encode("cp1252"),
}


def test_tables_give_their_fields(tmp_path):
    """Names in any case and spacing, semicolons, a mark before the first name, cells of several lines, blank rows, old encodings."""
    records, rejects = read(write_files(tmp_path, TABLES))
    assert not rejects
    assert show(records, *FIELDS) == [
        "x1 | 1 | Dam holds | 4 March 2031 | Wire | - | The dam, they said, held.",
        "l | 1 | - | - | - | - | Café burnt.",
        "7 | 1 | Dam holds | 2031-03-04 | Wire | Jo Poe | The dam held.",
        'q | 1 | - | - | - | - | He said "no", and left.',
        "sha256:8ff9ee1f9a7d74e6 | 1 | Dam holds | 04.03.2031 | - | - | It held; so far.",
        "sha256:194b1d35d065e27c | 3 | Roof falls | - | - | - | A roof fell.",
    ]


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("id,text\n1,a, b\n2,c\n", ["ragged_row x.csv 1"]),
        ("id,text\n1,a\n2,\"b\n3,c\n", ["broken_container x.csv 2"]),
        ("id,text\n1," + "a" * 2_000 + "\n2,b\n", ["too_large x.csv"]),
        ("id,words\n1,a\n", ["missing_text x.csv 1"]),
        ("id,text\n", ["empty_file x.csv"]),
    ],
    ids=["comma", "open quotation mark", "long row", "unknown names", "no rows"],
)
def test_what_no_row_can_be_told_from_is_refused(tmp_path, monkeypatch, table, told):
    """Nothing is cut off a text or swallowed by one; a reject says which row, and what to do."""
    monkeypatch.setattr(limits, "MAX_RECORD", 1_000)
    _, rejects = read(write_files(tmp_path, {"x.csv": table}))
    assert show_rejects(rejects) == told


def test_a_column_of_another_name_is_told(tmp_path):
    """A row without text says which names it has, so that the right one can be mapped."""
    _, (reject,) = read(write_files(tmp_path, {"x.csv": "nr,artikel\n1,Der Damm hielt.\n"}))
    assert "The record also has `nr`, `artikel`: where one is the article under another name, say so in fields.toml" in reject["reason"]
