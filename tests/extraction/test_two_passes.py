"""An article is read in full only where the sentences that may name an incident report one."""

import pytest

from pipeline.annotation import annotate
from pipeline.annotation.parsing import read_words
from pipeline.cleaning import CleanArticle, clean_record
from pipeline.contract.extractor import GIVEN
from pipeline.contract.records import Extraction
from pipeline.extraction import RuleExtractor, extract_rows
from pipeline.extraction.actors import find_mentions
from pipeline.extraction.confidence import rate_extraction
from pipeline.extraction.incidents import find_reports
from pipeline.extraction.records import publish_report
from pipeline.extraction.statements import find_statements
from pipeline.ingestion import RawRecord, read_inputs
from tests.conftest import ROOT

FILLER = ("The harbour was calm.", "Shops were open.", "The mayor spoke about taxes.", "She will return to Lagos.", "Trade has grown.")
INCIDENT = "Gunmen killed nine people in Mosul on Monday, said Omar Said, a baker."


def article(*paragraphs: str) -> dict:
    """A row of cleaned_articles as extraction is given it, without a title."""
    return {"article_id": "art-1", "title": None, "text": "\n\n".join(paragraphs), "prose_start": 0, "published_on": None,
            "publisher": None, "dateline": None}  # fmt: skip


@pytest.fixture
def asked():
    """How many sentences the model was asked for since the test began."""
    read_words.cache_clear()
    return lambda: read_words.cache_info().misses


@pytest.mark.parametrize("at", range(len(FILLER) + 1))
def test_an_incident_is_found_wherever_it_stands(at):
    """The one sentence that names it may open the article or close it: all is read as in an article of which everything is read."""
    row = article(*FILLER[:at], INCIDENT, *FILLER[at:])
    read, whole = extract_rows(row, "incidents"), extract_rows(row, "all")
    assert [(report["city"], report["fatalities_best"]) for report in read["incident_reports"]] == [("Mosul", 9)]
    assert read == whole
    assert all(row["text"][one["char_start"] : one["char_end"]] == one["quote"] for one in read["evidence"])


def test_where_nothing_is_reported_only_the_chosen_sentences_are_read(asked):
    """Of an article whose triggers name no incident the model sees no more than the sentences around them."""
    row = article(*FILLER, "They discussed how to prevent bombings.", "Nobody spoke of a shooting in the north.")
    rows = extract_rows(row, "incidents")
    assert asked() == 2
    assert not any(rows.values())


def test_what_is_read_whole_costs_each_sentence_once(asked):
    """The second reading pays only for what the first left out."""
    extract_rows(article(INCIDENT, *FILLER), "incidents")
    assert asked() == len(FILLER) + 1


def test_a_long_article_is_not_taken_for_a_brief_one():
    """One chosen sentence of many is no brief: what an article of that length mentions in passing is not its news."""
    text = "The clash with robbers cost him an eye, he wrote."
    row = article(*FILLER, text, *FILLER)
    part, whole = annotate(row, lambda sentence: sentence == text), annotate(row)
    assert len(part.body) == 1
    assert find_reports(part, ()) == find_reports(whole, ()) == ()


@pytest.fixture(scope="module")
def articles() -> list[dict]:
    """The sample's articles as extraction is given them."""
    cleaned = [clean_record(record) for record in read_inputs(ROOT / "raw") if isinstance(record, RawRecord)]
    return [{name: getattr(one, name) for name in GIVEN} for one in cleaned if isinstance(one, CleanArticle)]


def test_the_sample_is_read_as_if_all_were_read(articles):
    """Every article of the sample in which reading all finds an incident is read in full, and no other gives a row."""
    assert len(articles) > 40
    for row, read in zip(articles, RuleExtractor("incidents").extract(articles), strict=True):
        whole = annotate(row)
        found = find_reports(whole, find_statements(whole, mentions := find_mentions(whole)), mentions)
        assert read.reports == rate_extraction(Extraction(tuple(map(publish_report, found)))).reports
