"""What every extractor holds, whichever it is: the rules, and a file of what they read."""

from dataclasses import fields, is_dataclass

import pytest

from pipeline.contract import records
from pipeline.contract.extraction_file import open_to_keep
from pipeline.contract.extractor import Extractor, name_method
from pipeline.contract.replay import ReplayExtractor
from pipeline.contract.rows import REFUSED, TABLES, make_rows
from pipeline.extraction import RuleExtractor
from pipeline.extraction import rule_extractor as rules
from tests.contract.articles import article

ARTICLES = [
    article("shooting"),
    article("nothing", "The port was calm on Monday, and the harbour master thanked everyone."),
    article("talk", "“We condemn the bombing,” President Amina Sesay said. A bomb killed two guards and a cook in Mosul on Sunday."),
    article("failing"),
]


@pytest.fixture(params=["rules", "replay"])
def extractor(request, monkeypatch, tmp_path) -> Extractor:
    """The rules, that cannot digest one of the articles, or a file of what they read."""
    annotate = rules.annotate

    def stop(given):
        if given["article_id"] == "art-failing":
            raise RecursionError(given["text"])
        return annotate(given)

    monkeypatch.setattr(rules, "annotate", stop)
    reader = RuleExtractor("all")
    if request.param == "rules":
        return reader
    with open_to_keep(tmp_path / "kept.jsonl") as keep:
        for given, extraction in zip(ARTICLES, reader.extract(ARTICLES), strict=True):
            keep(given, extraction)
    return ReplayExtractor(tmp_path / "kept.jsonl")


def test_it_has_a_name_and_a_version(extractor):
    """Both are one word, and the same each time one asks."""
    assert len(name_method(extractor).split()) == 2
    assert extractor.version == extractor.version


def test_there_is_one_extraction_an_article_in_order(extractor):
    """Articles that say nothing and such as could not be read have theirs too; articles may come one by one."""
    found = list(extractor.extract(iter(ARTICLES)))
    assert [bool(one.reports) for one in found] == [True, False, True, False]
    assert [len(one.unread) for one in found] == [0, 0, 0, 1]
    assert found == list(extractor.extract(ARTICLES))
    assert list(extractor.extract(reversed(ARTICLES))) == found[::-1]
    assert list(extractor.extract([])) == []


def test_what_could_not_be_read_is_told(extractor):
    """The whole article is told as not read, with a reason that holds none of its words."""
    (failed,) = extractor.extract(ARTICLES[3:])
    (unread,) = failed.unread
    assert unread.span == records.Span(0, len(ARTICLES[3]["text"]))
    assert "RecursionError" in unread.reason
    assert "Mosul" not in unread.reason


def test_every_value_keeps_the_contract(extractor):
    """No row is refused: spans lie in the text, codes are known, and every value read has its words."""
    rows = [make_rows(given, found, "test") for given, found in zip(ARTICLES, extractor.extract(ARTICLES), strict=True)]
    assert [one[REFUSED] for one in rows] == [[], [], [], []]
    assert all(rows[2][table] for table in TABLES)
    assert rows[2]["incident_reports"][0]["fatalities_best"] == 3


def test_records_are_those_of_the_contract(extractor):
    """No record has a mark that only one reader understands."""
    for extraction in extractor.extract(ARTICLES):
        assert {type(record).__module__ for record in walk(extraction)} == {records.__name__}


def walk(value):
    """A record and all records in it."""
    if is_dataclass(value):
        yield value
        for field in fields(value):
            yield from walk(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from walk(one)
