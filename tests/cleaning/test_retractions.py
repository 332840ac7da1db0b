"""Articles that people retract."""

from datetime import date

import pytest

from pipeline.cleaning import Retractions
from pipeline.ingestion.decisions import Decision, DecisionError

ARTICLE = "art-0000000000000001"


def retract(article_id, line=2, action="retract", table="articles"):
    said = ("Nela Orban", date(2031, 4, 8), "withdrawn by its publisher")
    return Decision(action, table, article_id, None, None, None, *said, "decisions/2031.csv", line)


def test_retracted_article_is_a_reject():
    """It ends as one reject with its reason and without its text; other articles are let through."""
    retractions = Retractions([retract(ARTICLE)])
    assert retractions.reject("art-0000000000000002", "desk/2.txt") is None
    row = retractions.reject(ARTICLE, "desk/1.txt")
    assert (row["stage"], row["article_id"], row["source_path"], row["check_name"]) == ("cleaning", ARTICLE, "desk/1.txt", "retracted")
    assert row["reason"] == "Retracted by hand: Nela Orban, 2031-04-08: withdrawn by its publisher"
    assert row["row"] is None
    retractions.finish()


def test_article_that_is_not_there_names_the_line():
    """A retraction that meets no article is an error."""
    with pytest.raises(DecisionError, match=f"decisions/2031.csv, line 7: {ARTICLE}: no such article in the inputs"):
        Retractions([retract(ARTICLE, line=7)]).finish()


def test_other_decisions_take_out_no_article():
    """Only a retraction, and only of an article."""
    Retractions([retract(ARTICLE, action="split"), retract("inc-0000000000000001", table="incidents")]).finish()
