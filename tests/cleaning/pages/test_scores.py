"""Real pages, where INCIDENT_CORPORA names the folder they lie in: what was reached is held."""

import os

import pytest

from pipeline.evaluation.corpora import find_bench
from tests.cleaning.pages.scores import HALVES, PageScore, hash_words, score_pages

needs_pages = pytest.mark.skipif(not os.environ.get("INCIDENT_CORPORA"), reason="INCIDENT_CORPORA names no folder of corpora")


@pytest.fixture(scope="module")
def scores() -> list[PageScore]:
    """The labelled pages, read once."""
    return score_pages(find_bench(os.environ))


@needs_pages
@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize(("name", "least"), [("title", 0.97), ("day", 0.97), ("byline", 0.97), ("main_text", 0.97)])
def test_share_is_held(scores, half, name, least):
    """Headlines, days, bylines and main text of either half of the pages are as right as they have been."""
    shares = [getattr(score, name) for score in scores if score.half == half]
    assert sum(shares) / len(shares) >= least


@needs_pages
def test_the_worst_tenth_is_held(scores):
    """Of the pages with the least of their main text right none is lost."""
    worst = sorted(score.main_text for score in scores)[: len(scores) // 10]
    assert sum(worst) / len(worst) >= 0.86


def test_a_hash_folds_what_is_no_difference():
    """Case, blanks and forms of one character make no other headline; another word does."""
    assert hash_words("Ship\u00a0 Hits\tBRIDGE") == hash_words("ship hits bridge") != hash_words("ship hits ridge")
