"""JSON-LD of pages, well made and badly made."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fromstring

from pipeline.cleaning.pages.json_ld import Described, read_json_ld


def read(*scripts: str) -> Described:
    """What scripts of a page say."""
    inside = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return read_json_ld(fromstring(f"<html><head>{inside}</head><body></body></html>"))


def test_article_in_a_graph():
    """The article is found among other objects, and its author by the id of another."""
    graph = [
        {"@type": "WebSite", "name": "The Example", "headline": "The Example"},
        {"@type": ["NewsArticle"], "headline": "Ship hits bridge", "author": {"@id": "#1"}, "datePublished": "2022-09-05"},
        {"@type": "Person", "@id": "#1", "name": "Jane Doe"},
    ]
    found = read(json.dumps({"@graph": graph}))
    assert (found.headline, found.authors, found.published) == ("Ship hits bridge", ("Jane Doe",), ("2022-09-05",))


def test_other_stories_are_not_the_article():
    """Stories in a list, and those an article is part of or leads to, say nothing about it."""
    other = {"@type": "NewsArticle", "headline": "Other", "datePublished": "2020-01-01"}
    lists = {"@type": "ItemList", "itemListElement": [other]}
    article = {"@type": "NewsArticle", "headline": "Ship hits bridge", "isPartOf": other, "hasPart": [other]}
    assert read(json.dumps(lists), json.dumps(article)) == Described(headline="Ship hits bridge")


def test_the_page_fills_what_the_article_leaves_out():
    """Day and author of the page's own object stand where the article has none."""
    page = {"@type": "WebPage", "datePublished": "2022-09-05", "author": {"@type": "Person", "name": "Jane Doe"}}
    found = read(json.dumps([page, {"@type": "Article", "headline": "Ship hits bridge"}]))
    assert (found.headline, found.published, found.authors) == ("Ship hits bridge", ("2022-09-05",), ("Jane Doe",))


@pytest.mark.parametrize(("said", "is_free"), [(True, True), ("False", False), ("true", True), (False, False)])
def test_whether_it_is_free(said, is_free):
    """A page may say so as a truth value or in words."""
    assert read(json.dumps({"@type": "NewsArticle", "isAccessibleForFree": said})).is_free is is_free


@pytest.mark.parametrize("script", ["", "{", "[1, null, {}]", '"text"', "<!-- x -->", '{"@type": 3, "author": 7}', "[" * 50_000])
def test_bad_json_says_nothing(script):
    """Broken, empty, odd and bottomless JSON is passed over, and what follows is read."""
    assert read(script).headline is None
    assert read(script, '{"@type": "NewsArticle", "headline": "Ship\nhits bridge"};').headline == "Ship\nhits bridge"


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["@type", "@id", "@graph", "author", "headline", "name", "publisher", "datePublished"]), inner, max_size=4
    ),
)  # fmt: skip


@given(VALUES)
def test_any_values_are_read(value):
    """No value in any place raises."""
    assert isinstance(read(json.dumps({"@type": "NewsArticle", "author": value, "publisher": value, "headline": value})), Described)
