"""Outside corpora, where INCIDENT_CORPORA names their folder: nothing crashes, and every record is accounted for.

`python -m tests.benchmarks` builds them whole and scores them; here each is read and cleaned only.
"""

import os
from pathlib import Path

import pytest

from pipeline.cleaning import CleanArticle, clean_record
from pipeline.ingestion import RawRecord, count_inputs, read_inputs
from tests.conftest import build

CORPORA = Path(os.environ.get("INCIDENT_CORPORA", "")) if os.environ.get("INCIDENT_CORPORA") else None
BATCHES = sorted((CORPORA / "bench" / "data").glob("*/")) if CORPORA else []

pytestmark = pytest.mark.skipif(not CORPORA, reason="INCIDENT_CORPORA names no folder of corpora")


@pytest.mark.parametrize("folder", BATCHES, ids=lambda folder: folder.name)
def test_records_are_conserved(folder):
    """Each input record of a corpus ends as an article or as a reject with its reason; nothing crashes."""
    articles, rejects = set(), 0
    for found in read_inputs(folder):
        made = clean_record(found) if isinstance(found, RawRecord) else found
        if isinstance(made, CleanArticle):
            articles.add(made.article_id)
        else:
            rejects += 1
            assert made["stage"] in ("ingestion", "cleaning")
            assert made["reason"]
    assert len(articles) + rejects == count_inputs(folder)
    assert articles


def test_real_story_builds(tmp_path):
    """A wire story as it was printed: its bombing comes out with day, city and toll, and the words behind each cell read true."""
    story = build(CORPORA / "articles", tmp_path)
    assert story.outcome.success, story.outcome.errors
    main = story.table("incident_reports").filter(is_main=True)["incident_id"].item()
    [bombing] = story.table("incidents").filter(incident_id=main).to_dicts()
    assert bombing["incident_type"] == "bombing"
    assert (bombing["city"], bombing["country_iso3"], bombing["date_prec"]) == ("Kabul", "AFG", 1)
    assert bombing["date_start"] == bombing["date_end"] == story.table("articles")["published_on"].item()
    assert 0 < bombing["fatalities_low"] <= bombing["fatalities_best"]
    assert story.table("statements")["is_direct"].any()
    texts = dict(story.handed_on("cleaned_articles").select("article_id", "text").iter_rows())
    for row in story.table("evidence").iter_rows(named=True):
        assert texts[row["article_id"]][row["char_start"] : row["char_end"]].startswith(row["quote"])
