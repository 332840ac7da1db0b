"""Extractions from a file: which article has one, and what becomes of the others."""

import pytest

from pipeline.contract.extraction_file import open_to_keep
from pipeline.contract.extractor import ExtractorError
from pipeline.contract.records import Extraction, Mention, Span
from pipeline.contract.replay import ReplayExtractor
from tests.contract.articles import TEXT, article

READ = Extraction(mentions=(Mention("Mosul", None, None, None, 1, Span(29, 34)),), method="other 7")


@pytest.fixture
def path(tmp_path):
    """A file that holds the extraction of one article."""
    with open_to_keep(tmp_path / "kept.jsonl") as keep:
        keep(article("one"), READ)
    return tmp_path / "kept.jsonl"


def test_articles_have_what_the_file_says(path):
    """Whatever the order, an article has its own; one that the file lacks, or has of another text, is told whole, with the reason."""
    missing, found, changed = ReplayExtractor(path).extract([article("two"), article("one"), article("one", TEXT + " Nobody fled.")])
    assert found == READ
    assert [one.unread[0].check for one in (missing, changed)] == ["extraction_missing", "extraction_of_other_text"]
    assert missing.unread[0].span == Span(0, len(TEXT))
    assert "kept.jsonl" in missing.unread[0].reason
    assert "line 1" in changed.unread[0].reason


def test_a_line_that_is_no_extraction_costs_its_article_alone(path):
    """The article is told with line and field; the other one has its own."""
    path.write_bytes(b'{"article_id": "art-bad", "text_sha256": "0", "extraction": {"reports": [7]}}\n' + path.read_bytes())
    bad, good = ReplayExtractor(path).extract([article("bad"), article("one")])
    assert good == READ
    assert bad.unread[0].check == "extraction_malformed"
    assert "line 1: extraction.reports.0" in bad.unread[0].reason


def test_version_follows_the_content(path, tmp_path):
    """The same bytes have the same version, wherever they lie; one more line has another."""
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(path.read_bytes())
    assert ReplayExtractor(copy).version == ReplayExtractor(path).version
    copy.write_bytes(path.read_bytes() + b'{"article_id": "art-2"}\n')
    assert ReplayExtractor(copy).version != ReplayExtractor(path).version


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{}\n", "line 1: no JSON object with an article_id"),
        (b'{"article_id": "a"}\nread me\n', "line 2"),
        (b'{"article_id": "a"}\n{"article_id": "b"}\n{"article_id": "a"}\n', "lines 1 and 3 are both of a"),
    ],
)
def test_a_file_of_something_else_is_refused(path, content, said):
    """What cannot be told apart by article starts no reading; the line is named."""
    path.write_bytes(content)
    with pytest.raises(ExtractorError, match=said):
        list(ReplayExtractor(path).extract([]))


def test_a_file_that_is_not_there_is_told(tmp_path):
    """The message names it."""
    with pytest.raises(ExtractorError, match=r"nowhere\.jsonl: cannot be read"):
        _ = ReplayExtractor(tmp_path / "nowhere.jsonl").version
