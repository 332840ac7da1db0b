"""Versions of one story, whatever their words."""

from datetime import date

import polars as pl

from pipeline.cleaning import find_copies, find_versions
from pipeline.cleaning.versions import MOST

ID, UPDATE = "story", "story#0123456789ab"
EARLY = "Three people died when a ferry sank off Zamboanga on Monday, the coast guard said."
LATE = "Divers have found four more bodies in the wreck of the ferry. That makes seven, Captain Ana Cruz said on Tuesday."


def frame(*rows):
    """Articles from (id, batch, source id, address, text, day of May)."""
    names = ("article_id", "batch", "source_id", "url", "text", "prose_start", "published_on")
    return pl.DataFrame([(*row[:5], 0, date(2031, 5, row[5])) for row in rows], schema=names, orient="row")


def test_one_id_or_one_address_is_one_story():
    """Within a batch, by the id of the first version or by the address of a page; a site's front page is nobody's address."""
    articles = frame(
        ("a", "x", ID, None, EARLY, 1), ("b", "x", UPDATE, None, LATE, 2), ("c", "y", ID, None, EARLY, 1),
        ("d", "x", "1", "https://a.example/ferry", EARLY, 1), ("e", "x", "2", "https://a.example/ferry", LATE, 2),
        ("f", "x", "3", "https://a.example/", EARLY, 1), ("g", "x", "4", "https://a.example/", LATE, 2),
        ("h", "x", "5", "http://[", LATE, 2),
    )  # fmt: skip
    assert find_versions(articles) == [("a", "b"), ("d", "e")]


def test_what_too_many_share_is_no_story():
    """An address of a section, and an id that all records have, link nothing."""
    rows = [(f"{n:02}", "x", f"{n}", "https://a.example/news", EARLY, 1) for n in range(MOST + 1)]
    assert find_versions(frame(*rows)) == []
    assert len(find_versions(frame(*rows[1:]))) == MOST * (MOST - 1) / 2


def test_a_version_is_a_copy_without_a_score():
    """The later version points at the earlier, however little is left of it, on whatever day; without the pair they are two stories."""
    articles = frame(("b", "x", ID, None, EARLY, 5), ("a", "x", UPDATE, None, LATE, 6))
    assert find_copies(articles, find_versions(articles)).rows() == [("a", "b", None, None, None)]
    assert find_copies(articles).is_empty()
