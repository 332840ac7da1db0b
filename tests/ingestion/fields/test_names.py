"""Which value of a record is which field: usual names, names that a batch gives, the first that is not empty."""

import csv
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingestion.fields.names import FIELDS, map_names, normalise_name
from tests.conftest import ROOT
from tests.ingestion.reading import read, show, show_rejects, write_files


def read_rows(folder, *rows, fields=""):
    """Records and rejects of rows written as JSON lines, with a fields.toml where one is given."""
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    return read(write_files(folder, {"b/x.jsonl": lines} | ({"b/fields.toml": fields} if fields else {})))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"guid": "g", "Headline": "T", "Body": "B", "pubDate": "D", "link": "L", "site": "P", "author": "A"}, "g | T | D | L | P | A | B"),
        ({"_id": 7, "title": "", "headline": "T", "text": None, "article": "B", "date": "D"}, "7 | T | D | - | - | - | B"),
        ({"id": "i", "_id": "j", "text": "B", "content": "C", "published_at": "D"}, "i | - | D | - | - | - | B"),
        ({"id": "i", "text": "B", "source": {"id": 1, "name": "P"}, "authors": ["A", {"name": "C"}]}, "i | - | - | - | P | A, C | B"),
        ({"_id": {"$oid": "o"}, "text": "B", "date": {"$date": "2031-03-04T01:00:00Z"}}, "o | - | 2031-03-04T01:00:00Z | - | - | - | B"),
        ({"id": "i", "text": "B", "date": {"day": 4}, "source": 7, "created": "D"}, "i | - | D | - | - | - | B"),
    ],
)
def test_usual_names_are_known(tmp_path, row, told):
    """Case and spacing do not matter, the first that is not empty wins, a name stands for its object; what fits nothing is passed over."""
    records, _ = read_rows(tmp_path, row)
    assert show(records, "source_id", "title", "published", "url", "publisher", "byline", "text") == [told]


def test_a_batch_names_its_fields(tmp_path):
    """A name of fields.toml leads the usual ones and stands for no other field; another batch knows nothing of it."""
    fields = '[fields]\ntext = ["artikel", "vorspann"]\npublisher = "author"\n'
    rows = [{"id": 1, "Artikel": "A.", "text": "B.", "author": "P"}, {"id": 2, "artikel": "", "vorspann": "V."}, {"id": 3, "text": "B."}]
    records, rejects = read_rows(tmp_path, *rows, fields=fields)
    assert show(records, "source_id", "publisher", "byline", "text") == ["1 | P | - | A.", "2 | - | - | V.", "3 | - | - | B."]
    _, rejects = read(write_files(tmp_path / "other", {"c/x.jsonl": '{"id": 1, "artikel": "A."}'}))
    assert show_rejects(rejects) == ["missing_text c/x.jsonl 1"]


def test_a_missing_id_falls_back(tmp_path):
    """To the address, then to a hash of the text, which the same text has in any file; each says which it was."""
    records, _ = read_rows(tmp_path, {"url": "https://a.example/1", "text": "A."}, {"text": "A."}, {"id": "i", "url": "u", "text": "A."})
    assert show(records, "source_id", "id_from") == ["https://a.example/1 | url", "sha256:e53657178cb6855a | text", "i | input"]


@given(st.text(st.sampled_from("aB _-\t"), min_size=1).map(lambda name: f"x{name}y"))
def test_case_and_spacing_make_no_other_name(name):
    """A name is the same in capitals, and however its words are kept apart."""
    assert normalise_name(name.upper()) == normalise_name(name) == normalise_name(f" {name.replace('_', '-')} ")


def test_every_usual_name_leads_to_one_field():
    """No name is in the list twice, and a field's own name comes first in it."""
    names = map_names({}).names
    assert sorted(name for several in names.values() for name in several) == sorted(map_names({}).known)
    assert [several[0] for several in names.values()] == list(FIELDS)


def test_the_names_shown_are_those_in_the_list():
    """raw/README.md names each field and, best first, all that it goes by; and every ending that is read."""
    text = (ROOT / "raw" / "README.md").read_text(encoding="utf-8")
    shown = dict(re.findall(r"^\| `(\w+)`(?: \([^|]+\))? \| (`.+) \|$", text, re.MULTILINE))
    names = {field: tuple(map(normalise_name, re.findall("`([^`]+)`", shown[field]))) for field in FIELDS if field in shown}
    assert names == map_names({}).names
    with open(ROOT / "pipeline" / "ingestion" / "forms" / "read.csv", encoding="utf-8", newline="") as file:
        assert [row["suffix"] for row in csv.DictReader(file) if f"`{row['suffix']}`" not in text] == []
