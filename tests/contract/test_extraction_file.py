"""Extractions as JSON."""

import json
import re

import pytest
from hypothesis import given

from pipeline.contract import extraction_file
from pipeline.contract.extraction_file import LineError, hash_text, open_to_keep, read_extraction, read_line, write_extraction
from pipeline.contract.records import Extraction
from tests.contract.articles import TEXT, article
from tests.contract.extractions import EXTRACTIONS


@given(EXTRACTIONS)
def test_extractions_come_back(extraction):
    """What is written comes back value for value."""
    assert read_extraction(write_extraction(extraction)) == extraction


def test_example_is_read():
    """The example of the module is a line of a file, but for what it leaves out."""
    example = re.search(r"^    (\{.*?)\n\n", extraction_file.__doc__, re.MULTILINE | re.DOTALL)[1]
    line = read_line(" ".join(re.sub(r", ?…", "", example).split()).encode())
    assert line.extraction.method == "rules 1a2b3c4d5e6f"
    assert line.extraction.reports[0].claims[0].low == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"reports": [{"is_main": True}]}, "extraction.reports.0.incident_type"),
        ({"reports": 3}, "extraction.reports"),
        ({"incidents": []}, "extraction.incidents"),
        ({"unread": [{"span": {"start": "0", "end": 1}, "check": "a", "reason": "b"}]}, "extraction.unread.0.span.start"),
    ],
)
def test_what_is_wrong_with_a_line_is_told(change, said):
    """A field that is missing, of another type or unknown is named."""
    line = {"article_id": "art-1", "text_sha256": "0", "extraction": change}
    with pytest.raises(LineError, match=re.escape(said)):
        read_line(json.dumps(line).encode())


def test_file_is_whole_or_not_there(tmp_path):
    """A line an article, in order; where writing stops, the file that was there stays."""
    path = tmp_path / "kept.jsonl"
    with open_to_keep(path) as keep:
        keep(article("one"), Extraction(method="rules 1"))
        keep(article("two"), Extraction())
    before = path.read_bytes()
    lines = [read_line(line) for line in before.splitlines()]
    assert [(line.article_id, line.text_sha256) for line in lines] == [("art-one", hash_text(TEXT)), ("art-two", hash_text(TEXT))]
    with pytest.raises(KeyError), open_to_keep(path) as keep:
        keep({}, Extraction())
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_none_is_kept_unasked():
    """Without a file nothing is written."""
    with open_to_keep(None) as keep:
        assert keep(article("one"), Extraction()) is None
